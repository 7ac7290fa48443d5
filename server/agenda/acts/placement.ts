import type { Actor } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import type { Tx } from '#server/kernel/tx.ts'
import type { AgendaLanguage } from '#server/meetings/schema.ts'
import { deskRightsOf, sessionsOf } from '#server/meetings/service.ts'
import { frozenItems } from '../frozen.ts'
import type { Header } from '../header.ts'
import { may, visibleTo } from '../policy.ts'
import type { PlacementView } from '../shape/placement.ts'
import { timetable } from '../shape/timetable.ts'
import { chooseEdition, openHeader } from './read.ts'

interface Placed {
  id: string
  parent: string | null
  label: string
  title: string
  minutes: number | null
  session: string | null
}

/** The living agenda, for who sits at its desk. */
async function fromDraft(tx: Tx, meeting: number, languages: string[]): Promise<Placed[]> {
  const rows = await tx.agendaItem.findMany({
    where: { meetingId: meeting, gone: false, position: { not: null } },
    orderBy: { position: 'asc' },
  })
  const texts = await tx.agendaText.findMany({
    where: { meetingId: meeting, title: { not: '' } },
    select: { itemId: true, language: true, title: true },
  })
  const said = new Map(texts.map((text) => [`${text.itemId} ${text.language}`, text.title]))
  return rows.map((row) => ({
    ...{ id: row.id, parent: row.parentId, label: row.label ?? '', minutes: row.minutes, session: row.sessionId },
    title: [...languages, row.source].map((language) => said.get(`${row.id} ${language}`)).find(Boolean) ?? '',
  }))
}

async function fromEdition(tx: Tx, actor: Actor, header: Header, language: string): Promise<Placed[]> {
  const chosen = chooseEdition(header, undefined)
  if (!chosen) return []
  const rows = await frozenItems(tx, chosen.id, language, visibleTo(actor, header.meeting.id))
  return rows.map(({ item, parent, label, title, minutes, session }) => ({
    ...{ id: item, parent, label, title, minutes, session },
  }))
}

/**
 * Which item sits in which session and how much of its time is taken: from the living agenda for who is at its desk, from the last
 * edition for the others; the clock times by the sessions as they stand now.
 */
export function placement(
  actor: Actor,
  input: { meeting: number; language?: AgendaLanguage | undefined },
): Promise<PlacementView> {
  return db.as(actor, async (tx) => {
    const header = await openHeader(tx, actor, input.meeting)
    const draft = may.sitAtDesk(actor, await deskRightsOf(tx, actor, input.meeting))
    const language = input.language ?? header.meeting.sourceLanguage
    const items = draft
      ? await fromDraft(tx, input.meeting, [language, 'en'])
      : await fromEdition(tx, actor, header, language)
    const sessions = await sessionsOf(tx, input.meeting)
    const { slots, sessions: sums } = timetable(items, sessions)
    const standing = new Set(sessions.map((session) => session.id))
    const parents = new Set(items.map((item) => item.parent))
    return {
      draft,
      number: chooseEdition(header, undefined)?.number ?? null,
      sessions: sessions.map(({ id }) => ({ id, ...(sums.get(id) ?? { used: 0, allotted: 0, over: 0 }) })),
      items: items
        .filter((item) => !parents.has(item.id))
        .map((item) => ({
          ...{ id: item.id, label: item.label, title: item.title, minutes: item.minutes },
          ...{ startsAt: slots.get(item.id)?.startsAt ?? null, endsAt: slots.get(item.id)?.endsAt ?? null },
          session: slotIn(item, items, standing),
        })),
    }
  })
}

/** The session an item sits in, its own or its parent's; null when it has none, or one that is cancelled. */
function slotIn(item: Placed, items: Placed[], standing: Set<string>): string | null {
  const session = item.session ?? items.find((one) => one.id === item.parent)?.session ?? null
  return session !== null && standing.has(session) ? session : null
}
