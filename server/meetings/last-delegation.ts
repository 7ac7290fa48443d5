import type { DelegationMember, Meeting } from '#prisma/client/client.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { inOrder } from './delegations.ts'

/** Whom a party sent to the last meeting before this one to which it sent anybody; null when to none that the actor may see. */
export async function lastDelegation(
  tx: Tx,
  { year, ordinal }: Pick<Meeting, 'year' | 'ordinal'>,
  party: string,
): Promise<{ meeting: Meeting; members: DelegationMember[] } | null> {
  const came = { party, state: { not: 'withdrawn' } }
  const meeting = await tx.meeting.findFirst({
    where: { OR: [{ year: { lt: year } }, { year, ordinal: { lt: ordinal } }], members: { some: came } },
    orderBy: [{ year: 'desc' }, { ordinal: 'desc' }],
  })
  if (!meeting) return null
  const rows = await tx.delegationMember.findMany({ where: { meetingId: meeting.id, ...came } })
  return { meeting, members: inOrder(rows) }
}
