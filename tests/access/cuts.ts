import { machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'

/** A draft of a meeting as of a date of its own. */
export async function cutIn(meetingId: number): Promise<string> {
  return db.as(machine('sample'), async (tx) => {
    const dueAt = new Date(Date.UTC(2051, 0, 1, 0, 0, await tx.agendaCut.count()))
    const row = { meetingId, kind: 'firstDraft', dueAt, cutAt: dueAt, hash: 'x', sessions: [] }
    return (await tx.agendaCut.create({ data: row })).id
  })
}
