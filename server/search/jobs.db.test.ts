import { expect, test, vi } from 'vitest'
import { samplePaper } from '#server/documents/sample.ts'
import { type Actor, machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { record } from '#server/kernel/events.ts'
import { hearNext } from '#server/kernel/observe.ts'
import { sampleActor, sampleMeeting } from '#server/meetings/sample.ts'
import { hear } from './jobs.ts'
import { search } from './service.ts'

test('a paper is found by who may read it, under the number that readers know', async () => {
  const { id: meeting } = await sampleMeeting(2033)
  const [korean, japanese, vietnamese, leader, observer, secretariat] = await Promise.all([
    sampleActor('member', { party: 'rok' }),
    sampleActor('member', { party: 'jpn' }),
    sampleActor('member', { party: 'vn' }),
    sampleActor('leader', { party: 'rok' }),
    sampleActor('observer', { party: 'aus' }),
    sampleActor('secretariat'),
  ])
  const facts = { party: 'rok', economies: ['jpn'], title: 'Zephyr', access: 'economies' }
  const { paper, number } = await samplePaper(meeting, { ...facts, sequence: 2 }, { texts: { en: ['One'] } })
  const waiting = await samplePaper(meeting, { ...facts, access: 'public', sequence: 3 }, { texts: { en: ['Two'] } })
  await db.as(machine('sample'), async (tx) => {
    await tx.paper.update({ where: { id: waiting.paper }, data: { circulatedAt: null } })
    await tx.paperVersion.update({ where: { id: waiting.version }, data: { circulatedAt: null } })
    const rev = { paperId: paper, revision: 1, number: `${number}rev1`, status: 'issued', issuedAt: new Date(0) }
    await tx.paperVersion.create({ data: rev })
    const event = { act: 'documents.paper.numbered', object: { kind: 'paper', id: paper } }
    await record(tx, secretariat, { ...event, meeting, audience: 'secretariat' })
  })
  const found = async (actor: Actor) =>
    (await search(actor, { words: 'zephyr', limit: 9 })).hits.map((hit) => hit.number).toSorted()
  await vi.waitFor(async () => {
    await hearNext('search', hear)
    expect(await found(secretariat)).toEqual([number, waiting.number])
  }, 10_000)
  expect(await found(korean)).toEqual([number, waiting.number])
  expect(await found(japanese)).toEqual([number])
  for (const actor of [vietnamese, leader, observer]) expect(await found(actor)).toEqual([])
  const [hit] = (await search(japanese, { words: 'zephyr', limit: 1 })).hits
  expect(hit?.path).toBe(`/documents/${paper}`)
})
