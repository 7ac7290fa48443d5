import type { DelegationMember, Party } from '#prisma/client/client.ts'
import { type Actor, machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { permit } from '#server/kernel/policy.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { inOrder, memberView } from '../delegations.ts'
import { lastDelegation } from '../last-delegation.ts'
import { allows, delegations as may } from '../policy.ts'
import type { DelegationsView, DelegationView, RegistrationView } from '../shape/delegations.ts'
import { deadlinesOf, meetingOf } from '../service.ts'
import { nameOf } from './read.ts'

const inTerm = (now: Date) => ({ from: { lte: now }, OR: [{ until: null }, { until: { gt: now } }] })

/** Observers, and the guests of this meeting, by the mandates that stand. */
async function invited(tx: Tx, meeting: number): Promise<Set<string>> {
  const rows = await tx.mandate.findMany({
    where: {
      AND: [
        inTerm(clock.now()),
        {
          OR: [
            { capacity: 'observer', meeting: null },
            { capacity: { in: ['observer', 'guest'] }, meeting },
          ],
        },
      ],
    },
    select: { partyId: true },
    distinct: ['partyId'],
  })
  return new Set(rows.flatMap((row) => row.partyId ?? []))
}

/** When each delegation was last reminded. */
async function reminders(tx: Tx, meeting: number): Promise<Map<string, Date>> {
  const rows = await tx.event.findMany({
    where: { act: 'meetings.delegation.reminded', meeting },
    orderBy: { id: 'asc' },
    select: { objectId: true, at: true },
  })
  return new Map(rows.map((row) => [row.objectId, row.at]))
}

/** How many of the economies have registered somebody: a figure for everybody, without a name. */
async function countEconomies(meeting: number): Promise<{ registered: number; economies: number }> {
  return db.as(machine('meetings'), async (tx) => {
    const economies = await tx.party.findMany({ where: { kind: 'economy' }, select: { id: true } })
    const rows = await tx.delegationMember.findMany({
      where: { meetingId: meeting, state: { not: 'withdrawn' }, party: { in: economies.map(({ id }) => id) } },
      select: { party: true },
      distinct: ['party'],
    })
    return { registered: rows.length, economies: economies.length }
  })
}

/** The figure beside a meeting's link to its delegations: '14 of 21 economies'. */
export async function delegationCount(
  actor: Actor,
  input: { meeting: number },
): Promise<{ registered: number; economies: number }> {
  const meeting = await db.as(actor, (tx) => meetingOf(tx, actor, input.meeting))
  return countEconomies(meeting.id)
}

function missing(rows: DelegationMember[], party: Pick<Party, 'kind'>): DelegationView['missing'] {
  const here = rows.filter((row) => row.state !== 'withdrawn')
  if (here.length === 0) return 'members'
  return party.kind === 'economy' && !here.some((row) => row.role === 'head') ? 'head' : null
}

/**
 * The delegations of a meeting in APEC's order (domain.md, 'Economies'), organisations behind the economies. The secretariat and the
 * chair see who is missing; a delegation sees its own and of others whom the secretariat has accredited.
 */
export async function delegations(actor: Actor, input: { meeting: number }): Promise<DelegationsView> {
  const view = await db.as(actor, async (tx) => {
    const meeting = await meetingOf(tx, actor, input.meeting)
    const receive = may.receive(actor, meeting.id)
    const follow = may.follow(actor, meeting.id)
    const own = may.of(actor, meeting.id)
    const open = allows(meeting.status, 'register')
    const until = (await deadlinesOf(tx, meeting.id)).find((one) => one.kind === 'delegationsDue')?.at ?? null
    const rows = inOrder(await tx.delegationMember.findMany({ where: { meetingId: meeting.id } }))
    const parties = await tx.party.findMany({ orderBy: { position: 'asc' } })
    const guests = follow ? await invited(tx, meeting.id) : new Set<string>()
    const reminded = follow ? await reminders(tx, meeting.id) : new Map<string, Date>()
    const shown = parties.filter(
      (party) =>
        party.id === own ||
        rows.some((row) => row.party === party.id) ||
        (follow && (party.kind === 'economy' || guests.has(party.id))),
    )
    return {
      meeting: meeting.id,
      until,
      own,
      others: receive && open ? parties.filter((party) => !shown.includes(party)).map((party) => party.id) : [],
      can: { receive: receive && open, list: may.list(actor, meeting.id) },
      delegations: shown.map((party): DelegationView => {
        const members = rows.filter((row) => row.party === party.id)
        const register = may.register(actor, meeting.id, party.id)
        return {
          party: party.id,
          kind: party.kind as DelegationView['kind'],
          abbreviation: party.abbreviation,
          members: members
            .filter((row) => register || row.state !== 'withdrawn')
            .map((row) => memberView(row, { due: until, inside: register || follow })),
          missing: follow || party.id === own ? missing(members, party) : null,
          remindedAt: reminded.get(party.id) ?? null,
          can: { register: register && open },
        }
      }),
    }
  })
  return { ...view, ...(await countEconomies(view.meeting)) }
}

/** What a registration begins with: the delegation's people whom the portal knows, its administration, and whom it sent last. */
export function registration(actor: Actor, input: { meeting: number; party: string }): Promise<RegistrationView> {
  return db.as(actor, async (tx) => {
    permit(may.register(actor, input.meeting, input.party))
    const meeting = await meetingOf(tx, actor, input.meeting)
    const people = await tx.mandate.findMany({
      where: {
        ...{ partyId: input.party, capacity: { in: ['member', 'observer', 'guest'] }, person: { disabledAt: null } },
        AND: [inTerm(clock.now()), { OR: [{ meeting: null }, { meeting: meeting.id }] }],
      },
      select: { personId: true, person: { select: { name: true } } },
      distinct: ['personId'],
      orderBy: { personId: 'asc' },
    })
    const party = await tx.party.findUnique({ where: { id: input.party }, select: { administration: true } })
    const last = await lastDelegation(tx, meeting, input.party)
    return {
      people: people.map(({ personId, person }) => ({ person: personId, name: person.name })),
      administration: party?.administration ?? null,
      last: last && { meeting: nameOf(last.meeting), count: last.members.length },
    }
  })
}
