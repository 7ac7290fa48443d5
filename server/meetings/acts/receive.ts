import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { permit } from '#server/kernel/policy.ts'
import { meetingToRegister, memberToChange } from '../delegations.ts'
import { delegations } from '../policy.ts'
import { happened } from './register.ts'

/** Accredits registered members; whoever is accredited or withdrawn meanwhile stays so. Gives how many it were. */
export function accreditMembers(
  actor: Actor,
  input: { meeting: number; members: string[] },
): Promise<{ accredited: number }> {
  return db.as(actor, async (tx) => {
    permit(delegations.receive(actor, input.meeting))
    const meeting = await meetingToRegister(tx, actor, input.meeting)
    const rows = await tx.delegationMember.findMany({
      where: { meetingId: meeting.id, id: { in: input.members }, state: 'registered' },
    })
    const by = { state: 'accredited', accreditedAt: clock.now(), accreditedBy: actor.person ?? actor.name }
    for (const row of rows)
      await happened(tx, actor, 'accredited', await tx.delegationMember.update({ where: { id: row.id }, data: by }))
    return { accredited: rows.length }
  })
}

/** Notes at the venue's door that an accredited member has come, or takes that back. */
export function checkIn(actor: Actor, input: { member: string; here: boolean }): Promise<{ member: string }> {
  return db.as(actor, async (tx) => {
    const row = await memberToChange(tx, actor, input.member)
    permit(delegations.receive(actor, row.meetingId))
    if (input.here && row.state !== 'accredited') throw refusal('MEMBER_NOT_ACCREDITED', 'conflict')
    const data = { checkedInAt: input.here ? (row.checkedInAt ?? clock.now()) : null }
    const changed = await tx.delegationMember.update({ where: { id: row.id }, data })
    await happened(tx, actor, input.here ? 'arrived' : 'absented', changed)
    return { member: row.id }
  })
}

/** Reminds delegations that they have not registered; their heads, or who acts for an organisation, are told by a notice. */
export function remindDelegations(
  actor: Actor,
  input: { meeting: number; parties: string[] },
): Promise<{ reminded: number }> {
  return db.as(actor, async (tx) => {
    permit(delegations.receive(actor, input.meeting))
    const meeting = await meetingToRegister(tx, actor, input.meeting)
    const known = await tx.party.findMany({ where: { id: { in: input.parties } }, select: { id: true } })
    for (const { id } of known)
      await record(tx, actor, {
        act: 'meetings.delegation.reminded',
        object: { kind: 'delegation', id },
        meeting: meeting.id,
        audience: 'secretariat',
      })
    return { reminded: known.length }
  })
}
