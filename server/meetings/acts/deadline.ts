import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { record } from '#server/kernel/events.ts'
import type { DeadlineKind, DeadlineView } from '../schema.ts'
import { deadlinesOf, meetingToArrange } from '../service.ts'
import { momentAt } from '../wall-time.ts'

/** Sets a deadline by hand with a reason, in the venue's wall time, or gives it back to the rule. */
export function setDeadline(
  actor: Actor,
  input: { meeting: number; kind: DeadlineKind; at: string | null; reason: string | null },
): Promise<DeadlineView[]> {
  return db.as(actor, async (tx) => {
    const row = await meetingToArrange(tx, actor, input.meeting)
    const before = (await deadlinesOf(tx, row.id)).find((one) => one.kind === input.kind)
    const key = { meetingId_kind: { meetingId: row.id, kind: input.kind } }
    if (input.at === null) await tx.meetingDeadline.deleteMany({ where: { meetingId: row.id, kind: input.kind } })
    else {
      const [day = '', time = ''] = input.at.split('T')
      const set = {
        at: momentAt(day, time, row.zone),
        reason: input.reason ?? '',
        setBy: actor.person ?? actor.name,
        setAt: clock.now(),
      }
      await tx.meetingDeadline.upsert({
        where: key,
        create: { meetingId: row.id, kind: input.kind, ...set },
        update: set,
      })
    }
    const deadlines = await deadlinesOf(tx, row.id)
    const after = deadlines.find((one) => one.kind === input.kind)
    await record(tx, actor, {
      act: 'meetings.deadline.set',
      object: { kind: 'deadline', id: input.kind },
      meeting: row.id,
      audience: 'public',
      before: { at: before?.at.toISOString() ?? null },
      after: { at: after?.at.toISOString() ?? null, reason: input.reason, kind: input.kind },
    })
    return deadlines
  })
}
