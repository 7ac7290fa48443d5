import type { Actor } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { permit } from '#server/kernel/policy.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { wordsIn } from '#server/kernel/words.ts'
import { meetingOf } from '#server/meetings/service.ts'
import { may } from '../policy.ts'
import type { ExpectedView, ExpectInput } from '../shape/expected.ts'
import { standingPapers } from '../standing-papers.ts'

async function openFor(tx: Tx, actor: Actor, meeting: number) {
  const row = await meetingOf(tx, actor, meeting)
  permit(may.issue(actor, meeting))
  return row
}

async function told(tx: Tx, actor: Actor, meeting: number, act: string, id: string, title: string): Promise<void> {
  await record(tx, actor, {
    act: `documents.expected.${act}`,
    object: { kind: 'expected', id },
    meeting,
    audience: 'members',
    after: { title },
  })
}

/** The papers that a meeting waits for, in their order; those that are there with their number, as far as the reader may read them. */
export function expected(actor: Actor, input: { meeting: number }): Promise<ExpectedView[]> {
  return db.as(actor, async (tx) => {
    await meetingOf(tx, actor, input.meeting)
    const rows = await tx.paperExpected.findMany({
      where: { meetingId: input.meeting },
      orderBy: { position: 'asc' },
    })
    const papers = await tx.paper.findMany({
      where: { id: { in: rows.flatMap((row) => row.paperId ?? []) } },
      select: { id: true, versions: { orderBy: { revision: 'desc' }, take: 1, select: { number: true } } },
    })
    const numbers = new Map(papers.map((paper) => [paper.id, paper.versions[0]?.number]))
    return rows.map(({ id, title, purpose, party, paperId }) => {
      const number = numbers.get(paperId ?? '')
      return {
        ...{ id, title, party, purpose: purpose as ExpectedView['purpose'] },
        paper: paperId && number ? { id: paperId, number } : null,
      }
    })
  })
}

/** The list of the meeting it was made after, its host's papers now the new host's; else what every meeting of the SCCP has. */
async function listFor(tx: Tx, meeting: Awaited<ReturnType<typeof openFor>>) {
  const before = meeting.clonedFrom === null ? null : await tx.meeting.findUnique({ where: { id: meeting.clonedFrom } })
  const rows = before
    ? await tx.paperExpected.findMany({ where: { meetingId: before.id }, orderBy: { position: 'asc' } })
    : []
  if (before && rows.length > 0)
    return rows.map(({ title, purpose, party }) => ({
      ...{ title, purpose },
      party: party === before.host ? meeting.host : party,
    }))
  const t = wordsIn(meeting.sourceLanguage, 'standing')
  return standingPapers
    .filter((paper) => !paper.second || meeting.ordinal === 2)
    .map(({ key, purpose, party }) => ({
      ...{ title: t(`papers.${key}`), purpose },
      party: party === 'host' ? meeting.host : party,
    }))
}

/** Lists the standing papers of a new meeting. EXPECTED_LAID when it has a list already. */
export function layStanding(actor: Actor, input: { meeting: number }): Promise<{ papers: number }> {
  return db.as(actor, async (tx) => {
    const meeting = await openFor(tx, actor, input.meeting)
    if ((await tx.paperExpected.count({ where: { meetingId: meeting.id } })) > 0)
      throw refusal('EXPECTED_LAID', 'conflict')
    const list = await listFor(tx, meeting)
    await tx.paperExpected.createMany({
      data: list.map((paper, at) => ({ meetingId: meeting.id, position: at + 1, ...paper })),
    })
    await told(tx, actor, meeting.id, 'laid', String(meeting.id), '')
    return { papers: list.length }
  })
}

/** Expects one more paper of a meeting. */
export function expect(actor: Actor, input: ExpectInput): Promise<{ expected: string }> {
  return db.as(actor, async (tx) => {
    const meeting = await openFor(tx, actor, input.meeting)
    if (input.party !== null && (await tx.party.count({ where: { id: input.party } })) === 0)
      throw refusal('PARTY_UNKNOWN', 'unknown')
    const last = await tx.paperExpected.aggregate({ where: { meetingId: meeting.id }, _max: { position: true } })
    const { title, purpose, party } = input
    const position = (last._max.position ?? 0) + 1
    const row = await tx.paperExpected.create({ data: { meetingId: meeting.id, position, title, purpose, party } })
    await told(tx, actor, meeting.id, 'added', row.id, title)
    return { expected: row.id }
  })
}

async function rowOf(tx: Tx, meeting: number, id: string) {
  const row = await tx.paperExpected.findFirst({ where: { id, meetingId: meeting } })
  if (!row) throw refusal('EXPECTED_UNKNOWN', 'unknown')
  return row
}

/** Expects a paper no longer. */
export function stopExpecting(
  actor: Actor,
  input: { meeting: number; expected: string },
): Promise<{ expected: string }> {
  return db.as(actor, async (tx) => {
    await openFor(tx, actor, input.meeting)
    const row = await rowOf(tx, input.meeting, input.expected)
    await tx.paperExpected.delete({ where: { id: row.id } })
    await told(tx, actor, input.meeting, 'dropped', row.id, row.title)
    return { expected: row.id }
  })
}

/** Says which paper is the one that was expected, or that none is yet. */
export function fulfil(
  actor: Actor,
  input: { meeting: number; expected: string; paper: string | null },
): Promise<{ expected: string }> {
  return db.as(actor, async (tx) => {
    await openFor(tx, actor, input.meeting)
    const row = await rowOf(tx, input.meeting, input.expected)
    if (input.paper !== null && (await tx.paper.count({ where: { id: input.paper, meetingId: input.meeting } })) === 0)
      throw refusal('PAPER_UNKNOWN', 'unknown')
    await tx.paperExpected.update({ where: { id: row.id }, data: { paperId: input.paper } })
    await told(tx, actor, input.meeting, 'fulfilled', row.id, row.title)
    return { expected: row.id }
  })
}
