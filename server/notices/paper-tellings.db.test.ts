import { expect, test, vi } from 'vitest'
import { samplePaper } from '#server/documents/sample.ts'
import { type Actor, machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { record } from '#server/kernel/events.ts'
import { hearNext } from '#server/kernel/observe.ts'
import { sampleActor, sampleMeeting } from '#server/meetings/sample.ts'
import { hear } from './jobs.ts'
import { list } from './service.ts'

async function withMandate(actor: Actor): Promise<Actor> {
  await db.as(machine('sample'), async (tx) => {
    const { person, party, capacity } = actor
    const facts = { kind: 'economy', languages: [], position: 1, source: 'sample', confidence: 'sample' }
    const known = party === null ? [] : [{ id: party, name: party, abbreviation: party, ...facts }]
    await tx.party.createMany({ data: known, skipDuplicates: true })
    await tx.mandate.create({ data: { personId: person ?? '', partyId: party, capacity, from: new Date(0) } })
  })
  return actor
}

const told = async (actor: Actor) =>
  (await list(actor, { limit: 20 })).notices.map((notice) => `${notice.kind}.${notice.what} ${notice.data['title']}`)

test('a paper is told of to those who may read it, and its way to a number to whose turn it is', async () => {
  const { id: meeting } = await sampleMeeting(2031)
  const secretariat = await withMandate(await sampleActor('secretariat'))
  const korean = await withMandate(await sampleActor('member', { party: 'rok' }))
  const japanese = await withMandate(await sampleActor('member', { party: 'jpn' }))
  const vietnamese = await withMandate(await sampleActor('member', { party: 'vn' }))
  const leader = await withMandate(await sampleActor('leader', { party: 'jpn' }))
  const observer = await withMandate(await sampleActor('observer', { party: 'aus' }))
  const first = { texts: { en: ['One'] } }
  const facts = { access: 'economies', economies: ['jpn'], party: 'rok' }
  const named = await samplePaper(meeting, { ...facts, sequence: 2, title: 'For some' }, first)
  const open = await samplePaper(meeting, { access: 'public', sequence: 3, title: 'For all' }, first)
  const closed = await samplePaper(meeting, { access: 'secretariat', sequence: 4, title: 'For few' }, first)
  const submission = await db.as(machine('sample'), (tx) =>
    tx.submission.create({
      data: {
        ...{ meetingId: meeting, party: 'rok', state: 'submitted', title: 'Sent', purpose: 'information' },
        ...{ submittedBy: 'Korea', access: 'public', preparedBy: korean.person ?? '', preparedAt: new Date(0) },
      },
    }),
  )
  const happened = (actor: Actor, act: string, object: { kind: string; id: string }, after: object = {}) =>
    db.as(actor, (tx) => record(tx, actor, { act, object, meeting, audience: 'secretariat', after: { ...after } }))
  const sent = { kind: 'submission', id: submission.id }
  await happened(korean, 'documents.submission.submitted', sent, { late: true })
  await happened(secretariat, 'documents.submission.returned', sent)
  for (const { paper } of [named, open, closed])
    await happened(secretariat, 'documents.paper.circulated', { kind: 'paper', id: paper }, { number: 'n' })
  await vi.waitFor(async () => {
    await hearNext('notices', hear)
    expect(await told(observer)).toEqual(['paper.circulated For all'])
  }, 10_000)
  const forAll = 'paper.circulated For all'
  const forSome = 'paper.circulated For some'
  expect(await told(korean)).toEqual([forAll, forSome, 'submission.returned Sent'])
  expect([await told(japanese), await told(leader)]).toEqual([
    [forAll, forSome],
    [forAll, forSome],
  ])
  expect(await told(vietnamese)).toEqual([forAll])
  expect(await told(secretariat)).toEqual(['submission.late Sent'])
})
