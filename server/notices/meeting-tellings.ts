import type { Event } from '#prisma/client/client.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { type DeadlineKind, secretariatsDeadlines } from '#server/meetings/schema.ts'
import { admittedTo, after, meetingName, type Rule } from './told.ts'

/** Everybody who may attend is told. */
const allTold =
  (what: string, page = ''): Rule =>
  async (tx, event) => ({
    kind: 'meeting',
    what,
    people: await admittedTo(tx, event.meeting, event.at),
    path: `/meetings/${event.meeting}${page}`,
    data: { meeting: await meetingName(tx, event.meeting) },
    once: what === 'timetable',
  })

/** A slot that nobody knew of yet is nobody's news. */
const slotTold =
  (what: string): Rule =>
  async (tx, event) => {
    const meeting = event.meeting === null ? null : await tx.meeting.findUnique({ where: { id: event.meeting } })
    return meeting && meeting.status !== 'planned' ? allTold(what, '/timetable')(tx, event) : null
  }

async function holding(tx: Tx, capacities: string[], now: Date): Promise<string[]> {
  const mandates = await tx.mandate.findMany({
    where: {
      capacity: { in: capacities },
      meeting: null,
      from: { lte: now },
      OR: [{ until: null }, { until: { gt: now } }],
      person: { disabledAt: null },
    },
    select: { personId: true },
    distinct: ['personId'],
  })
  return mandates.map((mandate) => mandate.personId)
}

const requested: Rule = async (tx, event) => ({
  kind: 'meeting',
  what: 'requested',
  people: await holding(tx, ['secretariat'], event.at),
  path: `/meetings/${event.meeting}`,
  data: { meeting: await meetingName(tx, event.meeting) },
  once: false,
})

/** Who asked for a meeting hears what became of it. */
const answered =
  (what: string): Rule =>
  async (tx, event) => {
    const { requestedBy } = after(event)
    return {
      kind: 'meeting',
      what,
      people: typeof requestedBy === 'string' ? [requestedBy] : [],
      path: `/meetings/${event.meeting}`,
      data: { meeting: await meetingName(tx, event.meeting) },
      once: false,
    }
  }

const deadline =
  (stage: 'soon' | 'over' | 'set'): Rule =>
  async (tx, event) => {
    const own = secretariatsDeadlines.includes(event.objectId as DeadlineKind)
    const { until } = after(event)
    return {
      kind: 'deadline',
      what: `${stage}.${event.objectId}`,
      people: await holding(tx, own ? ['secretariat', 'chair'] : ['secretariat', 'chair', 'member'], event.at),
      path: `/meetings/${event.meeting}`,
      data: { meeting: await meetingName(tx, event.meeting), until: until ?? '' },
      once: stage === 'set',
    }
  }

/** The draft as of its date is read by members. */
const draftCut: Rule = async (tx, event) => ({
  kind: 'edition',
  what: 'cut',
  people: await holding(tx, ['member', 'leader', 'chair', 'secretariat'], event.at),
  path: `/meetings/${event.meeting}/agenda/drafts/${event.objectId}`,
  data: { meeting: await meetingName(tx, event.meeting) },
  once: false,
})

/** Who names a delegation: its heads; where it has none yet, all its members; who acts for an organisation. */
async function registrars(tx: Tx, event: Event, party: string): Promise<string[]> {
  const mandates = await tx.mandate.findMany({
    where: {
      ...{ partyId: party, capacity: { in: ['member', 'observer', 'guest'] }, person: { disabledAt: null } },
      ...{ from: { lte: event.at }, OR: [{ until: null }, { until: { gt: event.at } }] },
      AND: [{ OR: [{ meeting: null }, { meeting: event.meeting }] }],
    },
    select: { personId: true, head: true },
  })
  const heads = mandates.filter((mandate) => mandate.head)
  return (heads.length > 0 ? heads : mandates).map((mandate) => mandate.personId)
}

const delegationTold =
  (what: 'reminded' | 'accredited'): Rule =>
  async (tx, event) => {
    const { party } = after(event)
    const whose = what === 'reminded' ? event.objectId : party
    return {
      kind: 'delegation',
      what,
      people: typeof whose === 'string' ? await registrars(tx, event, whose) : [],
      path: `/meetings/${event.meeting}/delegations`,
      data: { meeting: await meetingName(tx, event.meeting) },
      once: true,
    }
  }

/** The secretariat looks at who is registered. */
const memberTold: Rule = async (tx, event) => ({
  kind: 'delegation',
  what: 'registered',
  people: await holding(tx, ['secretariat'], event.at),
  path: `/meetings/${event.meeting}/delegations`,
  data: { meeting: await meetingName(tx, event.meeting) },
  once: true,
})

/** What people are told of meetings, their timetables and their deadlines. */
export const meetingTellings: Record<string, Rule> = {
  'meetings.meeting.requested': requested,
  'meetings.meeting.approved': answered('approved'),
  'meetings.meeting.declined': answered('declined'),
  'meetings.meeting.announced': allTold('announced'),
  'meetings.session.moved': slotTold('moved'),
  'meetings.session.cancelled': slotTold('cancelled'),
  'meetings.timetable.published': allTold('timetable', '/timetable'),
  'meetings.delegation.reminded': delegationTold('reminded'),
  'meetings.member.registered': memberTold,
  'meetings.member.accredited': delegationTold('accredited'),
  'agenda.draft.cut': draftCut,
  'meetings.deadline.set': deadline('set'),
  'meetings.deadline.soon': deadline('soon'),
  'meetings.deadline.over': deadline('over'),
}
