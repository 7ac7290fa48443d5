import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#server/kernel/actor.ts'
import { machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { sampleActor, sampleMeeting } from '#tests/meeting.ts'
import { accept, decline, returnSubmission } from './acts/check.ts'
import { circulate } from './acts/circulate.ts'
import { papers, submissions } from './acts/list.ts'
import { nameSubmitter } from './acts/name-submitter.ts'
import { classify, derestrict, paper } from './acts/paper.ts'
import { amend, attach, prepare } from './acts/prepare.ts'
import { submit, withdrawSubmission } from './acts/submit.ts'
import type { CoverSheet, SubmissionView } from './schema.ts'

let meeting = 0
let people: Record<string, string> = {}
let head: Actor
let delegate: Actor
let secretariat: Actor
let neighbour: Actor
let observer: Actor

const cover: CoverSheet = {
  title: 'Single window, two years on',
  item: { id: 'item-3', label: '3.1' },
  purpose: 'information',
  submittedBy: 'Korea',
  previous: null,
  access: 'members',
  economies: [],
  restriction: 'Draft of a pilot',
  derestrictOn: null,
}

/** A stored file of somebody, as the door of uploads leaves it. */
async function uploaded(actor: Actor, file: { state?: string; findings?: object[] } = {}): Promise<string> {
  const id = randomUUID()
  const hash = randomUUID().replaceAll('-', '').repeat(2)
  await db.as(machine('seed'), async (tx) => {
    await tx.storedFile.create({
      data: {
        ...{ hash, size: 2048n, type: 'docx', state: file.state ?? 'clean', storedAt: clock.now(), counts: {} },
        findings: file.findings ?? [],
      },
    })
    await tx.upload.create({
      data: {
        ...{
          id,
          personId: actor.person ?? '',
          party: actor.party,
          meetingId: meeting,
          name: 'Paper.docx',
          size: 2048n,
        },
        ...{ state: 'stored', hash, createdAt: clock.now() },
      },
    })
  })
  return id
}

async function prepared(by: Actor, change: Partial<CoverSheet> = {}, file = {}): Promise<SubmissionView> {
  const { id, edition } = await prepare(by, { meeting })
  await amend(by, { submission: id, edition, language: 'en', cover: { ...cover, ...change } })
  return attach(by, { submission: id, upload: await uploaded(by, file), language: 'en' })
}
const submitted = async (change: Partial<CoverSheet> = {}): Promise<SubmissionView> => {
  const { id, edition } = await prepared(head, change)
  return submit(head, { submission: id, edition, confirmed: false })
}
const numbered = async (change: Partial<CoverSheet> = {}, circulated = true): Promise<SubmissionView> =>
  accept(secretariat, { submission: (await submitted(change)).id, circulate: circulated })
const listed = async (actor: Actor) => (await papers(actor, { meeting, limit: 100 })).papers
const sees = async (actor: Actor, id: string | null) => (await listed(actor)).some((one) => one.id === id)

beforeAll(async () => {
  ;({ meeting, people } = await sampleMeeting())
  head = { ...sampleActor('member', people['korean'] ?? '', 'rok'), head: true }
  delegate = sampleActor('member', people['delegate'] ?? '', 'rok')
  secretariat = sampleActor('secretariat', people['secretariat'] ?? '')
  neighbour = sampleActor('member', people['japanese'] ?? '', 'jpn')
  observer = sampleActor('observer', people['observer'] ?? '', 'aus')
  await db.as(machine('seed'), (tx) =>
    tx.mandate.create({
      data: { personId: delegate.person ?? '', partyId: 'rok', capacity: 'member', from: new Date(0) },
    }),
  )
})

test('a delegate prepares, the head submits, it comes back, it is corrected, numbered and circulated', async () => {
  const draft = await prepared(delegate)
  expect(await submissions(secretariat, { meeting })).toEqual([])
  await expect(submit(delegate, { submission: draft.id, edition: draft.edition, confirmed: false })).rejects.toThrow(
    'SUBMITTED_BY_HEADS',
  )
  await submit(head, { submission: draft.id, edition: draft.edition, confirmed: false })
  const [queued] = await submissions(secretariat, { meeting })
  expect(queued?.can.moves).toEqual(['return', 'decline', 'accept'])
  const back = await returnSubmission(secretariat, { submission: draft.id, reason: 'The annex is missing.' })
  expect(back).toMatchObject({ state: 'returned', reason: 'The annex is missing.' })
  const right = await amend(delegate, {
    ...{ submission: draft.id, edition: back.edition, language: 'en' as const },
    cover: { ...cover, title: 'Single window, with its annex' },
  })
  await submit(head, { submission: draft.id, edition: right.edition, confirmed: false })
  const accepted = await accept(secretariat, { submission: draft.id, circulate: false })
  expect(accepted.number).toBe('2027/SOM1/SCCP/002')
  expect(await sees(delegate, accepted.paper)).toBe(true)
  expect(await sees(neighbour, accepted.paper)).toBe(false)
  await expect(paper(neighbour, { paper: accepted.paper ?? '' })).rejects.toThrow('PAPER_UNKNOWN')
  expect(await circulate(secretariat, { meeting })).toEqual({ circulated: 1 })
  const page = await paper(neighbour, { paper: accepted.paper ?? '' })
  expect(page).toMatchObject({ title: 'Single window, with its annex', because: 'access' })
  expect(page.versions[0]?.files.map((file) => file.name)).toEqual(['Paper.docx'])
  expect(await sees(observer, accepted.paper)).toBe(false)
})

test('a delegate whom the head has named submits', async () => {
  const before = await prepared(delegate)
  await nameSubmitter(head, { meeting, person: delegate.person ?? '' })
  const sent = await submit(delegate, { submission: before.id, edition: before.edition, confirmed: false })
  expect(sent.state).toBe('submitted')
  await expect(nameSubmitter(delegate, { meeting, person: delegate.person ?? '' })).rejects.toThrow('NOT_PERMITTED')
})

test('what a cover sheet lacks is named, and nothing is half submitted', async () => {
  const bare = await prepare(head, { meeting })
  expect(bare.lacks).toEqual([
    'SUBMISSION_WITHOUT_TITLE',
    'SUBMISSION_WITHOUT_ITEM',
    'SUBMISSION_WITHOUT_RESTRICTION',
    'SUBMISSION_WITHOUT_FILE',
  ])
  const to = { submission: bare.id, edition: bare.edition, confirmed: true }
  await expect(submit(head, to)).rejects.toThrow('SUBMISSION_WITHOUT_TITLE')
  const hidden = await prepared(head, {}, { findings: [{ code: 'COMMENT', place: 'paragraph 3', text: 'not yet' }] })
  const send = { submission: hidden.id, edition: hidden.edition }
  await expect(submit(head, { ...send, confirmed: false })).rejects.toThrow('SUBMISSION_UNSEEN')
  expect((await submit(head, { ...send, confirmed: true })).state).toBe('submitted')
})

test('two people of one delegation never overwrite each other', async () => {
  const draft = await prepared(delegate)
  const change = { submission: draft.id, edition: draft.edition, language: 'en' as const, cover }
  await amend(head, change)
  await expect(amend(delegate, change)).rejects.toThrow('SUBMISSION_CHANGED')
})

test('a file in quarantine waits, a declined or withdrawn paper burns no number', async () => {
  const waiting = await prepared(head, {}, { state: 'quarantine' })
  await submit(head, { submission: waiting.id, edition: waiting.edition, confirmed: false })
  await expect(accept(secretariat, { submission: waiting.id, circulate: true })).rejects.toThrow(
    'SUBMISSION_IN_QUARANTINE',
  )
  const gone = await submitted()
  await decline(secretariat, { submission: gone.id, reason: 'Outside the agenda.' })
  await withdrawSubmission(head, { submission: (await submitted()).id, reason: 'Not ready.' })
  const last = (await listed(secretariat)).at(-1)?.sequence ?? 0
  const next = await numbered()
  expect(next.number).toBe(`2027/SOM1/SCCP/${String(last + 1).padStart(3, '0')}`)
  await expect(accept(secretariat, { submission: gone.id, circulate: true })).rejects.toThrow('SUBMISSION_MOVED_ON')
})

test('a late paper is stamped late and is put up for endorsement with consent alone', async () => {
  await db.as(machine('seed'), (tx) =>
    tx.meetingDeadline.create({
      data: {
        ...{ meetingId: meeting, kind: 'papersDue', at: new Date('2020-01-01T00:00:00Z') },
        ...{ reason: 'test', setBy: people['secretariat'] ?? '', setAt: clock.now() },
      },
    }),
  )
  const sent = await submitted({ purpose: 'endorsement' })
  expect(sent.late).toBe(true)
  await expect(accept(secretariat, { submission: sent.id, circulate: true })).rejects.toThrow('SUBMISSION_LATE')
  const consent = 'Agreed by all heads of delegation on 1 February.'
  const done = await accept(secretariat, { submission: sent.id, circulate: true, consent })
  expect((await paper(neighbour, { paper: done.paper ?? '' })).versions[0]).toMatchObject({ late: true, consent })
  expect((await submitted({ purpose: 'information' })).late).toBe(false)
})

test('a revision supersedes when it is circulated, and the older stays readable', async () => {
  const first = await numbered()
  const draft = await prepare(head, { meeting, revises: first.paper })
  expect(draft.revises).toBe(first.number)
  const { edition } = await amend(head, {
    ...{ submission: draft.id, edition: draft.edition, language: 'en' as const },
    cover: { ...draft.cover, title: 'Revised' },
  })
  expect(edition).toBe(2)
  const ready = await attach(head, { submission: draft.id, upload: await uploaded(head), language: 'en' })
  await submit(head, { submission: draft.id, edition: ready.edition, confirmed: false })
  const second = await accept(secretariat, { submission: draft.id, circulate: false })
  expect(second.number).toBe(`${first.number}rev1`)
  const before = await paper(neighbour, { paper: first.paper ?? '' })
  expect([before.title, before.versions.map((one) => one.status)]).toEqual([cover.title, ['issued']])
  await circulate(secretariat, { meeting })
  const after = await paper(neighbour, { paper: first.paper ?? '' })
  expect([after.title, after.versions.map((one) => one.status)]).toEqual(['Revised', ['issued', 'superseded']])
})

test('a paper for named economies is for them, its own and the office, until its day comes', async () => {
  const restricted = await numbered({ access: 'economies', economies: ['jpn'], derestrictOn: '2020-06-01' })
  const third = sampleActor('member', people['drafter'] ?? '', 'vn')
  expect([await sees(neighbour, restricted.paper), await sees(delegate, restricted.paper)]).toEqual([true, true])
  expect([await sees(third, restricted.paper), await sees(observer, restricted.paper)]).toEqual([false, false])
  const rows = (actor: Actor) => db.as(actor, (tx) => tx.paper.count({ where: { id: restricted.paper ?? '' } }))
  const files = (actor: Actor) =>
    db.as(actor, (tx) => tx.paperFile.count({ where: { version: { paperId: restricted.paper ?? '' } } }))
  expect([await rows(third), await files(third), await files(neighbour)]).toEqual([0, 0, 1])
  expect(await db.as(machine('documents'), (tx) => derestrict(tx, machine('documents')))).toBe(1)
  expect(await sees(observer, restricted.paper)).toBe(true)
  const closed = { access: 'secretariat' as const, restriction: 'Personal data', economies: [], derestrictOn: null }
  await classify(secretariat, { paper: restricted.paper ?? '', ...closed })
  expect(await rows(neighbour)).toBe(0)
})

test('with the policy passed over, a draft is not read by another delegation nor by the secretariat', async () => {
  const { id } = await prepared(delegate)
  const count = (actor: Actor) => db.as(actor, (tx) => tx.submission.count({ where: { id } }))
  const filed = (actor: Actor) => db.as(actor, (tx) => tx.submissionFile.count({ where: { submissionId: id } }))
  expect([await count(head), await count(neighbour), await count(secretariat)]).toEqual([1, 0, 0])
  expect([await filed(head), await filed(neighbour), await filed(secretariat)]).toEqual([1, 0, 0])
  const theft = db.as(neighbour, (tx) => tx.submission.updateMany({ where: { id }, data: { party: 'jpn' } }))
  expect(await theft).toEqual({ count: 0 })
})
