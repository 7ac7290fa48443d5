import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#server/kernel/actor.ts'
import { sampleActor, sampleMeeting } from '#tests/meeting.ts'
import { coverFile, coverFor } from './acts/cover.ts'
import { amend, prepare } from './acts/prepare.ts'
import { readPaper } from './readers/read-file.ts'
import type { CoverSheet, SubmissionView } from './schema.ts'

let korea: Actor
let japan: Actor
let secretariat: Actor
let draft: SubmissionView

const cover: CoverSheet = {
  title: 'Single window <b>#let x</b> 단일창구',
  item: { id: 'item-3', label: '3.1' },
  purpose: 'discussion',
  submittedBy: 'Korea; Hong Kong, China',
  previous: '2026/SOM3/SCCP2/014',
  access: 'economies',
  economies: ['jpn', 'hkc'],
  restriction: 'Draft of a pilot',
  derestrictOn: '2027-06-01',
}

beforeAll(async () => {
  const { meeting, people } = await sampleMeeting()
  korea = sampleActor('member', people['delegate'] ?? '', 'rok')
  japan = sampleActor('member', people['japanese'] ?? '', 'jpn')
  secretariat = sampleActor('secretariat', people['secretariat'] ?? '')
  const { id, edition } = await prepare(korea, { meeting })
  draft = await amend(korea, { submission: id, edition, language: 'en', cover })
})

async function wordsOf(format: 'pdf' | 'docx', language: string): Promise<string> {
  const bytes = await coverFile(await coverFor(korea, { id: draft.id, language }), format)
  const path = join(mkdtempSync(join(tmpdir(), 'sccp-cover-')), `cover.${format}`)
  writeFileSync(path, bytes)
  const { blocks, findings, type } = await readPaper(path)
  expect([type, findings]).toEqual([format, []])
  return blocks
    .map((block) => block.text)
    .join(' ')
    .replaceAll(/\s+/g, ' ')
}

test.each(['pdf', 'docx'] as const)(
  'a cover sheet says all its fields as %s, markup in them as letters',
  async (format) => {
    const words = await wordsOf(format, 'en')
    for (const said of [
      ...['given when it is accepted', 'Agenda item: 3.1', 'Purpose: Discussion', 'Korea; Hong Kong, China'],
      ...['2026/SOM3/SCCP2/014', 'Named economies', 'Japan; Hong Kong, China', 'Draft of a pilot', '2027-06-01'],
      ...['First Meeting of the Sub-Committee on Customs Procedures (SCCP1), 2027', '<b>#let x</b> 단일창구'],
    ])
      expect(words).toContain(said)
    expect(await wordsOf(format, 'ko')).toContain('지정 회원경제')
  },
)

test('the cover sheet of a draft is its delegation’s own', async () => {
  for (const stranger of [japan, secretariat])
    await expect(coverFor(stranger, { id: draft.id, language: 'en' })).rejects.toThrow('PAPER_UNKNOWN')
})

test('a previous number that no paper has is something to look at, and stands in nobody’s way', () => {
  expect(draft.warns).toEqual(['SUBMISSION_PREVIOUS_UNKNOWN'])
  expect(draft.lacks).toEqual(['SUBMISSION_WITHOUT_FILE'])
})
