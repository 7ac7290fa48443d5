import { beforeAll, expect, test, vi } from 'vitest'
import { type Actor, machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { hearNext } from '#server/kernel/observe.ts'
import { moveMeeting } from '#server/meetings/acts/move.ts'
import type { MeetingMove } from '#server/meetings/schema.ts'
import { sampleActor, sampleMeeting } from '#tests/meeting.ts'
import { classification, databasePack } from './acts/classification.ts'
import { classify } from './acts/paper.ts'
import { hear } from './jobs.ts'
import { issuePaper } from './service.ts'

let meeting = 0
let secretariat: Actor
let member: Actor
let paper = ''

beforeAll(async () => {
  const sample = await sampleMeeting()
  ;({ meeting } = sample)
  secretariat = sampleActor('secretariat', sample.people['secretariat'] ?? '')
  member = sampleActor('member', sample.people['delegate'] ?? '', 'rok')
  const facts = { meeting, title: 'Kept', purpose: 'information', submittedBy: 'Japan', access: 'members' } as const
  const issued = await db.as(secretariat, (tx) =>
    issuePaper(tx, secretariat, { ...facts, restriction: 'Draft', derestrictOn: '2031-03-01' }),
  )
  paper = issued.paper
  await db.as(machine('seed'), (tx) => tx.meeting.update({ where: { id: meeting }, data: { status: 'session' } }))
})

const list = (cut: number | null = null) => classification(secretariat, { meeting, cut })
const move = (name: MeetingMove) =>
  moveMeeting(secretariat, { meeting, move: name, reason: name === 'reopen' ? 'a correction' : null })

/** Other tests' transactions hold the reading of events back for a moment. */
async function heard(cuts: number): Promise<void> {
  await vi.waitFor(async () => {
    await hearNext('documents', hear)
    expect((await list()).cuts).toHaveLength(cuts)
  }, 10_000)
}

test('closing a meeting cuts its classification list, which stays as it was', async () => {
  expect((await list()).cuts).toEqual([])
  await move('close')
  await heard(1)
  await classify(secretariat, { paper, access: 'public', economies: [], restriction: null, derestrictOn: null })
  const kept = await list(1)
  expect(kept.cutAt).toBeInstanceOf(Date)
  expect(kept.lines).toMatchObject([
    { title: 'Kept', access: 'members', restriction: 'Draft', derestrictOn: '2031-03-01', derestrictedAt: null },
  ])
  const today = await list()
  expect([today.cutAt, today.lines[0]?.access]).toEqual([null, 'public'])
  const { list: current, closing } = await databasePack(secretariat, { meeting })
  expect([current.lines[0]?.access, closing?.lines[0]?.access]).toEqual(['public', 'members'])
  await expect(list(2)).rejects.toThrow('CLASSIFICATION_UNKNOWN')
})

test('a meeting that is closed again gets another list, and the former one stays', async () => {
  await move('reopen')
  await move('close')
  await heard(2)
  expect((await list(2)).lines[0]?.access).toBe('public')
  expect((await list(1)).lines[0]?.access).toBe('members')
})

test('the office reads a list that was cut, and nobody changes it', async () => {
  await expect(classification(member, { meeting, cut: 1 })).rejects.toThrow('NOT_PERMITTED')
  const count = (actor: Actor) => db.as(actor, (tx) => tx.classificationCut.count({ where: { meetingId: meeting } }))
  expect([await count(member), await count(secretariat)]).toEqual([0, 2])
  const row = { meetingId: meeting, n: 3, closedAt: new Date(0), cutAt: new Date(0), lines: [] }
  await expect(db.as(secretariat, (tx) => tx.classificationCut.create({ data: row }))).rejects.toThrow()
  const change = (tx: { $executeRaw: (words: TemplateStringsArray) => Promise<number> }) =>
    tx.$executeRaw`UPDATE classification_cut SET lines = '[]'`
  await expect(db.as(machine('test'), change)).rejects.toThrow()
})
