import { Logger, type Runner, run } from 'graphile-worker'
import pg from 'pg'
import { env } from './kernel/env.ts'
import { log } from './kernel/log.ts'
import { hearNext, type Hear } from './kernel/observe.ts'
import { hear as hearNotices, mail } from './notices/jobs.ts'
import { hear as hearSearch } from './search/jobs.ts'

const observers: Record<string, Hear> = { notices: hearNotices, search: hearSearch }
/** a notification lost with its connection is made good within this time */
const patience = 5000

/** Lets each observer hear all that waits behind its cursor; one that fails keeps its place and is tried again. */
async function hearAll(): Promise<void> {
  for (const [name, hear] of Object.entries(observers)) {
    try {
      let heard = 1
      while (heard > 0) heard = await hearNext(name, hear)
    } catch (error) {
      log.error({ act: 'jobs.observer', observer: name, error })
    }
  }
}

/** Runs one hearing at a time and one more when something happened meanwhile. */
function ringer(): { ring: () => void; rest: () => Promise<void> } {
  let running = false
  let hearing = Promise.resolve()
  let again = false
  const ring = (): void => {
    if (running) {
      again = true
      return
    }
    running = true
    hearing = hearAll().finally(() => {
      running = false
      if (again) {
        again = false
        ring()
      }
    })
  }
  return { ring, rest: () => hearing }
}

/** Of the queue's own log only what went wrong. */
const quiet = new Logger(() => (level, message) => {
  if (level === 'error' || level === 'warning') log.warn({ act: 'jobs.queue', message })
})

/** Opens the clock door: the job queue, and the listener that wakes the observers. */
export async function openJobs(): Promise<{ close(): Promise<void> }> {
  const { ring, rest } = ringer()
  let closed = false
  let listener: pg.Client | undefined
  const listen = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: env.portalUrl, application_name: 'sccp-listener' })
    client.on('error', (error) => log.warn({ act: 'jobs.listener', error: error.message }))
    client.on('end', () => {
      if (!closed) setTimeout(() => void listen().catch(() => undefined), patience)
    })
    client.on('notification', ring)
    await client.connect()
    await client.query('LISTEN event')
    listener = client
    ring()
  }
  await listen()
  const timer = setInterval(ring, patience)
  const runner: Runner = await run({
    connectionString: env.ownerUrl,
    concurrency: 2,
    noHandleSignals: true,
    crontab: '# none',
    logger: quiet,
    pollInterval: 2000,
    taskList: { 'notices.mail': (payload) => mail(payload as { mail: string }) },
  })
  return {
    async close() {
      closed = true
      clearInterval(timer)
      await listener?.end()
      await rest()
      await runner.stop()
    },
  }
}
