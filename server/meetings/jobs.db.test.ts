import { afterEach, describe, expect, test, vi } from 'vitest'
import { machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { setDeadline } from './acts/deadline.ts'
import { tick } from './jobs.ts'
import { sampleActor, sampleMeeting } from './sample.ts'

const told = async (meeting: number): Promise<string[]> => {
  const events = await db.as(machine('test'), (tx) =>
    tx.event.findMany({
      where: { meeting, act: { in: ['meetings.deadline.soon', 'meetings.deadline.over'] } },
      orderBy: { id: 'asc' },
    }),
  )
  return events.map((event) => `${event.act.split('.').at(-1)} ${event.objectId}`)
}

const at = async (moment: string): Promise<void> => {
  vi.spyOn(clock, 'now').mockReturnValue(new Date(moment))
  await tick()
}
afterEach(() => vi.restoreAllMocks())

describe('reminders', () => {
  test('come once three days before a deadline and once when it is over, and anew for a deadline that was moved', async () => {
    const { id } = await sampleMeeting(2141)
    // papers and delegations are due on 26 January, at the end of the day in Ha Noi
    await at('2141-01-23T12:00:00Z')
    expect(await told(id)).toEqual([])
    await at('2141-01-24T12:00:00Z')
    await at('2141-01-24T12:01:00Z')
    expect(await told(id)).toEqual(['soon delegationsDue', 'soon papersDue'])
    const secretariat = await sampleActor('secretariat')
    await setDeadline(secretariat, { meeting: id, kind: 'papersDue', at: '2141-01-28T18:00', reason: 'a holiday' })
    await at('2141-01-27T12:00:00Z')
    expect((await told(id)).slice(2).toSorted()).toEqual(['over delegationsDue', 'soon papersDue'])
    await at('2141-01-28T12:00:00Z')
    expect((await told(id)).slice(4)).toEqual(['over papersDue'])
  })
})
