import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { end, freePort, holder } from '#prisma/postmaster.ts'

/** A whole portal as `npm start` runs it, on a port, a data folder and a build of its own. */
export interface Portal {
  url: string
  port: number
  dataDir: string
  /** all it has written so far */
  output: () => string
  /** the process that serves; its parent is `child` */
  pid: () => number
  child: ChildProcess
  /** ms from its start until /api/health said ok */
  took: number
  stop: () => Promise<number | null>
}

interface Wish {
  dataDir: string
  port?: number
  env?: Record<string, string>
  /** give up after this many ms */
  patience?: number
}

/** Starts `start.mjs serve` without waiting: for starts that are meant to fail. */
export function launchPortal({ dataDir, port, env = {} }: Wish & { port: number }): {
  child: ChildProcess
  output: () => string
  ended: Promise<number | null>
} {
  const surroundings = {
    ...process.env,
    PORTAL_BUILD: '.test',
    DATA_DIR: dataDir,
    PORT: String(port),
    DEMO: '1',
    DATABASE_URL: '',
    AUTH_SECRET: '',
    PUBLIC_URL: '',
    ...env,
  }
  // a group of its own, so that a test can kill all of it at once; a channel, so that it ends when the test is killed
  const child = spawn(process.execPath, ['server/start.mjs', 'serve'], {
    env: surroundings,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let told = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => (told += part.toString()))
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)))
  return { child, output: () => told, ended }
}

/** Ends what still runs on a data folder and removes it, wherever its database lies. */
export async function removeData(dataDir: string): Promise<void> {
  const note = join(dataDir, 'postgres.json')
  const { cluster = join(dataDir, 'postgres') } = existsSync(note)
    ? (JSON.parse(readFileSync(note, 'utf8')) as { cluster?: string })
    : {}
  const left = holder(cluster)
  if (left) await end(left.pid)
  rmSync(dataDir, { recursive: true, force: true })
  // as root in a folder that others cannot enter, the cluster has a folder of its own
  if (!cluster.startsWith(dataDir)) rmSync(dirname(cluster), { recursive: true, force: true })
}

/** Starts a portal and waits until it answers; throws with its output when it ends instead. */
export async function startPortal(wish: Wish): Promise<Portal> {
  const port = wish.port ?? (await freePort())
  const began = performance.now()
  const { child, output, ended } = launchPortal({ ...wish, port })
  let over = false
  void ended.then(() => (over = true))
  const url = `http://localhost:${port}`
  for (;;) {
    if (performance.now() - began > (wish.patience ?? 240_000))
      throw new Error(`the portal does not open:\n${output()}`)
    if (over) throw new Error(`the portal ended while starting:\n${output()}`)
    const answer = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(3000) }).catch(() => undefined)
    // a portal that was killed a moment ago may still answer on the same port: this one says itself that it is open
    if (answer?.ok && output().includes('is open at')) break
    await wait(50)
  }
  const took = performance.now() - began
  const note = join(wish.dataDir, 'portal.json')
  const pid = () => (existsSync(note) ? (JSON.parse(readFileSync(note, 'utf8')) as { pid: number }).pid : 0)
  const stop = () => {
    child.kill('SIGTERM')
    return ended
  }
  return { url, port, dataDir: wish.dataDir, output, pid, child, took, stop }
}
