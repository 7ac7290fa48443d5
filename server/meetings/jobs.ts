import { machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { record } from '#server/kernel/events.ts'
import type { Tx } from '#server/kernel/tx.ts'
import type { DeadlineView } from './schema.ts'
import { deadlinesOf } from './service.ts'
import { wallAt } from './wall-time.ts'

const clerk = machine('meetings')
const day = 86_400_000
/** people are reminded so long before, and told within a day that it is over */
const ahead = 3 * day

/** What a deadline's time asks for now. */
function stageOf(deadline: DeadlineView, now: Date): 'soon' | 'over' | null {
  const left = deadline.at.getTime() - now.getTime()
  if (left > 0) return left <= ahead ? 'soon' : null
  return left > -day ? 'over' : null
}

async function remind(tx: Tx, meeting: { id: number; zone: string }, now: Date): Promise<void> {
  for (const deadline of await deadlinesOf(tx, meeting.id)) {
    const stage = stageOf(deadline, now)
    if (!stage) continue
    const { kind, at } = deadline
    const first = await tx.meetingReminder.createMany({
      data: [{ meetingId: meeting.id, kind, at, stage }],
      skipDuplicates: true,
    })
    if (first.count === 0) continue
    const wall = wallAt(at, meeting.zone)
    await record(tx, clerk, {
      act: `meetings.deadline.${stage}`,
      object: { kind: 'deadline', id: kind },
      meeting: meeting.id,
      audience: 'members',
      after: { at: at.toISOString(), until: `${wall.day} ${wall.time} (${meeting.zone.replaceAll('_', ' ')})` },
    })
  }
}

/** What the clock does for meetings: who is concerned is reminded of each deadline three days before it, and told when it is over. */
export function tick(): Promise<void> {
  const now = clock.now()
  return db.as(
    clerk,
    async (tx) => {
      const meetings = await tx.meeting.findMany({
        where: { status: { in: ['preparation', 'session'] }, firstDay: { gt: new Date(now.getTime() - 40 * day) } },
        select: { id: true, zone: true },
      })
      for (const meeting of meetings) await remind(tx, meeting, now)
    },
    30_000,
  )
}
