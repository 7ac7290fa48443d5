import type { Event } from '#prisma/client/client.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { meetingTellings } from './meeting-tellings.ts'
import { paperTellings } from './paper-tellings.ts'
import { admittedTo, after, meetingName, type Rule } from './told.ts'

async function ownersOf(tx: Tx, event: Event, but: string): Promise<string[]> {
  if (event.meeting === null) return []
  const rows = await tx.meetingLanguage.findMany({
    where: { meetingId: event.meeting, language: { not: but } },
    select: { owner: true },
  })
  return rows.flatMap((row) => row.owner ?? [])
}

const editionTold =
  (what: string): Rule =>
  async (tx, event) => {
    const { n, number } = after(event)
    return {
      kind: 'edition',
      what,
      people: await admittedTo(tx, event.meeting, event.at),
      path: `/meetings/${event.meeting}/agenda/editions/${n}`,
      data: { meeting: await meetingName(tx, event.meeting), number: number ?? '', n: n ?? 0 },
      once: false,
    }
  }

const sourceEdited: Rule = async (tx, event) => {
  const meeting = event.meeting === null ? null : await tx.meeting.findUnique({ where: { id: event.meeting } })
  const { language } = after(event)
  if (!meeting || language !== meeting.sourceLanguage) return null
  return {
    kind: 'translation',
    what: 'source',
    people: await ownersOf(tx, event, meeting.sourceLanguage),
    path: `/meetings/${event.meeting}/agenda/desk`,
    data: { meeting: await meetingName(tx, event.meeting) },
    once: true,
  }
}

const forOwnerOf =
  (what: string): Rule =>
  async (tx, event) => {
    const { language } = after(event)
    if (event.meeting === null || typeof language !== 'string') return null
    const row = await tx.meetingLanguage.findUnique({
      where: { meetingId_language: { meetingId: event.meeting, language } },
    })
    return {
      kind: 'translation',
      what,
      people: row?.owner ? [row.owner] : [],
      path: `/meetings/${event.meeting}/agenda/desk?item=${event.objectId}&language=${language}`,
      data: { meeting: await meetingName(tx, event.meeting), language },
      once: true,
    }
  }

const neutralDeclared: Rule = async (tx, event) => ({
  kind: 'translation',
  what: 'neutral',
  people: await ownersOf(tx, event, ''),
  path: `/meetings/${event.meeting}/agenda/desk?item=${event.objectId}`,
  data: { meeting: await meetingName(tx, event.meeting) },
  once: true,
})

const mentioned =
  (what: string, whom: 'addressee' | 'author'): Rule =>
  async (tx, event) => {
    const said = after(event)
    const person = said[whom]
    const from = event.person
      ? await tx.person.findUnique({ where: { id: event.person }, select: { name: true } })
      : null
    return {
      kind: 'mention',
      what,
      people: typeof person === 'string' ? [person] : [],
      path: `/meetings/${event.meeting}/agenda/desk?item=${said['item']}&comment=${event.objectId}`,
      data: { meeting: await meetingName(tx, event.meeting), from: from?.name ?? '' },
      once: false,
    }
  }

const ownerNamed: Rule = async (tx, event) => {
  const { owner } = after(event)
  const before = event.before as { owner?: string } | null
  if (typeof owner !== 'string' || before?.owner === owner) return null
  return {
    kind: 'ownership',
    what: 'named',
    people: [owner],
    path: `/meetings/${event.meeting}/agenda/desk?language=${event.objectId}`,
    data: { meeting: await meetingName(tx, event.meeting), language: event.objectId },
    once: false,
  }
}

const invitationAccepted: Rule = (_tx, event) => {
  const { invitedBy, name } = after(event)
  return Promise.resolve({
    kind: 'invitation',
    what: 'accepted',
    people: typeof invitedBy === 'string' ? [invitedBy] : [],
    path: '/identity',
    data: { name: name ?? '' },
    once: false,
  })
}

/** Which events people are told of. A later room adds its rows here and its words in notices.json. */
export const tellings: Record<string, Rule> = {
  'agenda.edition.issued': editionTold('issued'),
  'agenda.edition.withdrawn': editionTold('withdrawn'),
  'agenda.edition.language-added': editionTold('language'),
  'agenda.text.edited': sourceEdited,
  'agenda.translation.submitted': forOwnerOf('review'),
  'agenda.neutral.declared': neutralDeclared,
  'agenda.comment.added': mentioned('addressed', 'addressee'),
  'agenda.comment.answered': mentioned('answered', 'author'),
  ...paperTellings,
  ...meetingTellings,
  'meetings.language.opened': ownerNamed,
  'meetings.language.changed': ownerNamed,
  'identity.invitation.accepted': invitationAccepted,
}
