import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { permit } from '#server/kernel/policy.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { wordsIn } from '#server/kernel/words.ts'
import { type AgendaLanguage, agendaLanguages } from '#server/meetings/schema.ts'
import { type FrozenItem, frozenItems, tracesOf } from '../frozen.ts'
import { type EditionHead, type Header, headerOf } from '../header.ts'
import { may, visibleTo } from '../policy.ts'
import type { Change, EditionBrief, EditionItem, EditionView, ListedEdition } from '../schema.ts'
import { changesSince } from '../since.ts'

/** The header of a meeting's agenda; MEETING_UNKNOWN when the actor may not attend it. */
export async function openHeader(tx: Tx, actor: Actor, meeting: number, n?: number): Promise<Header> {
  const header = await headerOf(tx, actor.person, meeting, n)
  if (!header || !may.read(actor, meeting)) throw refusal('MEETING_UNKNOWN', 'unknown')
  return header
}

/** The edition of that number, or the newest that stands; EDITION_UNKNOWN for a number that was never given. */
export function chooseEdition(header: Header, n: number | undefined): EditionHead | null {
  const standing = header.editions.filter((edition) => edition.withdrawnAt === null)
  if (n === undefined) return standing.at(-1) ?? null
  const edition = header.editions.find((one) => one.n === n)
  if (!edition) throw refusal('EDITION_UNKNOWN', 'unknown')
  return edition
}

/** The language of a page: the wished one, else the person's own, else the meeting's source. */
export function readersLanguage(header: Header, wanted: AgendaLanguage | undefined): AgendaLanguage {
  const own = agendaLanguages.find((language) => language === header.language)
  return wanted ?? own ?? header.meeting.sourceLanguage
}

/** A party's name in a language that the portal speaks, else APEC's English one. */
function namesIn(language: string): (party: string, english: string | undefined) => string {
  const t = wordsIn(language, 'parties')
  return (party, english) => t(party, { defaultValue: english ?? party })
}

/** A frozen item as its reader gets it. */
export function itemView(row: FrozenItem, wanted: string, header: Header, changes: Change[]): EditionItem {
  const names = namesIn(wanted)
  return {
    id: row.item,
    parent: row.parent,
    position: row.position,
    label: row.label,
    depth: row.depth,
    leads: row.leads.map((party) => ({ party, name: names(party, header.parties[party]) })),
    minutes: row.minutes,
    purpose: row.purpose,
    visibility: row.visibility,
    references: row.references,
    session: row.session,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    language: row.language,
    fallback: row.language !== wanted,
    title: row.title,
    annotation: row.annotation,
    changes,
  }
}

async function sinceLastRead(
  tx: Tx,
  header: Header,
  edition: EditionHead,
  wanted: string,
  actor: Actor,
  rows: FrozenItem[],
) {
  const last = header.read && header.editions.find((one) => one.n === header.read?.n)
  if (!last || !header.read || last.n >= edition.n) return null
  const before = await tracesOf(tx, last.id, wanted, visibleTo(actor, header.meeting.id))
  return { ...changesSince(before, rows), read: header.read }
}

/**
 * An edition as the actor may read it: the newest that stands, or number n; in the given language, else the person's own,
 * falling back item by item to English or the source. Three queries at most, however long the agenda.
 * A withdrawn edition keeps its header for everybody and its items for the secretariat and the chair.
 */
export function edition(
  actor: Actor,
  input: { meeting: number; n?: number; language?: AgendaLanguage },
): Promise<EditionView> {
  return db.as(actor, async (tx) => {
    const header = await openHeader(tx, actor, input.meeting, input.n)
    const language = readersLanguage(header, input.language)
    const chosen = chooseEdition(header, input.n)
    const view = {
      meeting: header.meeting,
      edition: chosen,
      editions: header.editions,
      cuts: header.cuts,
      language,
      can: { desk: may.openDesk(actor, input.meeting, header.named), withdraw: may.withdraw(actor, input.meeting) },
    }
    if (!chosen || !readable(actor, input.meeting, chosen)) {
      return { ...view, sessions: [], items: [], since: null }
    }
    const rows = await frozenItems(tx, chosen.id, language, visibleTo(actor, input.meeting))
    const since = await sinceLastRead(tx, header, chosen, language, actor, rows)
    return {
      ...view,
      sessions: header.sessions,
      items: rows.map((row) => itemView(row, language, header, since?.changes.get(row.item) ?? [])),
      since: since && { ...since.read, dropped: since.dropped.map(({ label, title }) => ({ label, title })) },
    }
  })
}

const readable = (actor: Actor, meeting: number, edition: EditionBrief): boolean =>
  edition.withdrawnAt === null || may.readWithdrawn(actor, meeting)

/** The editions of a meeting, oldest first, and which of them the actor may read. One query. */
export function editions(actor: Actor, input: { meeting: number }): Promise<ListedEdition[]> {
  return db.as(actor, async (tx) => {
    const header = await openHeader(tx, actor, input.meeting)
    return header.editions.map((one) => ({ ...one, can: { read: readable(actor, input.meeting, one) } }))
  })
}

/** Notes that the person has read an edition: 'what changed since you last read' starts there from now on. */
export function markRead(actor: Actor, input: { meeting: number; n: number }): Promise<{ n: number; readAt: Date }> {
  const person = actor.person
  permit(person !== null)
  return db.as(actor, async (tx) => {
    const header = await openHeader(tx, actor, input.meeting)
    const chosen = chooseEdition(header, input.n)
    const read = { n: input.n, readAt: clock.now() }
    await tx.agendaReading.upsert({
      where: { personId_meetingId: { personId: person, meetingId: input.meeting } },
      create: { personId: person, meetingId: input.meeting, ...read },
      update: read,
    })
    if (header.read?.n !== input.n) {
      // a receipt: the party has opened the edition when one of its people has
      await record(tx, actor, {
        act: 'agenda.edition.read',
        object: { kind: 'edition', id: chosen?.id ?? '' },
        meeting: input.meeting,
        audience: actor.party ? 'party' : 'secretariat',
        after: { n: input.n },
      })
    }
    return read
  })
}
