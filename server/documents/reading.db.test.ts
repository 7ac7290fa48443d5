import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#server/kernel/actor.ts'
import { machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { sampleActor, sampleMeeting } from '#tests/meeting.ts'
import { citations, compare } from './acts/compare.ts'
import { news, visit } from './acts/news.ts'
import { open, receipts } from './acts/open.ts'
import { read } from './acts/read.ts'
import { samplePaper, sampleVersion } from './sample.ts'

const english = [
  '# Background',
  'At its first meeting in 2026 the Sub-Committee agreed to test the exchange of 12 certificates.',
  'Eighteen economies took part, see 2026/SOM1/SCCP/014rev1.',
  '# Proposal',
  'Economies are invited to join by 31 March 2027.',
]
const korean = [
  '# 배경',
  '2026년 첫 회의에서 소위원회는 증명서 12건의 교환을 시험하기로 합의하였다.',
  '18개 회원경제체가 참여하였다(2026/SOM1/SCCP/014rev1 참조).',
  '# 제안',
  '회원경제체는 2027년 3월 31일까지 참여하도록 초청된다.',
]
const revised = english
  .with(4, 'Economies are invited to join by 30 June 2027.')
  .concat('A closing paragraph that nobody has rendered yet.')

let meeting = 0
let secretariat: Actor
let korea: Actor
let observer: Actor
let paper: Awaited<ReturnType<typeof samplePaper>>

beforeAll(async () => {
  const sample = await sampleMeeting()
  ;({ meeting } = sample)
  const { people } = sample
  secretariat = sampleActor('secretariat', people['secretariat'] ?? '')
  korea = sampleActor('member', people['delegate'] ?? '', 'rok')
  observer = sampleActor('observer', people['observer'] ?? '')
  const facts = { sequence: 40, title: 'Exchange of certificates', access: 'members' }
  paper = await samplePaper(meeting, facts, { texts: { en: english, ko: korean } })
})

const told = (input: { revision?: number; language?: string } = {}) =>
  read(korea, { paper: paper.paper, from: 0, ...input })

test('a paper is read in its original, and in each language paragraph by paragraph', async () => {
  const original = await told()
  expect(original.blocks.map((one) => one.text)).toEqual(english.map((text) => text.replace('# ', '')))
  expect(original.blocks.every((one) => one.standing === null)).toBe(true)
  expect(original.languages).toMatchObject([
    { language: 'en', original: true, behind: 0 },
    { language: 'ko', original: false, behind: 0, missing: 0 },
  ])
  const translated = await told({ language: 'ko' })
  expect(translated.blocks.map((one) => one.standing)).toEqual(Array.from(korean, () => 'current'))
})

test('a paper that is not for somebody is unknown to them', async () => {
  await expect(read(observer, { paper: paper.paper, from: 0 })).rejects.toThrow('PAPER_UNKNOWN')
  await expect(db.as(observer, (tx) => tx.paperBlock.count())).resolves.toBe(0)
})

describe('a revision without a new translation', () => {
  let second: Awaited<ReturnType<typeof sampleVersion>>
  beforeAll(async () => {
    await visit(korea, { meeting })
    expect((await news(korea, { meeting })).since).toBeNull()
    // that visit ended; this is the next one
    await db.as(korea, (tx) => tx.$executeRaw`UPDATE paper_visit SET before = at, at = at + interval '1 millisecond'`)
    second = await sampleVersion({ id: paper.paper, number: paper.number, revision: 1 }, { texts: { en: revised } })
  })

  test('keeps the names of paragraphs that stay or were reworded', async () => {
    const [before, now] = [await told({ revision: 0 }), await told()]
    expect(now.version.number).toBe(`${paper.number}rev1`)
    expect(now.blocks.slice(0, 5).map((one) => one.block)).toEqual(before.blocks.map((one) => one.block))
  })

  test('shows which paragraphs of the former translation are behind, and what is missing', async () => {
    const view = await told({ language: 'ko' })
    expect(view.file).toMatchObject({ language: 'ko', revision: 0 })
    expect(view.blocks.map((one) => one.standing)).toEqual(['current', 'current', 'current', 'current', 'behind'])
    expect(view.missing).toMatchObject([{ text: revised[5], after: view.blocks[4]?.block }])
    expect(view.languages).toMatchObject([{ language: 'en' }, { language: 'ko', behind: 1, missing: 1, revision: 0 }])
  })

  test('is compared with the former, words marked', async () => {
    const { blocks } = await compare(korea, { paper: paper.paper, from: 0, to: 1 })
    expect(blocks.map((one) => one.state)).toEqual(['same', 'same', 'same', 'same', 'changed', 'added'])
    expect(blocks[4]?.pieces.some((piece) => piece.kind === 'inserted' && piece.text.includes('June'))).toBe(true)
  })

  test('is new since the last visit, with what changed', async () => {
    const view = await news(korea, { meeting })
    expect(view.papers).toMatchObject([{ paper: paper.paper, kind: 'revised', from: 0, revision: 1 }])
    expect(view.papers[0]?.changes).toEqual({ changed: 1, added: 1, dropped: 0, moved: 0 })
    expect((await news(secretariat, { meeting })).since).toBeNull()
  })

  test('receipts tell the secretariat which delegations have opened which version, and nobody else', async () => {
    await open(korea, { paper: paper.paper, version: paper.version })
    await open(korea, { paper: paper.paper, version: paper.version })
    const now = await receipts(secretariat, { paper: paper.paper, version: second.version })
    expect(now.opened).toBe(0)
    expect(now.delegations.find((one) => one.party === 'rok')).toMatchObject({ openedAt: null, earlier: true })
    const first = await receipts(secretariat, { paper: paper.paper, version: paper.version })
    expect(first.delegations.filter((one) => one.openedAt).map((one) => one.party)).toEqual(['rok'])
    expect(JSON.stringify(first)).not.toContain(korea.person)
    await expect(receipts(korea, { paper: paper.paper, version: paper.version })).rejects.toThrow('NOT_PERMITTED')
    const japan = sampleActor('member', korea.person ?? '', 'jpn')
    expect(await db.as({ ...japan, person: 'somebody' }, (tx) => tx.paperOpening.count())).toBe(0)
  })

  test('a translation given again is behind only where its words stayed though the original changed', async () => {
    const third = korean.concat('아직 번역되지 않았던 맺음 문단이다.')
    await sampleVersion({ id: paper.paper, number: paper.number, revision: 2 }, { texts: { en: revised, ko: third } })
    const view = await told({ language: 'ko' })
    expect(view.blocks.map((one) => one.standing)).toEqual([
      'current',
      'current',
      'current',
      'current',
      'behind',
      'current',
    ])
    expect(view.missing).toEqual([])
  })
})

test('papers that name each other by number are linked both ways, as far as one may know of them', async () => {
  const kept = { sequence: 41, title: 'Kept', access: 'secretariat' }
  await samplePaper(meeting, kept, { texts: { en: [`As ${paper.number} says.`] } })
  const citing = { sequence: 42, title: 'Citing', access: 'public' }
  const other = await samplePaper(meeting, citing, { texts: { en: [`Based on ${paper.number}rev1 and others.`] } })
  expect((await citations(korea, { paper: other.paper })).cites).toEqual([
    { number: paper.number, paper: paper.paper, title: 'Exchange of certificates' },
  ])
  expect((await citations(observer, { paper: other.paper })).cites).toEqual([
    { number: paper.number, paper: null, title: null },
  ])
  const { cites, citedBy } = await citations(korea, { paper: paper.paper })
  expect(cites).toEqual([{ number: '2026/SOM1/SCCP/014', paper: null, title: null }])
  expect(citedBy.map((one) => one.title)).toEqual(['Citing'])
  expect((await citations(secretariat, { paper: paper.paper })).citedBy).toHaveLength(2)
})

test('what was withdrawn is read by the secretariat alone, its words as well', async () => {
  const facts = { sequence: 43, title: 'Taken back', access: 'public' }
  const gone = await samplePaper(meeting, facts, { texts: { en: ['Too early.'] } })
  await db.as(machine('sample'), (tx) =>
    tx.paperVersion.update({ where: { id: gone.version }, data: { status: 'withdrawn', reason: 'sent too early' } }),
  )
  const view = await read(korea, { paper: gone.paper, from: 0 })
  expect(view).toMatchObject({ file: null, blocks: [], version: { status: 'withdrawn', reason: 'sent too early' } })
  await expect(db.as(korea, (tx) => tx.paperBlock.count({ where: { fileId: gone.files['en'] ?? '' } }))).resolves.toBe(
    0,
  )
  expect((await read(secretariat, { paper: gone.paper, from: 0 })).blocks).toHaveLength(1)
})
