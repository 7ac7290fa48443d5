import pg from 'pg'
import { z } from 'zod'
import { clock } from '#server/kernel/clock.ts'
import { env } from '#server/kernel/env.ts'
import { log } from '#server/kernel/log.ts'
import { rearrangedSince } from './acts/project.ts'
import type { AgendaDocuments } from './collab.ts'

const written = z.strictObject({ document: z.string(), seq: z.string().regex(/^\d+$/) })
/** several events share one look, in milliseconds */
const eventPause = 500
const reconnectPause = 1000
/** how much earlier than it was noticed a connection may have been lost */
const margin = 60_000

/** Hears of updates that were written past the socket, and of sessions that were rearranged; whoever did it, in any process. */
class Ear {
  readonly #documents: AgendaDocuments
  #client: pg.Client | undefined
  #deafSince: Date | undefined
  #event: NodeJS.Timeout | undefined
  #last = 0n
  #closed = false

  constructor(documents: AgendaDocuments) {
    this.#documents = documents
  }

  async open(): Promise<void> {
    this.#last = (await rearrangedSince(0n)).last
    await this.#listen()
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#event)
    await this.#client?.end().catch(() => undefined)
  }

  async #listen(): Promise<void> {
    const client = new pg.Client({ connectionString: env.portalUrl, application_name: 'sccp-collab' })
    client.on('error', () => undefined)
    client.on('end', () => this.#deaf())
    client.on(
      'notification',
      ({ channel, payload }) => void (channel === 'event' ? this.#look() : this.#heard(payload)),
    )
    await client.connect()
    await client.query('LISTEN collab')
    await client.query('LISTEN event')
    this.#client = client
    if (this.#deafSince) await this.#documents.catchUp(this.#deafSince)
    this.#deafSince = undefined
  }

  #deaf(): void {
    if (this.#closed) return
    this.#deafSince ??= new Date(clock.now().getTime() - margin)
    setTimeout(() => void this.#listen().catch(() => this.#deaf()), reconnectPause).unref()
  }

  async #heard(payload = ''): Promise<void> {
    try {
      const { document, seq } = written.parse(JSON.parse(payload))
      await this.#documents.heard(document, BigInt(seq))
    } catch (error) {
      log.warn({ what: 'collab.notification.failed', error })
    }
  }

  // sessions are arranged in another room; the agenda's clock times hang on them
  #look(): void {
    this.#event ??= setTimeout(() => {
      this.#event = undefined
      rearrangedSince(this.#last)
        .then(({ last, meetings }) => {
          this.#last = last
          for (const meeting of meetings) this.#documents.rearranged(meeting)
        })
        .catch((error: unknown) => log.warn({ what: 'collab.events.failed', error }))
    }, eventPause)
  }
}

/** Begins to listen; gives the way to stop. Throws when the database does not answer at the start. */
export async function listen(documents: AgendaDocuments): Promise<{ close(): Promise<void> }> {
  const ear = new Ear(documents)
  await ear.open()
  return { close: () => ear.close() }
}
