import { Logger, type Runner, run } from 'graphile-worker'
import pg from 'pg'
import { tick as tickAgenda } from './agenda/jobs.ts'
import {
  hear as hearDocuments,
  inspect,
  makePack,
  rescan,
  settle,
  tick as tickDocuments,
  tidyPacks,
  tidyUploads,
} from './documents/jobs.ts'
import { env } from './kernel/env.ts'
import type { Task } from './kernel/jobs.ts'
import { log } from './kernel/log.ts'
import { hearNext, type Hear } from './kernel/observe.ts'
import { joinWorkers } from './kernel/workers.ts'
import { tick as tickMeetings } from './meetings/jobs.ts'
import { hear as hearNotices, mail } from './notices/jobs.ts'
import { hear as hearSearch } from './search/jobs.ts'

/** who does the jobs, by the names under which they are enqueued */
const workers: Record<Task, (payload: unknown) => Promise<void>> = {
  'documents.blocks': (payload) => settle(payload as { version: string }),
  'documents.inspect': (payload) => inspect(payload as { upload: string }),
  'documents.pack': (payload) => makePack(payload as { pack: string }),
  'documents.scan': (payload) => rescan(payload as { hash: string }),
  'notices.mail': (payload) => mail(payload as { mail: string }),
}

/** what each room does by the clock, and when (in UTC, as cron says it; its names hold no dots) */
const clockwork: Record<string, { when: string; work: () => Promise<void> }> = {
  'agenda:clock': { when: '* * * * *', work: tickAgenda },
  'documents:clock': { when: '* * * * *', work: tickDocuments },
  'documents:packs': { when: '*/10 * * * *', work: tidyPacks },
  'documents:tidy': { when: '*/10 * * * *', work: tidyUploads },
  'meetings:clock': { when: '* * * * *', work: tickMeetings },
}

const observers: Record<string, Hear> = { documents: hearDocuments, notices: hearNotices, search: hearSearch }
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

/** One connection that hears of events: when it is lost, the next is opened, one at a time, until the end. */
function keepListening(ring: () => void): { first: Promise<void>; end: () => Promise<void> } {
  let ended = false
  let current: pg.Client | undefined
  const open = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: env.portalUrl, application_name: 'sccp-listener' })
    client.on('error', (error) => log.warn({ act: 'jobs.listener', error: error.message }))
    client.on('notification', ring)
    try {
      await client.connect()
      await client.query('LISTEN event')
    } catch (error) {
      await client.end().catch(() => undefined)
      throw error
    }
    current = client
    client.once('end', () => void again())
    ring()
  }
  const again = async (): Promise<void> => {
    let lost = true
    while (lost && !ended) {
      await new Promise((done) => setTimeout(done, patience))
      if (!ended)
        lost = await open().then(
          () => false,
          () => true,
        )
    }
  }
  return {
    first: open(),
    async end() {
      ended = true
      await current?.end()
    },
  }
}

/** Opens the clock door: the job queue, and the listener that wakes the observers. */
export async function openJobs(): Promise<{ close(): Promise<void> }> {
  const { ring, rest } = ringer()
  const listener = keepListening(ring)
  await listener.first
  const timer = setInterval(ring, patience)
  const leave = await joinWorkers()
  const runner: Runner = await run({
    connectionString: env.ownerUrl,
    // reading a hostile file may take its two minutes: letters and the clock do not wait behind it
    concurrency: 4,
    noHandleSignals: true,
    crontab: Object.entries(clockwork)
      .map(([name, { when }]) => `${when} ${name}`)
      .join('\n'),
    logger: quiet,
    pollInterval: 2000,
    taskList: { ...workers, ...Object.fromEntries(Object.entries(clockwork).map(([name, { work }]) => [name, work])) },
  })
  return {
    async close() {
      clearInterval(timer)
      await listener.end()
      await rest()
      await runner.stop()
      await leave()
    },
  }
}
