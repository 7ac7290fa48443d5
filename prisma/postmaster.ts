import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** A running (or dead) PostgreSQL as its own pid file tells it. */
export interface Postmaster {
  pid: number
  port: number
}

/** Whether a process of this id runs; one that has ended and waits for its parent to notice does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    const facts = `/proc/${pid}/stat`
    return !existsSync(facts) || !/\) [ZX] /.test(readFileSync(facts, 'utf8'))
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

// after a restart of the machine or container the number may belong to somebody else
function isPostgres(pid: number): boolean {
  const command = existsSync(`/proc/${pid}/cmdline`)
    ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    : spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout
  return /postgres/.test(command ?? '')
}

/** The PostgreSQL that holds this cluster, or undefined; a pid file whose process is gone or is another program is removed. */
export function holder(cluster: string): Postmaster | undefined {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const found = { pid: Number(lines[0]), port: Number(lines[3]) }
  if (found.pid > 1 && isAlive(found.pid) && isPostgres(found.pid)) return found
  rmSync(file, { force: true })
  return undefined
}

/** Ends a PostgreSQL: a fast stop first, then the immediate one that only costs a recovery at the next start. */
export async function end(pid: number): Promise<void> {
  for (const [signal, tries] of [
    ['SIGINT', 150],
    ['SIGQUIT', 50],
    ['SIGKILL', 50],
  ] as const) {
    if (!isAlive(pid)) return
    process.kill(pid, signal)
    for (let i = 0; i < tries && isAlive(pid); i++) await wait(40)
  }
}

/** `wanted` when nobody listens on it, else any free port of 127.0.0.1. */
export async function freePort(wanted = 0): Promise<number> {
  const probe = createServer()
  try {
    return await new Promise<number>((found, refused) => {
      probe.once('error', refused)
      probe.listen(wanted, '127.0.0.1', () => {
        const place = probe.address()
        found(typeof place === 'object' && place ? place.port : 0)
      })
    })
  } catch {
    return wanted === 0 ? Promise.reject(new Error('no free port')) : freePort()
  } finally {
    probe.close()
  }
}
