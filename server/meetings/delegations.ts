import type { DelegationMember, Meeting } from '#prisma/client/client.ts'
import type { Actor } from '#server/kernel/actor.ts'
import { refusal } from '#server/kernel/errors.ts'
import { permit } from '#server/kernel/policy.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { allows, delegations } from './policy.ts'
import type { MemberRole, MemberView } from './shape/delegations.ts'
import { meetingOf } from './service.ts'

const rank = (row: DelegationMember): number => (row.state === 'withdrawn' ? 2 : row.role === 'head' ? 0 : 1)

/** Members in the order of the list of participants: the head first, then as the delegation orders them, the withdrawn last. */
export function inOrder(rows: DelegationMember[]): DelegationMember[] {
  return rows.toSorted((a, b) => rank(a) - rank(b) || a.position - b.position || a.id.localeCompare(b.id))
}

/** A member as the pages show one; who it is in the portal, how late and whether here is for those `inside` alone. */
export function memberView(row: DelegationMember, { due, inside }: { due: Date | null; inside: boolean }): MemberView {
  return {
    id: row.id,
    name: row.name,
    title: row.title,
    administration: row.administration,
    role: row.role as MemberRole,
    state: row.state as MemberView['state'],
    person: inside ? row.personId : null,
    registeredAt: row.registeredAt,
    late: inside && due !== null && row.registeredAt > due,
    checkedInAt: inside ? row.checkedInAt : null,
  }
}

/** The meeting, if its status lets delegations be registered; MEETING_NOT_OPEN else. */
export async function meetingToRegister(tx: Tx, actor: Actor, id: number): Promise<Meeting> {
  const meeting = await meetingOf(tx, actor, id)
  if (!allows(meeting.status, 'register')) throw refusal('MEETING_NOT_OPEN', 'conflict')
  return meeting
}

/** A member whom the actor registers, in a meeting that is open for it; MEMBER_UNKNOWN when the actor sees none. */
export async function memberToChange(tx: Tx, actor: Actor, id: string): Promise<DelegationMember> {
  const row = await tx.delegationMember.findUnique({ where: { id } })
  if (!row) throw refusal('MEMBER_UNKNOWN', 'unknown')
  permit(delegations.register(actor, row.meetingId, row.party))
  await meetingToRegister(tx, actor, row.meetingId)
  return row
}
