import { announcedPapers } from '#server/documents/service.ts'
import { machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { record } from '#server/kernel/events.ts'
import { log } from '#server/kernel/log.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { deadlinesOf, languagesOf, sessionsOf } from '#server/meetings/service.ts'
import { type Draft, draftOf } from '../draft.ts'
import { frozenStructure, frozenTimes } from '../freezing.ts'
import type { RichDoc } from '../schema.ts'
import { seal } from '../sealing.ts'
import { type CutKind, cutKinds } from '../schema/cut.ts'
import { holdProjection } from './circulate.ts'
import { catchUp } from './project.ts'
import { lockDocument } from './store.ts'

const clerk = machine('agenda')
/** a portal that was away at the hour cuts when it is back, if that is soon */
const patience = 2 * 86_400_000

interface Due {
  meeting: number
  kind: CutKind
  dueAt: Date
}

const isKind = (kind: string): kind is CutKind => (cutKinds as readonly string[]).includes(kind)

/** The dates that have come of meetings open for preparation, and at which nothing was cut yet. */
async function dueNow(tx: Tx, now: Date): Promise<Due[]> {
  const meetings = await tx.meeting.findMany({ where: { status: 'preparation' }, select: { id: true } })
  const made = await tx.agendaCut.findMany({ where: { dueAt: { gt: new Date(now.getTime() - patience) } } })
  const known = new Set(made.map(({ meetingId, kind, dueAt }) => `${meetingId} ${kind} ${dueAt.getTime()}`))
  const found: Due[] = []
  for (const { id } of meetings)
    for (const { kind, at } of await deadlinesOf(tx, id)) {
      const past = now.getTime() - at.getTime()
      if (isKind(kind) && past >= 0 && past < patience && !known.has(`${id} ${kind} ${at.getTime()}`))
        found.push({ meeting: id, kind, dueAt: at })
    }
  return found
}

/** The items with their words in the language each is drafted in, and the papers that hang on them. */
async function itemsToFreeze(tx: Tx, draft: Draft, meeting: number) {
  const papers = Map.groupBy(await announcedPapers(tx, meeting), ({ item }) => item)
  const empty: RichDoc = { type: 'doc', content: [{ type: 'paragraph' }] }
  return frozenStructure(draft).map((item) => {
    const text = draft.text(item.itemId, item.source)
    return {
      ...item,
      title: text?.title ?? '',
      annotation: (text?.annotation ?? empty) as object,
      papers: (papers.get(item.itemId) ?? []).map(({ paper, number }) => ({ paper, number })),
    }
  })
}

/** Freezes the draft as it stands, once for each date; nothing while the agenda is empty. */
async function freeze(tx: Tx, { meeting, kind, dueAt }: Due): Promise<void> {
  await lockDocument(tx, `cuts of ${meeting}`)
  if ((await tx.agendaCut.count({ where: { meetingId: meeting, kind, dueAt } })) > 0) return
  const languages = await languagesOf(tx, meeting)
  await holdProjection(
    tx,
    meeting,
    languages.map(({ language }) => language),
  )
  const draft = await draftOf(tx, meeting)
  if (draft.items.length === 0) return
  const items = await itemsToFreeze(tx, draft, meeting)
  const sessions = frozenTimes(await sessionsOf(tx, meeting))
  const head = { meetingId: meeting, kind, dueAt, cutAt: clock.now() }
  const cut = await tx.agendaCut.create({ data: { ...head, sessions, hash: seal([head, items, sessions]) } })
  await tx.agendaCutItem.createMany({ data: items.map((item) => ({ ...item, cutId: cut.id, meetingId: meeting })) })
  await record(tx, clerk, {
    act: 'agenda.draft.cut',
    object: { kind: 'cut', id: cut.id },
    meeting,
    audience: 'members',
    after: { kind, dueAt: dueAt.toISOString() },
  })
}

/** Cuts every draft whose date has come: frozen for the members as it stands, without the gate and the number of an edition. */
export async function cutDue(): Promise<void> {
  const due = await db.as(clerk, (tx) => dueNow(tx, clock.now()), 15_000)
  for (const one of due) {
    // what was typed last is in the rows, or it is tried again in a minute
    if (await catchUp(one.meeting)) await db.as(clerk, (tx) => freeze(tx, one), 20_000)
    else log.warn({ what: 'agenda.cut.behind', meeting: one.meeting })
  }
}
