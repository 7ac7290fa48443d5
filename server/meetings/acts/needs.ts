import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { permit } from '#server/kernel/policy.ts'
import { memberToChange } from '../delegations.ts'
import { delegations } from '../policy.ts'
import type { NeedInput, NeedView } from '../shape/delegations.ts'
import { meetingOf } from '../service.ts'
import { happened } from './register.ts'

/** What the members need whom the actor registers; the secretariat sees all. Never part of lists, exports, events or logs. */
export function needs(actor: Actor, input: { meeting: number }): Promise<NeedView[]> {
  return db.as(actor, async (tx) => {
    const meeting = await meetingOf(tx, actor, input.meeting)
    const own = delegations.of(actor, meeting.id)
    const all = delegations.receive(actor, meeting.id)
    permit(all || own !== null)
    const rows = await tx.delegationNeed.findMany({
      where: { meetingId: meeting.id, ...(all ? {} : { party: own ?? '' }) },
    })
    return rows.map(({ memberId, diet, access, text }) => ({
      member: memberId,
      diet: diet as NeedView['diet'],
      access,
      text,
    }))
  })
}

/** Keeps what a member needs; with nothing left, nothing is kept. The event says that it changed, not to what. */
export function keepNeed(actor: Actor, input: NeedInput): Promise<{ member: string }> {
  return db.as(actor, async (tx) => {
    const { member, ...need } = input
    const row = await memberToChange(tx, actor, member)
    const typed = { ...need, typedBy: actor.person ?? actor.name, typedAt: clock.now() }
    const key = { memberId: row.id, meetingId: row.meetingId, party: row.party }
    if (need.diet === null && need.access === null && need.text === null)
      await tx.delegationNeed.deleteMany({ where: { memberId: row.id } })
    else await tx.delegationNeed.upsert({ where: { memberId: row.id }, create: { ...key, ...typed }, update: typed })
    await happened(tx, actor, 'need-kept', row)
    return { member: row.id }
  })
}
