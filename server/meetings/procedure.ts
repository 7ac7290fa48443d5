import type { MeetingMove, MeetingStatus } from './schema.ts'

interface Move {
  from: readonly MeetingStatus[]
  to: MeetingStatus
  /** a step back, or a refusal, says why */
  reason: boolean
  /** as the event names it */
  done: string
}

/**
 * A meeting's life as one table. Asked for, it is approved or declined; planned, it is announced, which opens it for preparation; then it
 * sits, closes and is archived. Each step can be taken back with a reason. Who may is `may.plan`: the secretariat.
 */
export const moves: Record<MeetingMove, Move> = {
  approve: { from: ['requested', 'declined'], to: 'planned', reason: false, done: 'approved' },
  decline: { from: ['requested'], to: 'declined', reason: true, done: 'declined' },
  announce: { from: ['planned'], to: 'preparation', reason: false, done: 'announced' },
  convene: { from: ['preparation'], to: 'session', reason: false, done: 'convened' },
  close: { from: ['session'], to: 'closed', reason: false, done: 'closed' },
  archive: { from: ['closed'], to: 'archived', reason: false, done: 'archived' },
  recall: { from: ['preparation'], to: 'planned', reason: true, done: 'recalled' },
  postpone: { from: ['session'], to: 'preparation', reason: true, done: 'postponed' },
  reopen: { from: ['closed'], to: 'session', reason: true, done: 'reopened' },
  retrieve: { from: ['archived'], to: 'closed', reason: true, done: 'retrieved' },
}

/** The moves that lead on from a status. */
export function movesFrom(status: string): MeetingMove[] {
  return (Object.keys(moves) as MeetingMove[]).filter((move) => moves[move].from.includes(status as MeetingStatus))
}
