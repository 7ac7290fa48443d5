import type { Event } from '#prisma/client/client.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { after, meetingName, type Rule } from './told.ts'

/** The mandates that admit people to the meeting of an event, as they were when it happened. */
const standing = (event: Event) => ({
  from: { lte: event.at },
  AND: [
    { OR: [{ until: null }, { until: { gt: event.at } }] },
    { OR: [{ meeting: null, capacity: { not: 'guest' } }, { meeting: event.meeting }] },
  ],
  person: { disabledAt: null },
})

/** All who act for a party as its members. */
async function delegation(tx: Tx, event: Event, party: string): Promise<string[]> {
  const mandates = await tx.mandate.findMany({
    where: { ...standing(event), capacity: 'member', partyId: party },
    select: { personId: true },
  })
  return mandates.map((mandate) => mandate.personId)
}

const offices = { capacity: { in: ['secretariat', 'chair'] } }
const members = { capacity: { in: ['member', 'leader'] } }

/** Whose mandates open a circulated paper, by its access; the same rule as app_reads_paper. */
function readers(paper: { access: string; party: string | null; economies: Array<{ party: string }> }): object {
  if (paper.access === 'public') return {}
  const own = { capacity: 'member', partyId: paper.party ?? '' }
  if (paper.access === 'members') return { OR: [offices, members, own] }
  const named = { ...members, partyId: { in: paper.economies.map((economy) => economy.party) } }
  return { OR: paper.access === 'economies' ? [offices, named, own] : [offices, own] }
}

/** A paper that its readers see from now on; the agenda's own number 001 is told of as its edition. */
const paperTold =
  (what: string): Rule =>
  async (tx, event) => {
    const paper = await tx.paper.findUnique({ where: { id: event.objectId }, include: { economies: true } })
    if (!paper || paper.sequence === 1) return null
    const mandates = await tx.mandate.findMany({
      where: { AND: [standing(event), readers(paper)] },
      select: { personId: true },
    })
    return {
      kind: 'paper',
      what,
      people: mandates.map((mandate) => mandate.personId),
      path: `/documents/${paper.id}`,
      data: { number: after(event)['number'] ?? '', title: paper.title },
      once: false,
    }
  }

const submissionTold =
  (what: string): Rule =>
  async (tx, event) => {
    const { number } = after(event)
    const paper = await tx.submission.findUnique({ where: { id: event.objectId } })
    if (!paper || paper.party === null) return null
    return {
      kind: 'submission',
      what,
      people: await delegation(tx, event, paper.party),
      path: `/meetings/${paper.meetingId}/documents/${paper.id}`,
      data: { title: paper.title, meeting: await meetingName(tx, paper.meetingId), number: number ?? '' },
      once: false,
    }
  }

/** The secretariat checks what comes. */
const submitted: Rule = async (tx, event) => {
  const paper = await tx.submission.findUnique({ where: { id: event.objectId } })
  if (!paper) return null
  const mandates = await tx.mandate.findMany({
    where: { ...standing(event), capacity: 'secretariat' },
    select: { personId: true },
  })
  return {
    kind: 'submission',
    what: after(event)['late'] ? 'late' : 'submitted',
    people: mandates.map((mandate) => mandate.personId),
    path: `/meetings/${paper.meetingId}/documents/${paper.id}`,
    data: { from: paper.submittedBy, title: paper.title, meeting: await meetingName(tx, paper.meetingId) },
    once: false,
  }
}

/** An economy that a comment on a paper addresses is its delegation: all who act for it as members. */
const remarked =
  (what: string): Rule =>
  async (tx, event) => {
    const { paper, number, addressee, author, comment } = after(event)
    const people = typeof addressee === 'string' ? await delegation(tx, event, addressee) : []
    const from = event.person
      ? await tx.person.findUnique({ where: { id: event.person }, select: { name: true } })
      : null
    return {
      kind: 'mention',
      what,
      people: typeof author === 'string' ? [author] : people,
      path: `/documents/${paper}#comment-${comment ?? event.objectId}`,
      data: { number: number ?? '', from: from?.name ?? '' },
      once: false,
    }
  }

/** Who asked for a pack hears what became of it: it is made while nobody waits. */
const packTold =
  (what: string): Rule =>
  async (tx, event) => {
    const { person } = after(event)
    return {
      kind: 'pack',
      what,
      people: typeof person === 'string' ? [person] : [],
      path: `/meetings/${event.meeting}/documents#packs`,
      data: { meeting: await meetingName(tx, event.meeting) },
      once: false,
    }
  }

/** What people are told of papers, from their submission on. */
export const paperTellings: Record<string, Rule> = {
  'documents.submission.submitted': submitted,
  'documents.submission.returned': submissionTold('returned'),
  'documents.submission.declined': submissionTold('declined'),
  'documents.submission.accepted': submissionTold('accepted'),
  'documents.paper.circulated': paperTold('circulated'),
  'documents.paper.revised': paperTold('revised'),
  'documents.paper.derestricted': paperTold('derestricted'),
  'documents.pack.ready': packTold('ready'),
  'documents.pack.failed': packTold('failed'),
  'documents.comment.added': remarked('paper'),
  'documents.comment.answered': remarked('paperAnswered'),
}
