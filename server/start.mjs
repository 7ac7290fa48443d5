// The one file that runs on whatever Node the machine has (20.19 or newer): it installs what is missing and hands
// everything else to the Node 24 that the lock pins.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import os from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const [mode = 'serve', ...rest] = process.argv.slice(2)
/** What is not serving, and the file that does it. */
const tasks = {
  test: '.config/run/test.ts',
  check: '.config/run/check.ts',
  e2e: '.config/run/e2e.ts',
  migrate: '.config/run/migrate.ts',
  generate: '.config/run/generate.ts',
  bench: 'tests/bench/run.ts',
  read: '.config/run/read.ts',
  conformance: '.config/run/read.ts',
}

/** Ends with one line. */
function refuse(line) {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}

/** When a process was born, so that a number used again is not taken for it; undefined when it is gone. */
function birth(pid) {
  try {
    if (!fs.existsSync('/proc/self/stat'))
      return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim() || undefined
    const facts = fs
      .readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return facts[0] === 'Z' || facts[0] === 'X' ? undefined : facts[19]
  } catch {
    return undefined
  }
}

const lives = (who) => Boolean(who?.pid) && birth(who.pid) === who.birth

function told(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** Takes a lock file for the life of this process; gives the process that holds it instead, if one lives. */
function hold(file) {
  fs.mkdirSync(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}`
  fs.writeFileSync(draft, JSON.stringify({ pid: process.pid, birth: birth(process.pid) }), { mode: 0o600 })
  try {
    for (let i = 0; i < 20; i++) {
      try {
        fs.linkSync(draft, file)
        process.on('exit', () => told(file)?.pid === process.pid && fs.rmSync(file, { force: true }))
        return undefined
      } catch (error) {
        if (error.code !== 'EEXIST') refuse(`DATA_DIR: ${dirname(file)} cannot be written (${error.code}).`)
      }
      const other = told(file)
      if (lives(other)) return other
      // its holder was killed: move it away, and back again if somebody else was quicker
      const grave = `${draft}.stale`
      try {
        fs.renameSync(file, grave)
        if (lives(told(grave))) fs.linkSync(grave, file)
      } catch {}
      fs.rmSync(grave, { force: true })
    }
    return told(file)
  } finally {
    fs.rmSync(draft, { force: true })
  }
}

/** Whether node_modules is what the lock says, by npm's own note of what it installed. */
function isInstalled() {
  const [lock, note] = [told(join(root, 'package-lock.json')), told(join(root, 'node_modules', '.package-lock.json'))]
  if (!lock || !note) return false
  return Object.entries(lock.packages).every(([place, wanted]) => {
    if (place === '') return true
    const found = note.packages[place]
    return found ? found.version === wanted.version && found.integrity === wanted.integrity : wanted.optional === true
  })
}

const gigabytes = (bytes) => (bytes / 2 ** 30).toFixed(1)

function checkRoom(needed) {
  const { bavail, bsize } = fs.statfsSync(root)
  if (bavail * bsize < needed)
    refuse(`Disk: setting up needs ${gigabytes(needed)} GB in ${root}, ${gigabytes(bavail * bsize)} GB are free.`)
  const memory = Math.min(os.totalmem(), process.constrainedMemory?.() || Infinity)
  if (memory < 3.5 * 2 ** 30)
    process.stderr.write(
      `Memory: setting up needs 4 GB, this machine has ${gigabytes(memory)} GB; it may be killed while it builds.\n`,
    )
}

async function install() {
  if (isInstalled()) return
  // npm start and npm test of a fresh copy may come together
  const file = join(os.tmpdir(), `sccp-install-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`)
  for (let i = 0; hold(file); i++) {
    if (i === 600) refuse('Setting up: another process has been installing for ten minutes; end it and start again.')
    await wait(1000)
  }
  if (isInstalled()) return fs.rmSync(file, { force: true })
  checkRoom(3 * 2 ** 30)
  process.stdout.write('Installing what is missing (about a minute) …\n')
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm']
  // no package needs its install script here, and some of them call out
  const options = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--engine-strict=false',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const done = spawnSync(npm[0], [...npm.slice(1), ...options], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  fs.rmSync(file, { force: true })
  if (done.status !== 0) refuse('Setting up: npm could not install the packages; see its lines above.')
}

/** The pinned Node, or this one when it is new enough. */
function pinnedNode() {
  const names = [`node-${process.platform}-${process.arch}`, `node-bin-${process.platform}-${process.arch}`]
  const found = names
    .map((name) => join(root, 'node_modules', name, 'bin', 'node'))
    .find((path) => spawnSync(path, ['-v']).status === 0)
  if (found) return found
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  return refuse(
    `Node: no Node 24 comes with npm for ${process.platform}-${process.arch}; install Node 24 and start again.`,
  )
}

/** Runs a child on the pinned Node, hands signals on, and gives its exit code. */
function run(node, args, extra = {}, note) {
  const bin = [join(root, 'node_modules', '.bin'), dirname(node)].join(delimiter)
  const quiet = {
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    PRISMA_SCHEMA_ENGINE_BINARY: join(root, 'prisma', 'engine.ts'),
  }
  const env = { ...process.env, ...quiet, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, ...extra }
  const child = spawn(node, args, { cwd: root, env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  if (note) fs.writeFileSync(note, JSON.stringify({ pid: child.pid, birth: birth(child.pid) }))
  const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'].map((signal) => [signal, () => child.kill(signal)])
  for (const [signal, hand] of signals) process.on(signal, hand)
  // a test that started this portal was killed
  process.once('disconnect', () => child.kill('SIGTERM'))
  return new Promise((done) =>
    child.once('exit', (code, signal) => {
      for (const [name, hand] of signals) process.off(name, hand)
      done(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 130 : 1))
    }),
  )
}

/** A start that was killed may have left its portal behind, which is just closing: wait for it, then end it. */
async function outlive(note) {
  const orphan = told(note)
  for (let i = 0; i < 80 && lives(orphan); i++) await wait(50)
  if (lives(orphan)) process.kill(orphan.pid, 'SIGKILL')
}

async function serve(node, production) {
  const data = resolve(root, process.env.DATA_DIR || '.data')
  const note = join(data, 'portal.json')
  const lock = join(data, 'lock')
  let holder = hold(lock)
  // its portal was killed and it is about to notice, or it has not come to its portal yet
  for (let i = 0; holder && !lives(told(note)) && i < 40; i++) {
    await wait(50)
    holder = hold(lock)
  }
  if (holder) refuse(`DATA_DIR: ${data} is in use by a portal that is running or starting (process ${holder.pid}).`)
  await outlive(note)
  const env = { NODE_ENV: production ? 'production' : 'development', DATA_DIR: data }
  const built = await run(node, ['.config/run/build.ts', production ? 'serve' : 'dev'], env)
  if (built !== 0) return built
  return run(
    node,
    production
      ? ['--no-warnings', join(process.env.PORTAL_BUILD || '.build', 'main.mjs')]
      : ['--no-warnings', 'server/main.ts'],
    env,
    note,
  )
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19))
  refuse(`Node: the portal needs Node.js 20.19 or newer, this is ${process.versions.node}.`)
const known = ['serve', 'dev', ...Object.keys(tasks)]
if (!known.includes(mode)) refuse(`start.mjs: knows no "${mode}"; it knows ${known.join(', ')}.`)
process.chdir(root)
await install()
const node = pinnedNode()
if (mode === 'test' || mode === 'e2e') {
  const other = hold(join(root, '.test', 'lock'))
  if (other) refuse(`Tests: others are running in this folder (process ${other.pid}).`)
}
if (mode === 'serve' || mode === 'dev') process.exit(await serve(node, mode === 'serve'))
// one file answers two commands: it hears by which it was called
const words = mode === 'read' || mode === 'conformance' ? [mode, ...rest] : rest
process.exit(await run(node, ['--no-warnings', tasks[mode], ...words]))
