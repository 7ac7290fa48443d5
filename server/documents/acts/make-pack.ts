import { readdir, rm } from 'node:fs/promises'
import { basename, dirname, join as below } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Meeting, Pack } from '#prisma/client/client.ts'
import { actorUnder } from '#server/identity/service.ts'
import { type Actor, machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { Refusal, refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { log } from '#server/kernel/log.ts'
import { storage } from '#server/kernel/storage.ts'
import { wordsNear } from '#server/kernel/words.ts'
import { type PackedPaper, papersToPack } from '../packed.ts'
import { Bookbinder } from '../formats/bookbinder.ts'
import type { StoredVolume } from '../shape/packs.ts'
import { removePacks } from './drop-packs.ts'
import { type Candidate, candidatesFor } from './leaf.ts'

const clerk = machine('packs')
/** the most that a volume holds: 200 MB */
const largest = 200_000_000

class Forsaken extends Error {}

/** Takes a pack in hand, whether it waits or was left by a killed process; null when it is over. */
function take(id: string): Promise<Pack | null> {
  return db.as(clerk, async (tx) => {
    const data = { state: 'working', done: 0, touchedAt: clock.now() }
    const { count } = await tx.pack.updateMany({ where: { id, state: { in: ['waiting', 'working'] } }, data })
    return count === 0 ? null : tx.pack.findUnique({ where: { id } })
  })
}

/** Says how far it has come; throws when nobody waits for it any more. */
async function tell(id: string, data: { done?: number; total?: number; versions?: string[] }): Promise<void> {
  const { count } = await db.as(clerk, (tx) =>
    tx.pack.updateMany({ where: { id, state: 'working' }, data: { ...data, touchedAt: clock.now() } }),
  )
  if (count === 0) throw new Forsaken('nobody waits for this pack')
}

async function end(row: Pack, data: { state: 'ready' | 'failed'; volumes?: StoredVolume[]; code?: string }) {
  await db.as(clerk, async (tx) => {
    const ended = { ...data, endedAt: clock.now(), touchedAt: clock.now() }
    const { count } = await tx.pack.updateMany({ where: { id: row.id, state: 'working' }, data: ended })
    if (count === 0) throw new Forsaken('nobody waits for this pack')
    await record(tx, clerk, {
      act: `documents.pack.${data.state}`,
      object: { kind: 'pack', id: row.id },
      meeting: row.meetingId,
      audience: 'secretariat',
      after: { person: row.personId, volumes: data.volumes?.length ?? 0, code: data.code ?? null },
    })
  })
}

/** What the press or the storage could not give at this moment is asked for again. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'EXPORT_BUSY' || tries === 2) throw error
      await wait(5000)
    }
  }
}

const givesWay = (error: unknown): boolean =>
  error instanceof Refusal ? ['STORAGE_DAMAGED', 'EXPORT_BUSY'].includes(error.code) : !('code' in (error as Error))

/** Joins the first candidate that can be joined; one whose bytes are damaged, or that cannot be set, gives way to the next. */
async function join(book: Bookbinder, candidates: AsyncGenerator<Candidate>): Promise<void> {
  let fault: unknown = new Error('not even the cover could be joined')
  for await (const { leaf, bytes } of candidates) {
    try {
      if (await book.add(leaf, await patiently(bytes))) return
    } catch (error) {
      if (!givesWay(error)) throw error
      log.warn({ what: 'documents.pack.leaf', error })
      fault = error
    }
  }
  throw fault
}

async function bindAll(
  row: Pack,
  actor: Actor,
  book: Bookbinder,
  gathered: { meeting: Meeting; papers: PackedPaper[] },
) {
  const words = { wish: row.language, meeting: gathered.meeting, ...wordsNear(row.language, 'documents') }
  for (const [at, paper] of gathered.papers.entries()) {
    await join(book, candidatesFor(actor, paper, words))
    await tell(row.id, { done: at + 1 })
  }
}

async function store(row: Pack, meeting: Meeting, bound: Awaited<ReturnType<Bookbinder['end']>>) {
  const name = `SCCP${meeting.ordinal}_${meeting.year}`
  const volumes: StoredVolume[] = []
  for (const [at, { path, size, pages }] of bound.entries()) {
    const { hash } = await storage.adopt(path)
    const part = bound.length === 1 ? '' : `_${at + 1}of${bound.length}`
    volumes.push({ hash, size, pages, name: `${name}${part}.pdf` })
    await tell(row.id, {})
  }
  return volumes
}

async function make(row: Pack, path: string): Promise<StoredVolume[]> {
  const under = await db.as(machine('session'), (tx) => actorUnder(tx, row.mandate, clerk.request))
  const actor = under?.actor
  if (!actor || actor.person !== row.personId || actor.capacity !== row.capacity || actor.party !== row.party)
    throw refusal('PACK_ACCESS_OVER', 'forbidden')
  const wish = { meeting: row.meetingId, since: row.since }
  const gathered = await db.as(actor, (tx) => papersToPack(tx, actor, wish), 15_000)
  const { meeting, papers } = gathered
  if (papers.length === 0) throw refusal('PACK_EMPTY', 'unknown')
  await tell(row.id, { total: papers.length, versions: papers.map((paper) => paper.version.id) })
  const title = `SCCP${meeting.ordinal} ${meeting.year}`
  const facts = (volume: number) => ({ title: `${title} · ${volume}`, language: row.language, at: clock.now() })
  const book = new Bookbinder(path, largest, facts)
  try {
    await bindAll(row, actor, book, gathered)
    return await store(row, meeting, await book.end())
  } finally {
    await book.drop()
  }
}

/** What a killed process has left of it. */
async function clear(path: string): Promise<void> {
  for (const file of await readdir(dirname(path)))
    if (file.startsWith(basename(path))) await rm(below(dirname(path), file), { force: true })
}

const codeOf = (error: unknown): string => {
  if (error instanceof Refusal) return error.code
  return (error as NodeJS.ErrnoException).code === 'ENOSPC' ? 'STORAGE_FULL' : 'PACK_FAILED'
}

/**
 * Makes a pack of all that its person may read at this moment, in the capacity in which it was asked for; begins anew where a killed
 * process had begun. Why it could not be made is told, and it can be asked for again.
 */
export async function makePack(input: { pack: string }): Promise<void> {
  const row = await take(input.pack)
  if (!row) return
  const path = below(await storage.room(), `pack-${row.id}`)
  await clear(path)
  try {
    const volumes = await make(row, path)
    await end(row, { state: 'ready', volumes })
    await removePacks({ personId: row.personId, meetingId: row.meetingId, state: 'ready', id: { not: row.id } })
  } catch (error) {
    if (error instanceof Forsaken) return
    if (!(error instanceof Refusal)) log.error({ what: 'documents.pack.failed', pack: row.id, error })
    await end(row, { state: 'failed', code: codeOf(error) })
  } finally {
    await clear(path)
  }
}
