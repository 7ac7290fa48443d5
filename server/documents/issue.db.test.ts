import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { Refusal } from '#server/kernel/errors.ts'
import { papers } from './acts/list.ts'
import { issuePaper, type NewPaper, revisePaper, withdrawVersion } from './service.ts'
import { sampleActor, sampleMeeting } from '#tests/meeting.ts'

let meeting = 0
let secretariat: Actor
let people: Record<string, string> = {}
const paper = (title: string, access: NewPaper['access'] = 'public'): NewPaper => ({
  meeting,
  title,
  purpose: 'information',
  submittedBy: 'APEC Secretariat',
  access,
})

const all = async (actor: Actor) => (await papers(actor, { meeting, limit: 100 })).papers

beforeAll(async () => {
  ;({ meeting, people } = await sampleMeeting())
  secretariat = sampleActor('secretariat', people['secretariat'] ?? '')
})

test('fifty papers issued at once, with refusals in between, are numbered without a gap', async () => {
  const agenda = await db.as(secretariat, (tx) => issuePaper(tx, secretariat, { ...paper('Agenda'), reserved: true }))
  expect(agenda.number).toBe('2027/SOM1/SCCP/001')
  const issue = (place: number) =>
    db.as(
      secretariat,
      async (tx) => {
        const issued = await issuePaper(tx, secretariat, paper(`Paper ${place}`))
        if (place % 6 === 5) throw new Error('refused after it had its number')
        return issued
      },
      15_000,
    )
  const outcomes = await Promise.allSettled(Array.from({ length: 60 }, (_, place) => issue(place)))
  expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toHaveLength(10)
  const list = await all(secretariat)
  expect(list.map((one) => one.sequence)).toEqual(Array.from({ length: 51 }, (_, at) => at + 1))
  expect(list.at(-1)?.versions[0]?.number).toBe('2027/SOM1/SCCP/051')
})

test('the number 001 is given once', async () => {
  await expect(
    db.as(secretariat, (tx) => issuePaper(tx, secretariat, { ...paper('Another'), reserved: true })),
  ).rejects.toThrow('PAPER_NUMBER_TAKEN')
})

test('a revision supersedes what stood, and withdrawing it lets that stand again', async () => {
  const first = await db.as(secretariat, (tx) => issuePaper(tx, secretariat, paper('Revised')))
  const second = await db.as(secretariat, (tx) => revisePaper(tx, secretariat, { meeting, version: first.version }))
  expect(second.number).toBe(`${first.number}rev1`)
  const statuses = async () => {
    const list = await all(secretariat)
    return list.find((one) => one.id === first.paper)?.versions.map((version) => version.status)
  }
  expect(await statuses()).toEqual(['issued', 'superseded'])
  await db.as(secretariat, (tx) =>
    withdrawVersion(tx, secretariat, { meeting, version: second.version, reason: 'sent too early' }),
  )
  expect(await statuses()).toEqual(['withdrawn', 'issued'])
})

test('a delegate issues no paper, by the policy and by the wall', async () => {
  const delegate = sampleActor('member', people['delegate'] ?? '', 'rok')
  await expect(db.as(delegate, (tx) => issuePaper(tx, delegate, paper('Mine')))).rejects.toBeInstanceOf(Refusal)
  await expect(
    db.as(delegate, (tx) => tx.$executeRaw`UPDATE paper_series SET next = 900 WHERE meeting_id = ${meeting}`),
  ).resolves.toBe(0)
})

test('an observer reads public papers, and nobody but the secretariat and the chair what is kept to them', async () => {
  await db.as(secretariat, (tx) => issuePaper(tx, secretariat, paper('For members', 'members')))
  await db.as(secretariat, (tx) => issuePaper(tx, secretariat, paper('Kept', 'secretariat')))
  const titles = async (actor: Actor) => (await all(actor)).map((one) => one.title)
  const observer = await titles(sampleActor('observer', people['observer'] ?? '', 'aus'))
  expect(observer).toContain('Agenda')
  expect(observer).not.toContain('For members')
  const member = await titles(sampleActor('member', people['delegate'] ?? '', 'rok'))
  expect(member).toContain('For members')
  expect(member).not.toContain('Kept')
  expect(await titles(sampleActor('chair', people['chair'] ?? ''))).toContain('Kept')
})
