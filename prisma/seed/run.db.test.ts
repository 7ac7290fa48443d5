import { expect, test } from 'vitest'
import { machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { storage } from '#server/kernel/storage.ts'
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

test('the example has a dozen papers in a dozen states, with files that were really made and read', async () => {
  await seed('', { demo: true })
  const { versions, submissions, counter } = await db.as(machine('test'), async (tx) => ({
    versions: await tx.paperVersion.findMany({
      orderBy: { number: 'asc' },
      where: { paper: { sequence: { gt: 1 } } },
      include: { paper: { include: { economies: true } }, files: { include: { stored: true } } },
    }),
    submissions: await tx.submission.findMany({
      where: { state: { not: 'accepted' } },
      orderBy: { state: 'asc' },
      include: { files: { include: { stored: true } } },
    }),
    counter: (await tx.paperSeries.findFirst({ where: { next: { gt: 2 } } }))?.next,
  }))
  expect(versions.map((one) => `${one.number.split('/').at(-1)} ${one.status}`)).toEqual([
    ...['002 issued', '003 issued', '004 issued', '005 issued', '006 superseded', '006rev1 issued'],
    ...['007 issued', '008 withdrawn', '009 issued', '010 issued', '011 issued'],
  ])
  const by = (part: string) => versions.find((one) => one.number.endsWith(part))
  expect(by('003')?.files.map((file) => file.stored.type)).toEqual(['pdf'])
  expect(by('005')?.paper.derestrictOn).not.toBeNull()
  expect(
    by('006rev1')
      ?.files.map((file) => file.language)
      .toSorted(),
  ).toEqual(['en', 'ko'])
  expect(by('007')?.late).toBe(true)
  expect(
    by('009')
      ?.paper.economies.map((one) => one.party)
      .toSorted(),
  ).toEqual(['jpn', 'rok'])
  expect(by('010')?.paper.access).toBe('secretariat')
  expect(by('011')?.circulatedAt).toBeNull()
  expect(counter).toBe(12)
  expect(submissions.map((one) => one.state)).toEqual(['draft', 'returned', 'submitted'])
  const found = submissions[1]?.files[0]?.stored.findings as Array<{ code: string }> | undefined
  expect(found?.map((one) => one.code).toSorted()).toEqual(['COMMENT', 'DELETION', 'INSERTION'])
  for (const file of versions.flatMap((one) => one.files)) expect(await storage.has(file.hash)).toBe(true)
}, 60_000)
