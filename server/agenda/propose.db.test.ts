import { beforeAll, expect, test } from 'vitest'
import { type Actor, machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { sampleActor, sampleMeeting } from '#tests/meeting.ts'
import { answerProposal } from './acts/answer-proposal.ts'
import { catchUp } from './acts/project.ts'
import { amendProposal, leaveProposal, proposals, propose, supportProposal } from './acts/propose.ts'

let meeting = 0
let people: Record<string, string> = {}
let korea: Actor
let japan: Actor
let secretariat: Actor
const item = {
  title: 'Green lanes',
  annotation: 'Trusted traders.\nTwo ports.',
  purpose: 'discussion' as const,
  minutes: 20,
}

beforeAll(async () => {
  ;({ meeting, people } = await sampleMeeting())
  korea = { ...sampleActor('member', people['korean'] ?? '', 'rok'), head: true }
  japan = { ...sampleActor('member', people['japanese'] ?? '', 'jpn'), head: true }
  secretariat = sampleActor('secretariat', people['secretariat'] ?? '')
})

test('an item is proposed, co-sponsored, returned, amended and accepted onto the agenda', async () => {
  const made = await propose(korea, { meeting, ...item })
  const joined = await supportProposal(japan, { proposal: made.id, kind: 'sponsors' })
  expect(joined.supports).toEqual([{ party: 'jpn', kind: 'sponsors' }])
  expect((await proposals(secretariat, { meeting })).proposals[0]?.can.moves).toEqual([
    'return',
    'hold',
    'decline',
    'accept',
  ])
  const back = await answerProposal(secretariat, { proposal: made.id, move: 'return', reason: 'Name the ports.' })
  expect(back).toMatchObject({ state: 'returned', reason: 'Name the ports.' })
  const again = await amendProposal(korea, {
    proposal: made.id,
    edition: back.edition,
    ...item,
    title: 'Green lanes at two ports',
  })
  expect(again).toMatchObject({ state: 'proposed', reason: null })
  const done = await answerProposal(secretariat, { proposal: made.id, move: 'accept', reason: '' })
  expect(done).toMatchObject({ state: 'accepted', item: made.id })
  await catchUp(meeting)
  const row = await db.as(secretariat, (tx) => tx.agendaItem.findFirst({ where: { meetingId: meeting, id: made.id } }))
  expect(row).toMatchObject({ leads: ['rok', 'jpn'], minutes: 20, purpose: 'discussion', gone: false })
  const text = await db.as(secretariat, (tx) => tx.agendaText.findFirst({ where: { itemId: made.id, language: 'en' } }))
  expect(text?.title).toBe('Green lanes at two ports')
  expect(JSON.stringify(text?.annotation)).toContain('Two ports.')
})

test('others withdraw from it, nobody speaks for somebody else, and an answer has a reason', async () => {
  const made = await propose(korea, { meeting, ...item })
  await supportProposal(japan, { proposal: made.id, kind: 'joins' })
  expect((await leaveProposal(japan, { proposal: made.id })).supports).toEqual([])
  const delegate = sampleActor('member', people['delegate'] ?? '', 'rok')
  await expect(propose(delegate, { meeting, ...item })).rejects.toThrow('NOT_PERMITTED')
  await expect(supportProposal(korea, { proposal: made.id, kind: 'joins' })).rejects.toThrow('NOT_PERMITTED')
  const amend = { proposal: made.id, edition: made.edition, ...item }
  await expect(amendProposal(japan, amend)).rejects.toThrow('NOT_PERMITTED')
  await amendProposal(korea, amend)
  await expect(amendProposal(korea, amend)).rejects.toThrow('PROPOSAL_CHANGED')
  const decline = { proposal: made.id, move: 'decline' as const }
  await expect(answerProposal(secretariat, { ...decline, reason: '' })).rejects.toThrow('PROPOSAL_WITHOUT_REASON')
  await expect(answerProposal(korea, { ...decline, reason: 'No.' })).rejects.toThrow('NOT_PERMITTED')
  await answerProposal(secretariat, { ...decline, reason: 'Outside the mandate.' })
  await expect(supportProposal(japan, { proposal: made.id, kind: 'joins' })).rejects.toThrow('PROPOSAL_MOVED_ON')
})

test('with the policy passed over, another delegation writes nothing, and an observer reads nothing', async () => {
  const made = await propose(korea, { meeting, ...item })
  const theft = (actor: Actor) =>
    db.as(actor, (tx) => tx.agendaProposal.updateMany({ where: { id: made.id }, data: { title: 'Mine' } }))
  expect(await theft(japan)).toEqual({ count: 0 })
  const observer = sampleActor('observer', people['observer'] ?? '', 'aus')
  expect(await db.as(observer, (tx) => tx.agendaProposal.count())).toBe(0)
  await expect(proposals(observer, { meeting })).rejects.toThrow('NOT_PERMITTED')
  const forged = db.as(japan, (tx) =>
    tx.agendaSupport.create({
      data: { proposalId: made.id, party: 'rok', kind: 'joins', personId: 'x', at: clock.now() },
    }),
  )
  await expect(forged).rejects.toThrow()
})

test('after the cut-off nothing is proposed, joined or amended, and the secretariat still answers', async () => {
  const made = await propose(korea, { meeting, ...item })
  await db.as(machine('seed'), (tx) =>
    tx.meetingDeadline.create({
      data: {
        ...{ meetingId: meeting, kind: 'proposalsDue', at: new Date('2020-01-01T00:00:00Z'), reason: 'test' },
        ...{ setBy: people['secretariat'] ?? '', setAt: clock.now() },
      },
    }),
  )
  await expect(propose(korea, { meeting, ...item })).rejects.toThrow('PROPOSALS_CLOSED')
  await expect(supportProposal(japan, { proposal: made.id, kind: 'joins' })).rejects.toThrow('PROPOSALS_CLOSED')
  const list = await proposals(korea, { meeting })
  expect(list.can.propose).toBe(false)
  const held = await answerProposal(secretariat, {
    proposal: made.id,
    move: 'hold',
    reason: 'Until the budget is known.',
  })
  expect(held.state).toBe('held')
})
