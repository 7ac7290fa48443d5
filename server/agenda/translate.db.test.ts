import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { asSuperuser } from '#tests/database.ts'
import { sampleActor, sampleMeeting } from '#tests/meeting.ts'
import { addComment, answerComment, comments, resolveComment } from './acts/comment.ts'
import { declareNeutral } from './acts/declare-neutral.ts'
import { desk, translation } from './acts/desk.ts'
import { gate } from './acts/gate.ts'
import { approve, confirmBlock, returnToDraft, submitForReview } from './acts/translate.ts'
import { type SampleItem, writeAgenda } from './sample.ts'

let meeting = 0
let people: Record<string, string> = {}
let korean: Actor
let drafter: Actor
let item: SampleItem

const ko = { language: 'ko' as const }
const write = (first: string, second: string, third: string) => {
  item.words['en'] = {
    title: 'Cross-border e-commerce',
    blocks: [
      { id: 'p1', text: first },
      { id: 'p2', text: second },
      { id: 'p3', text: third },
    ],
  }
  return writeAgenda(meeting, [item])
}
const third = 'Economies will report on pilots and share lessons.'
const second = 'Papers are due on 14 March 2027.'
const koreanText = async () => (await translation(korean, { meeting, ...ko })).texts[0]

beforeEach(async () => {
  ;({ meeting, people } = await sampleMeeting())
  korean = sampleActor('member', people['korean'] ?? '', 'rok')
  drafter = sampleActor('member', people['drafter'] ?? '', 'aus')
  item = {
    id: randomUUID(),
    words: {
      ko: {
        title: '전자상거래',
        blocks: [
          { id: 'k1', text: '의장이 논의를 시작한다.', of: ['p1'] },
          { id: 'k2', text: '문서는 2027년 3월 14일까지 제출한다.', of: ['p2'] },
          { id: 'k3', text: '회원경제체가 시범 사업을 보고한다.', of: ['p3'] },
        ],
      },
    },
  }
  await write('The chair opens the discussion.', second, third)
  await approve(korean, { meeting, item: item.id, ...ko })
})

test('a comma put into the English paragraph 3 marks the Korean paragraph 3 alone, as formatting, and keeps no edition', async () => {
  await write('The chair opens the discussion.', second, 'Economies will report on pilots, and share lessons.')
  const text = await koreanText()
  expect(text).toMatchObject({ status: 'changed', grade: 'formatting', changed: 1 })
  const moved = text?.blocks.filter((block) => block.state !== 'same')
  expect(moved?.map((block) => [block.block, block.grade])).toEqual([['p3', 'formatting']])
  expect((await gate(drafter, { meeting })).texts).toEqual([])
})

test('14 March turned into 15 March marks number or date, keeps the edition, and shows what it was', async () => {
  await write('The chair opens the discussion.', 'Papers are due on 15 March 2027.', third)
  const text = await koreanText()
  expect(text).toMatchObject({ status: 'changed', grade: 'facts', changed: 1 })
  const block = text?.blocks.find((one) => one.block === 'p2')
  expect(JSON.stringify(block?.was)).toContain('14 March')
  expect(JSON.stringify(block?.now)).toContain('15 March')
  expect(text?.mismatches).toEqual([{ kind: 'date', block: 'p2', source: ['2027-03-15'], target: ['2027-03-14'] }])
  expect((await gate(drafter, { meeting })).texts).toMatchObject([
    { why: 'changed', grade: 'facts', owner: { name: 'korean' } },
  ])
})

test('a change declared not to alter the meaning keeps no edition; the owner confirms it with one act', async () => {
  await write('The chair of the meeting opens the discussion.', second, third)
  const block = (await koreanText())?.blocks.find((one) => one.block === 'p1')
  const change = { meeting, item: item.id, block: 'p1', fromHash: block?.fromHash ?? '', toHash: block?.toHash ?? '' }
  await expect(declareNeutral(korean, change)).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
  await declareNeutral(drafter, change)
  expect(await koreanText()).toMatchObject({ status: 'changed', grade: null, neutral: true })
  expect((await gate(drafter, { meeting })).texts).toEqual([])
  const state = await confirmBlock(korean, { meeting, item: item.id, ...ko, block: 'p1' })
  expect(state).toMatchObject({ status: 'approved', changed: 0, by: 'korean' })
  await write('The chair of the meeting closes the discussion.', second, third)
  expect(await koreanText()).toMatchObject({ status: 'changed', grade: 'wording', neutral: false })
})

test('words written over after the approval are a draft again', async () => {
  const words = item.words['ko']
  if (words?.blocks?.[0]) words.blocks[0].text = '의장이 회의를 연다.'
  await writeAgenda(meeting, [item])
  expect(await koreanText()).toMatchObject({ status: 'draft' })
  expect(await submitForReview(korean, { meeting, item: item.id, ...ko })).toMatchObject({ status: 'review' })
  expect(await returnToDraft(korean, { meeting, item: item.id, ...ko })).toMatchObject({ status: 'draft' })
})

test('an owner acts on the own language alone; others are refused, by the policy and by the wall', async () => {
  const japanese = sampleActor('member', people['japanese'] ?? '', 'jpn')
  const delegate = sampleActor('member', people['delegate'] ?? '', 'aus')
  for (const actor of [japanese, delegate, drafter]) {
    await expect(approve(actor, { meeting, item: item.id, ...ko })).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
  }
  await expect(desk(delegate, { meeting })).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
  await expect(approve(korean, { meeting, item: item.id, language: 'en' })).rejects.toMatchObject({
    code: 'NOT_PERMITTED',
  })
  const forged = db.as(delegate, (tx) => tx.agendaTranslation.updateMany({ data: { status: 'draft' } }))
  await expect(forged).resolves.toEqual({ count: 0 })
  await expect(
    db.as(japanese, (tx) =>
      tx.agendaBasis.create({
        data: {
          itemId: item.id,
          meetingId: meeting,
          language: 'ko',
          block: 'x',
          hash: 'x',
          content: {},
          at: clock.now(),
        },
      }),
    ),
  ).rejects.toThrow()
})

test('the desk tells progress in figures, who may be addressed, and what each may do', async () => {
  const view = await desk(korean, { meeting })
  expect(view.progress).toMatchObject([
    { language: 'en', total: 1, percent: 100 },
    { language: 'ko', total: 1, approved: 1, percent: 100 },
  ])
  expect(view.people.map((one) => one.name).sort()).toEqual(['drafter', 'korean'])
  expect(view.rights).toEqual({ desk: true, structure: false, writes: ['ko'] })
  expect(view.can).toEqual({ circulate: false, arrange: false, declareNeutral: false, structure: false })
  expect(view.items).toMatchObject([{ label: '1', title: 'Cross-border e-commerce', gone: false }])
})

test('a comment is addressed, answered, settled; every step is an event', async () => {
  const place = { meeting, item: item.id, ...ko, block: 'k2', quote: '3월 14일' }
  const added = await addComment(drafter, {
    ...place,
    body: 'Is this date final?',
    addressee: people['korean'] ?? null,
  })
  expect(added).toMatchObject({ author: { name: 'drafter' }, addressee: { name: 'korean' }, answers: [] })
  const stranger = addComment(drafter, { ...place, body: 'And you?', addressee: people['delegate'] ?? null })
  await expect(stranger).rejects.toMatchObject({ code: 'COMMENT_ADDRESSEE_UNKNOWN' })
  await answerComment(korean, { meeting, comment: added.id, body: 'Yes.' })
  const settled = await resolveComment(drafter, { meeting, comment: added.id })
  expect(settled.answers.map((answer) => answer.body)).toEqual(['Yes.'])
  expect(await comments(korean, { meeting, resolved: false })).toEqual([])
  expect(await comments(korean, { meeting, item: item.id, resolved: true })).toHaveLength(1)
  const events = await asSuperuser((client) =>
    client.query(`SELECT act, after FROM event WHERE object_kind = 'comment' ORDER BY id`),
  )
  expect(events.rows.map((row) => row.act)).toEqual([
    'agenda.comment.added',
    'agenda.comment.answered',
    'agenda.comment.resolved',
  ])
  expect(events.rows[0].after.addressee).toBe(people['korean'])
  expect(JSON.stringify(events.rows)).not.toContain('Is this date final')
})
