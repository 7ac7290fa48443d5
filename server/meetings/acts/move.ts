import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { type Audience, record } from '#server/kernel/events.ts'
import { permit } from '#server/kernel/policy.ts'
import { furnish } from '../furnishing.ts'
import { may } from '../policy.ts'
import { moves } from '../procedure.ts'
import type { MeetingMove, MeetingStatus } from '../schema.ts'
import { meetingOf } from '../service.ts'

const answered: readonly MeetingMove[] = ['approve', 'decline']

/**
 * Moves a meeting on, or back with a reason. MEETING_ELSEWHERE when it does not stand where the move begins, as when somebody else was
 * faster. Approving furnishes it; announcing opens it for preparation and tells everybody.
 */
export function moveMeeting(
  actor: Actor,
  input: { meeting: number; move: MeetingMove; reason: string | null },
): Promise<{ status: MeetingStatus }> {
  return db.as(
    actor,
    async (tx) => {
      const row = await meetingOf(tx, actor, input.meeting)
      permit(may.plan(actor))
      const move = moves[input.move]
      if (move.reason && input.reason === null) throw refusal('REASON_MISSING', 'invalid')
      if (input.move === 'announce' && !(row.firstDay && row.lastDay)) throw refusal('MEETING_WITHOUT_DAYS', 'conflict')
      const moved = await tx.meeting.updateMany({
        where: { id: row.id, status: { in: [...move.from] } },
        data: { status: move.to, ...(input.move === 'announce' ? { announcedAt: clock.now() } : {}) },
      })
      if (moved.count === 0) throw refusal('MEETING_ELSEWHERE', 'conflict')
      // nobody needs to know any more what people needed
      if (input.move === 'archive') await tx.delegationNeed.deleteMany({ where: { meetingId: row.id } })
      if (input.move === 'approve') await furnish(tx, { ...row, status: move.to })
      const audience: Audience = answered.includes(input.move) ? 'secretariat' : 'public'
      await record(tx, actor, {
        act: `meetings.meeting.${move.done}`,
        object: { kind: 'meeting', id: String(row.id) },
        meeting: row.id,
        audience,
        before: { status: row.status },
        after: { status: move.to, reason: input.reason, requestedBy: row.requestedBy },
      })
      return { status: move.to }
    },
    20_000,
  )
}
