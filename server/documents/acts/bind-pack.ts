import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Pack } from '#prisma/client/client.ts'
import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { enqueue } from '#server/kernel/jobs.ts'
import { permit } from '#server/kernel/policy.ts'
import { meetingOf } from '#server/meetings/service.ts'
import { papersToPack, stillReadable } from '../packed.ts'
import { packDays, type packInput, packState, type PackView, type StoredVolume, volume } from '../shape/packs.ts'
import type { HandedOut } from './hand-out.ts'

const day = 86_400_000
const shown = 5
const volumesOf = (row: Pack): StoredVolume[] => z.array(volume).parse(row.volumes)
const untilOf = (row: Pack): Date | null =>
  row.state === 'ready' && row.endedAt ? new Date(row.endedAt.getTime() + packDays * day) : null

function viewOf(row: Pack): PackView {
  const { id, since, done, total, code, createdAt } = row
  const volumes = volumesOf(row).map(({ name, size, pages }) => ({ name, size, pages }))
  return { id, since, done, total, code, createdAt, volumes, state: packState.parse(row.state), until: untilOf(row) }
}

/**
 * Has all that the actor may read of a meeting, or what is new since, bound as a PDF with an outline; the work goes on without the person.
 * PACK_EMPTY when there is nothing, PACK_RUNNING while another of this meeting is in the making.
 */
export function bindPack(actor: Actor, input: z.infer<typeof packInput>): Promise<PackView> {
  const { person, mandate, party, capacity } = actor
  permit(person !== null && mandate !== null)
  return db.as(
    actor,
    async (tx) => {
      const since = input.since ?? null
      const { meeting, papers } = await papersToPack(tx, actor, { meeting: input.meeting, since })
      if (papers.length === 0) throw refusal('PACK_EMPTY', 'unknown')
      const own = await tx.person.findUnique({ where: { id: person }, select: { language: true } })
      const id = randomUUID()
      const now = clock.now()
      const language = input.language ?? own?.language ?? meeting.sourceLanguage
      const who = { meetingId: meeting.id, personId: person, mandate, party, capacity, language }
      const begun = { state: 'waiting', total: papers.length, volumes: [], createdAt: now, touchedAt: now }
      const made = await tx.pack.createMany({ data: [{ id, ...who, since, ...begun }], skipDuplicates: true })
      if (made.count === 0) throw refusal('PACK_RUNNING', 'conflict')
      await enqueue(tx, 'documents.pack', { pack: id })
      await record(tx, actor, {
        act: 'documents.pack.asked',
        object: { kind: 'pack', id },
        meeting: meeting.id,
        audience: 'secretariat',
        after: { papers: papers.length },
      })
      return viewOf(await tx.pack.findUniqueOrThrow({ where: { id } }))
    },
    15_000,
  )
}

/** The person's own packs of a meeting, made in this capacity; the newest first. */
export function packs(actor: Actor, input: { meeting: number }): Promise<PackView[]> {
  return db.as(actor, async (tx) => {
    const meeting = await meetingOf(tx, actor, input.meeting)
    const rows = await tx.pack.findMany({
      where: { meetingId: meeting.id, personId: actor.person ?? '' },
      orderBy: { createdAt: 'desc' },
      take: shown,
    })
    return rows.map(viewOf)
  })
}

/**
 * A volume of the person's own pack. PACK_UNKNOWN when it is somebody else's, was made in another capacity, or its days are over;
 * PACK_OUTDATED when something in it is no longer open to the person: what it holds is asked again each time.
 */
export function handOutVolume(actor: Actor, input: { pack: string; volume: number }): Promise<HandedOut> {
  return db.as(actor, async (tx) => {
    const row = await tx.pack.findFirst({ where: { id: input.pack, personId: actor.person ?? '', state: 'ready' } })
    const until = row && untilOf(row)
    const found = row && volumesOf(row)[input.volume - 1]
    if (!row || !until || !found || until < clock.now()) throw refusal('PACK_UNKNOWN', 'unknown')
    await meetingOf(tx, actor, row.meetingId)
    if (!(await stillReadable(tx, actor, row.versions))) throw refusal('PACK_OUTDATED', 'forbidden')
    return { hash: found.hash, size: found.size, type: 'pdf', name: found.name }
  })
}
