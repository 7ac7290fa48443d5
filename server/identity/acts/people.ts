import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { permit } from '#server/kernel/policy.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { may } from '../policy.ts'
import type { PersonView } from '../schema.ts'
import { mandateOf } from '../service.ts'
import type { MandateOffer } from './invite.ts'

const shown = {
  account: { select: { email: true } },
  mandates: { include: { party: true }, orderBy: { from: 'asc' } },
  _count: { select: { sessions: { where: { endedAt: null } } } },
} as const

function view(row: Awaited<ReturnType<typeof find>>): PersonView {
  const { id, name, demonstration, disabledAt } = row
  const email = row.account?.email ?? null
  return {
    id,
    name,
    email,
    demonstration,
    disabledAt,
    sessions: row._count.sessions,
    mandates: row.mandates.map(mandateOf),
  }
}

async function find(tx: Tx, id: string) {
  const row = await tx.person.findUnique({ where: { id }, include: shown })
  if (!row) throw refusal('PERSON_UNKNOWN', 'unknown')
  return row
}

/** People with their mandates, by pages in the order they came; searched by name or address. */
export function people(
  actor: Actor,
  input: { after?: string | null; search?: string | null; limit: number },
): Promise<{ people: PersonView[]; next: string | null }> {
  permit(may.manage(actor))
  const { after, search, limit } = input
  const contains = search ? { contains: search, mode: 'insensitive' as const } : null
  return db.as(actor, async (tx) => {
    const rows = await tx.person.findMany({
      where: {
        ...(after ? { id: { gt: after } } : {}),
        ...(contains ? { OR: [{ name: contains }, { account: { email: contains } }] } : {}),
      },
      include: shown,
      orderBy: { id: 'asc' },
      take: limit + 1,
    })
    const page = rows.slice(0, limit)
    return { people: page.map(view), next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
  })
}

const endAll = (tx: Tx, person: string) =>
  tx.session.updateMany({ where: { personId: person, endedAt: null }, data: { endedAt: clock.now() } })

/** One change to a person, with its event; gives the person as it stands after. */
function change(actor: Actor, person: string, act: string, work: (tx: Tx) => Promise<unknown>): Promise<PersonView> {
  permit(may.manage(actor))
  return db.as(actor, async (tx) => {
    await find(tx, person)
    await work(tx)
    await record(tx, actor, { act, object: { kind: 'person', id: person }, audience: 'secretariat' })
    return view(await find(tx, person))
  })
}

/** Disables a person: every session ends at once, its sockets within 5 s. One cannot disable oneself. */
export function disable(actor: Actor, input: { person: string }): Promise<PersonView> {
  if (input.person === actor.person) throw refusal('NOT_YOURSELF', 'conflict')
  return change(actor, input.person, 'identity.person.disabled', async (tx) => {
    await tx.person.update({ where: { id: input.person }, data: { disabledAt: clock.now() }, select: { id: true } })
    await endAll(tx, input.person)
  })
}

/** Lets a disabled person sign in again. */
export function enable(actor: Actor, input: { person: string }): Promise<PersonView> {
  return change(actor, input.person, 'identity.person.enabled', (tx) =>
    tx.person.update({ where: { id: input.person }, data: { disabledAt: null }, select: { id: true } }),
  )
}

/** Ends all sessions of a person. */
export function endSessions(actor: Actor, input: { person: string }): Promise<PersonView> {
  return change(actor, input.person, 'identity.sessions.ended', (tx) => endAll(tx, input.person))
}

/** Gives a person one more mandate from now on. */
export function grant(actor: Actor, input: MandateOffer & { person: string }): Promise<PersonView> {
  const { person, party, capacity, head, meeting } = input
  return change(actor, person, 'identity.mandate.granted', async (tx) => {
    if (party !== null && (await tx.party.count({ where: { id: party } })) === 0)
      throw refusal('PARTY_UNKNOWN', 'unknown')
    await tx.mandate.create({
      data: { personId: person, partyId: party, capacity, head, meeting, from: clock.now() },
      select: { id: true },
    })
  })
}

/** Ends a mandate now; sessions under it end with it. */
export async function withdraw(actor: Actor, input: { mandate: string }): Promise<PersonView> {
  permit(may.manage(actor))
  const mandate = await db.as(actor, (tx) =>
    tx.mandate.findUnique({ where: { id: input.mandate }, select: { personId: true } }),
  )
  if (!mandate) throw refusal('MANDATE_UNKNOWN', 'unknown')
  if (input.mandate === actor.mandate) throw refusal('NOT_YOURSELF', 'conflict')
  return change(actor, mandate.personId, 'identity.mandate.withdrawn', async (tx) => {
    await tx.mandate.update({ where: { id: input.mandate }, data: { until: clock.now() }, select: { id: true } })
    await tx.session.updateMany({ where: { mandateId: input.mandate, endedAt: null }, data: { endedAt: clock.now() } })
  })
}
