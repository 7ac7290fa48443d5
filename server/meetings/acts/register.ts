import type { DelegationMember } from '#prisma/client/client.ts'
import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { permit } from '#server/kernel/policy.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { inOrder, meetingToRegister, memberToChange } from '../delegations.ts'
import { lastDelegation } from '../last-delegation.ts'
import { delegations } from '../policy.ts'
import type { AmendMemberInput, RegisterInput } from '../shape/delegations.ts'

/** the most members of one delegation */
const most = 100

/** Names stay out of the log: it says which member, of which delegation, what became of it. */
export function happened(tx: Tx, actor: Actor, act: string, row: DelegationMember): Promise<bigint> {
  return record(tx, actor, {
    act: `meetings.member.${act}`,
    object: { kind: 'member', id: row.id },
    meeting: row.meetingId,
    audience: 'secretariat',
    after: { party: row.party, role: row.role, state: row.state },
  })
}

async function checkPerson(tx: Tx, party: string, person: string | null): Promise<void> {
  if (person === null) return
  if ((await tx.mandate.count({ where: { personId: person, partyId: party } })) === 0)
    throw refusal('PERSON_UNKNOWN', 'unknown')
}

/** The one head of a delegation is held by the database. */
function oneHead(error: unknown): never {
  if (/delegation_one_head|23P01/.test(String(error) + JSON.stringify(error))) throw refusal('HEAD_ALREADY', 'conflict')
  throw error
}

/** Who stands in a delegation, and the place behind the last. */
async function standing(tx: Tx, meeting: number, party: string): Promise<{ rows: DelegationMember[]; next: number }> {
  const rows = await tx.delegationMember.findMany({
    where: { meetingId: meeting, party, state: { not: 'withdrawn' } },
  })
  if (rows.length >= most) throw refusal('DELEGATION_FULL', 'conflict', { most })
  return { rows, next: Math.max(0, ...rows.map((row) => row.position)) + 1 }
}

/**
 * Registers a member of a delegation: its head does for the own, who acts for an organisation for that, the secretariat for all.
 * HEAD_ALREADY when the delegation has its head. After the deadline it is still taken, and shown as late.
 */
export function registerMember(actor: Actor, input: RegisterInput): Promise<{ member: string }> {
  return db.as(actor, async (tx) => {
    const { meeting: id, party, person, ...words } = input
    permit(delegations.register(actor, id, party))
    const meeting = await meetingToRegister(tx, actor, id)
    if ((await tx.party.count({ where: { id: party } })) === 0) throw refusal('PARTY_UNKNOWN', 'unknown')
    await checkPerson(tx, party, person)
    const { next } = await standing(tx, meeting.id, party)
    const by = { registeredBy: actor.person ?? actor.name, registeredAt: clock.now() }
    const data = {
      meetingId: meeting.id,
      party,
      personId: person,
      ...words,
      position: next,
      state: 'registered',
      ...by,
    }
    const row = await tx.delegationMember.create({ data }).catch(oneHead)
    await happened(tx, actor, 'registered', row)
    return { member: row.id }
  })
}

const keys = ['name', 'title', 'administration', 'role'] as const

/** Changes how a member stands on the list. Whom the secretariat had accredited it looks at again, unless the change is its own. */
export function amendMember(actor: Actor, input: AmendMemberInput): Promise<{ member: string }> {
  return db.as(actor, async (tx) => {
    const row = await memberToChange(tx, actor, input.member)
    if (row.state === 'withdrawn') throw refusal('MEMBER_WITHDRAWN', 'conflict')
    const { member: _, person, ...words } = input
    await checkPerson(tx, row.party, person)
    const same = row.personId === person && keys.every((key) => row[key] === words[key])
    const again = !same && row.state === 'accredited' && !delegations.receive(actor, row.meetingId)
    const anew = again ? { state: 'registered', accreditedAt: null, accreditedBy: null } : {}
    const data = { ...words, personId: person, ...anew }
    const changed = await tx.delegationMember.update({ where: { id: row.id }, data }).catch(oneHead)
    await happened(tx, actor, 'amended', changed)
    return { member: row.id }
  })
}

/** Takes a member off the list, with what was told of that person's needs. */
export function withdrawMember(actor: Actor, input: { member: string }): Promise<{ member: string }> {
  return db.as(actor, async (tx) => {
    const row = await memberToChange(tx, actor, input.member)
    if (row.state === 'withdrawn') throw refusal('MEMBER_WITHDRAWN', 'conflict')
    await tx.delegationNeed.deleteMany({ where: { memberId: row.id } })
    const changed = await tx.delegationMember.update({ where: { id: row.id }, data: { state: 'withdrawn' } })
    await happened(tx, actor, 'withdrawn', changed)
    return { member: row.id }
  })
}

/** Moves a member a place up or down in the delegation; the head stays first. */
export function orderMember(actor: Actor, input: { member: string; to: 'up' | 'down' }): Promise<{ member: string }> {
  return db.as(actor, async (tx) => {
    const row = await memberToChange(tx, actor, input.member)
    const where = { meetingId: row.meetingId, party: row.party, state: { not: 'withdrawn' }, role: { not: 'head' } }
    const rows = inOrder(await tx.delegationMember.findMany({ where }))
    const at = rows.findIndex((one) => one.id === row.id)
    const to = at + (input.to === 'up' ? -1 : 1)
    if (at < 0 || to < 0 || to >= rows.length) return { member: row.id }
    const moved = rows.toSpliced(at, 1).toSpliced(to, 0, row)
    for (const [place, one] of moved.entries())
      if (one.position !== place + 1)
        await tx.delegationMember.update({ where: { id: one.id }, data: { position: place + 1 } })
    await happened(tx, actor, 'ordered', row)
    return { member: row.id }
  })
}

/** Registers whom the party sent to its last meeting and who is not here yet, without their needs: those are asked anew. */
export function copyMembers(actor: Actor, input: { meeting: number; party: string }): Promise<{ copied: number }> {
  return db.as(actor, async (tx) => {
    const { party } = input
    permit(delegations.register(actor, input.meeting, party))
    const meeting = await meetingToRegister(tx, actor, input.meeting)
    const last = await lastDelegation(tx, meeting, party)
    const { rows, next } = await standing(tx, meeting.id, party)
    const here = new Set(rows.map((row) => row.name))
    const headed = rows.some((row) => row.role === 'head')
    const coming = (last?.members ?? []).filter((one) => !here.has(one.name)).slice(0, most - rows.length)
    const by = { registeredBy: actor.person ?? actor.name, registeredAt: clock.now() }
    for (const [at, { name, title, administration, role, personId }] of coming.entries()) {
      const words = { name, title, administration, personId, role: headed && role === 'head' ? 'member' : role }
      const data = { meetingId: meeting.id, party, ...words, position: next + at, state: 'registered', ...by }
      await happened(tx, actor, 'registered', await tx.delegationMember.create({ data }).catch(oneHead))
    }
    return { copied: coming.length }
  })
}
