import { expect, test } from 'vitest'
import { machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { seed } from './run.ts'

test('the starting data is loaded once: 21 economies, the meetings, and an example agenda with two editions', async () => {
  await seed('', { demo: true })
  await seed('', { demo: true })
  const counts = await db.as(machine('test'), async (tx) => ({
    economies: await tx.party.count({ where: { kind: 'economy' } }),
    meetings: await tx.meeting.count(),
    items: await tx.agendaItem.count({ where: { gone: false } }),
    minutes: (await tx.agendaItem.aggregate({ where: { gone: false }, _sum: { minutes: true } }))._sum.minutes,
    editions: (await tx.agendaEdition.findMany({ orderBy: { n: 'asc' } })).map((edition) => edition.number.slice(-7)),
    korean: await tx.agendaText.count({ where: { language: 'ko' } }),
    comments: await tx.agendaComment.count(),
    people: await tx.person.count(),
    delegations: (await tx.delegationMember.groupBy({ by: ['party'] })).length,
  }))
  expect(counts).toEqual({
    economies: 21,
    meetings: 31,
    items: 30,
    minutes: 705,
    editions: ['CCP/001', '001rev1'],
    korean: 30,
    comments: 3,
    people: 68,
    // fourteen economies, one observer, one guest
    delegations: 16,
  })
}, 60_000)
