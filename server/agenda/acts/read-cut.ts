import { readableTitles } from '#server/documents/service.ts'
import type { Actor } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import type { AgendaCutItem } from '#prisma/client/client.ts'
import type { AgendaLanguage } from '#server/meetings/schema.ts'
import { type FrozenItem, frozenSessions } from '../frozen.ts'
import { may, visibleTo } from '../policy.ts'
import type { CutView, RichDoc } from '../schema.ts'
import type { CutBrief } from '../schema/cut.ts'
import { itemView, openHeader, readersLanguage } from './read.ts'

/** A row of a cut as a frozen item; its words stand in the language it is drafted in. */
function frozenOf(row: AgendaCutItem): FrozenItem {
  const { position, label, depth, leads, minutes, references, title } = row
  return {
    ...{ position, label, depth, leads, minutes, references, title },
    ...{ item: row.itemId, parent: row.parentId, session: row.sessionId },
    ...{ starts_at: row.startsAt, ends_at: row.endsAt, hash: '', source_hash: null },
    purpose: row.purpose as FrozenItem['purpose'],
    visibility: row.visibility as FrozenItem['visibility'],
    source: row.source as AgendaLanguage,
    language: row.source as AgendaLanguage,
    annotation: row.annotation as unknown as RichDoc,
  }
}

/** The drafts of a meeting as of their dates, oldest first; none for who may not read them. */
export function cuts(actor: Actor, input: { meeting: number }): Promise<CutBrief[]> {
  return db.as(actor, async (tx) => (await openHeader(tx, actor, input.meeting)).cuts)
}

/** A draft as of its date, as far as the actor may see it; CUT_UNKNOWN also for who may read none. */
export function cut(actor: Actor, input: { meeting: number; cut: string }): Promise<CutView> {
  return db.as(actor, async (tx) => {
    const header = await openHeader(tx, actor, input.meeting)
    const brief = may.readCuts(actor, input.meeting) ? header.cuts.find((one) => one.id === input.cut) : undefined
    const row = brief && (await tx.agendaCut.findUnique({ where: { id: brief.id } }))
    if (!brief || !row) throw refusal('CUT_UNKNOWN', 'unknown')
    const items = await tx.agendaCutItem.findMany({
      where: { cutId: row.id, visibility: { in: visibleTo(actor, input.meeting) } },
      orderBy: { position: 'asc' },
    })
    const language = readersLanguage(header, undefined)
    const hung = items.flatMap(({ itemId, papers }) =>
      (papers as unknown as Array<{ paper: string; number: string }>).map((one) => ({ ...one, item: itemId })),
    )
    const titles = await readableTitles(
      tx,
      hung.map(({ paper }) => paper),
    )
    return {
      ...{ ...brief, meeting: header.meeting, hash: row.hash, language, sessions: frozenSessions(row.sessions) },
      // no other language is lacking
      items: items.map((item) => ({ ...itemView(frozenOf(item), language, header, []), fallback: false })),
      papers: hung.flatMap((one) => {
        const title = titles.get(one.paper)
        return title === undefined ? [] : [{ ...one, title }]
      }),
    }
  })
}
