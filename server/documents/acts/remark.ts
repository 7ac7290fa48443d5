import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { type Audience, record } from '#server/kernel/events.ts'
import { permit } from '#server/kernel/policy.ts'
import type { Tx } from '#server/kernel/tx.ts'
import type { PaperComment } from '#prisma/client/client.ts'
import { chooseVersion, openPaper, type Opened } from '../opened.ts'
import { audienceFor } from '../audience.ts'
import { mayBeAddressed, rights, settles } from '../policy.ts'
import type { CommentsView, RemarkView } from '../shape/remarks.ts'

/** Whom somebody speaks for: a party, or the own office. */
const voiceOf = (actor: Actor): string => actor.party ?? actor.capacity

async function namesOf(tx: Tx, rows: PaperComment[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap((row) => [row.personId, row.resolvedBy ?? []].flat()))]
  const people = await tx.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(people.map((one) => [one.id, one.name]))
}

async function views(tx: Tx, actor: Actor, paper: Opened, rows: PaperComment[]): Promise<RemarkView[]> {
  const names = await namesOf(tx, rows)
  const numbers = new Map(paper.versions.map((one) => [one.id, one.number]))
  const said = (row: PaperComment) => ({
    id: row.id,
    author: { name: names.get(row.personId) ?? '', party: row.party, capacity: row.capacity },
    body: row.body,
    at: row.at,
  })
  const answers = Map.groupBy(rows, (row) => row.answers)
  return (answers.get(null) ?? []).map((row) => ({
    ...said(row),
    number: numbers.get(row.versionId) ?? '',
    block: row.block,
    quote: row.quote,
    addressee: row.addressee,
    resolvedAt: row.resolvedAt,
    resolvedBy: row.resolvedBy === null ? null : (names.get(row.resolvedBy) ?? ''),
    answers: (answers.get(row.id) ?? []).map(said),
    can: { answer: rights.comment(actor), settle: settles(actor, row) },
  }))
}

async function addressees(tx: Tx, actor: Actor, paper: Opened): Promise<string[]> {
  if (!rights.comment(actor)) return []
  const parties = await tx.party.findMany({ where: { kind: 'economy' }, orderBy: { position: 'asc' } })
  return parties.map((one) => one.id).filter((id) => id !== actor.party && mayBeAddressed(paper, id))
}

/** The comments on a paper that the reader may see, oldest first, with their answers. */
export function comments(actor: Actor, input: { paper: string }): Promise<CommentsView> {
  return db.as(actor, async (tx) => {
    const paper = await openPaper(tx, actor, input.paper)
    const rows = await tx.paperComment.findMany({
      where: { paperId: paper.id },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
      take: 2000,
    })
    return { comments: await views(tx, actor, paper, rows), addressees: await addressees(tx, actor, paper) }
  })
}

/** Says that it happened, to those who may read it; the words stay in the comment. */
async function tell(
  tx: Tx,
  actor: Actor,
  act: string,
  row: PaperComment,
  paper: Opened,
  after: Record<string, string | null>,
): Promise<void> {
  const between = row.readers.length > 0
  const audience: Audience = between
    ? 'party'
    : audienceFor(paper.access)
      ? 'party'
      : paper.access === 'economies'
        ? 'secretariat'
        : (paper.access as Audience)
  const number = paper.versions.find((one) => one.id === row.versionId)?.number ?? ''
  await record(tx, actor, {
    act,
    object: { kind: 'paper-comment', id: row.id },
    meeting: paper.meetingId,
    audience,
    ...(between ? { party: row.addressee ?? row.party } : {}),
    after: { paper: paper.id, number, ...after },
  })
}

async function thread(tx: Tx, actor: Actor, paper: Opened, id: string): Promise<RemarkView> {
  const rows = await tx.paperComment.findMany({ where: { OR: [{ id }, { answers: id }] }, orderBy: { at: 'asc' } })
  const [found] = await views(tx, actor, paper, rows)
  if (!found) throw refusal('COMMENT_UNKNOWN', 'unknown')
  return found
}

interface NewComment {
  paper: string
  version: string
  file: string | null
  block: string | null
  quote: string
  body: string
  addressee: string | null
}

/** Comments on a paper, to all who may read it or to one economy alone, whose delegation is told. */
export function comment(actor: Actor, input: NewComment): Promise<RemarkView> {
  return db.as(actor, async (tx) => {
    const paper = await openPaper(tx, actor, input.paper)
    permit(rights.comment(actor))
    const version = chooseVersion(paper, { version: input.version })
    const { addressee, file, block, quote, body } = input
    if (addressee !== null && !(await addressees(tx, actor, paper)).includes(addressee))
      throw refusal('PAPER_ADDRESSEE_UNKNOWN', 'unknown')
    const row = await tx.paperComment.create({
      data: {
        ...{ paperId: paper.id, versionId: version.id, fileId: file, block, quote, body, addressee },
        ...{ personId: actor.person ?? '', party: actor.party, capacity: actor.capacity, at: clock.now() },
        readers: addressee === null ? [] : [addressee, voiceOf(actor)],
      },
    })
    await tell(tx, actor, 'documents.comment.added', row, paper, { addressee })
    return thread(tx, actor, paper, row.id)
  })
}

async function find(tx: Tx, actor: Actor, id: string): Promise<{ row: PaperComment; paper: Opened }> {
  const row = await tx.paperComment.findUnique({ where: { id } })
  if (!row || row.answers !== null) throw refusal('COMMENT_UNKNOWN', 'unknown')
  return { row, paper: await openPaper(tx, actor, row.paperId) }
}

/** Answers a comment: whoever reads the comment reads the answer, and its author is told. */
export function answer(actor: Actor, input: { comment: string; body: string }): Promise<RemarkView> {
  return db.as(actor, async (tx) => {
    permit(rights.comment(actor))
    const { row, paper } = await find(tx, actor, input.comment)
    const { paperId, versionId, fileId, block, addressee, readers } = row
    const said = await tx.paperComment.create({
      data: {
        ...{ paperId, versionId, fileId, block, addressee, readers, answers: row.id, body: input.body },
        ...{ personId: actor.person ?? '', party: actor.party, capacity: actor.capacity, at: clock.now() },
      },
    })
    await tell(tx, actor, 'documents.comment.answered', said, paper, { comment: row.id, author: row.personId })
    return thread(tx, actor, paper, row.id)
  })
}

function settle(actor: Actor, input: { comment: string }, resolved: boolean): Promise<RemarkView> {
  return db.as(actor, async (tx) => {
    permit(rights.comment(actor))
    const { row, paper } = await find(tx, actor, input.comment)
    permit(settles(actor, row))
    await tx.paperComment.updateMany({
      where: { id: row.id },
      data: resolved ? { resolvedAt: clock.now(), resolvedBy: actor.person } : { resolvedAt: null, resolvedBy: null },
    })
    const act = resolved ? 'documents.comment.resolved' : 'documents.comment.reopened'
    await tell(tx, actor, act, row, paper, {})
    return thread(tx, actor, paper, row.id)
  })
}

/** Marks a comment settled. */
export function resolveRemark(actor: Actor, input: { comment: string }): Promise<RemarkView> {
  return settle(actor, input, true)
}

/** Takes a settled comment up again. */
export function reopenRemark(actor: Actor, input: { comment: string }): Promise<RemarkView> {
  return settle(actor, input, false)
}
