import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { permit } from '#server/kernel/policy.ts'
import type { Tx } from '#server/kernel/tx.ts'
import type { AgendaLanguage } from '#server/meetings/schema.ts'
import { deskRightsOf, meetingOf } from '#server/meetings/service.ts'
import type { AgendaComment } from '#prisma/client/client.ts'

import { deskPeople, namesOf } from '../people.ts'
import { may } from '../policy.ts'
import type { CommentView } from '../schema/desk.ts'

async function sit(tx: Tx, actor: Actor, meeting: number): Promise<string> {
  await meetingOf(tx, actor, meeting)
  permit(may.comment(actor, await deskRightsOf(tx, actor, meeting)))
  return actor.person ?? actor.name
}

async function views(tx: Tx, rows: AgendaComment[]): Promise<CommentView[]> {
  const names = await namesOf(
    tx,
    rows.flatMap((row) => [row.person, row.addressee, row.resolvedBy]),
  )
  const who = (id: string) => ({ id, name: names.get(id) ?? id })
  const said = (row: AgendaComment) => ({
    id: row.id,
    author: who(row.person),
    party: row.party,
    body: row.body,
    at: row.at,
  })
  return rows
    .filter((row) => row.answers === null)
    .map((row) => ({
      ...said(row),
      item: row.itemId,
      language: row.language as AgendaLanguage,
      block: row.block,
      quote: row.quote,
      addressee: row.addressee === null ? null : who(row.addressee),
      resolvedAt: row.resolvedAt,
      resolvedBy: row.resolvedBy === null ? null : who(row.resolvedBy),
      answers: rows.filter((answer) => answer.answers === row.id).map(said),
    }))
}

async function thread(tx: Tx, meeting: number, id: string): Promise<CommentView> {
  const rows = await tx.agendaComment.findMany({
    where: { meetingId: meeting, OR: [{ id }, { answers: id }] },
    orderBy: { at: 'asc' },
  })
  const [view] = await views(tx, rows)
  if (!view) throw refusal('COMMENT_UNKNOWN', 'unknown')
  return view
}

/** The comments of a meeting's desk, or of one item, oldest first, with their answers; without the resolved ones if so wished. */
export function comments(
  actor: Actor,
  input: { meeting: number; item?: string; resolved: boolean },
): Promise<CommentView[]> {
  return db.as(actor, async (tx) => {
    await sit(tx, actor, input.meeting)
    const rows = await tx.agendaComment.findMany({
      where: { meetingId: input.meeting, ...(input.item ? { itemId: input.item } : {}) },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
    })
    const found = await views(tx, rows)
    return input.resolved ? found : found.filter((comment) => comment.resolvedAt === null)
  })
}

interface NewComment {
  meeting: number
  item: string
  language: AgendaLanguage
  block: string
  quote: string
  body: string
  addressee: string | null
}

/** Comments on a paragraph; an addressee has to sit at this desk, and is told. */
export function addComment(actor: Actor, input: NewComment): Promise<CommentView> {
  return db.as(actor, async (tx) => {
    const person = await sit(tx, actor, input.meeting)
    const { meeting: meetingId, item: itemId, language, block, quote, body, addressee } = input
    if ((await tx.agendaItem.count({ where: { id: itemId, meetingId } })) === 0)
      throw refusal('ITEM_UNKNOWN', 'unknown')
    if (addressee !== null && !(await deskPeople(tx, meetingId)).some((one) => one.id === addressee)) {
      throw refusal('COMMENT_ADDRESSEE_UNKNOWN', 'unknown')
    }
    const place = { meetingId, itemId, language, block, quote }
    const row = await tx.agendaComment.create({
      data: { ...place, body, addressee, person, party: actor.party, at: clock.now() },
    })
    await tell(tx, actor, 'agenda.comment.added', row, { item: itemId, addressee })
    return thread(tx, meetingId, row.id)
  })
}

async function find(tx: Tx, meeting: number, id: string): Promise<AgendaComment> {
  const row = await tx.agendaComment.findUnique({ where: { id } })
  if (!row || row.meetingId !== meeting || row.answers !== null) throw refusal('COMMENT_UNKNOWN', 'unknown')
  return row
}

async function tell(
  tx: Tx,
  actor: Actor,
  act: string,
  row: AgendaComment,
  after: Record<string, string | null>,
): Promise<void> {
  await record(tx, actor, {
    act,
    object: { kind: 'comment', id: row.id },
    meeting: row.meetingId,
    audience: 'secretariat',
    after,
  })
}

/** Answers a comment; its author is told. */
export function answerComment(
  actor: Actor,
  input: { meeting: number; comment: string; body: string },
): Promise<CommentView> {
  return db.as(actor, async (tx) => {
    const person = await sit(tx, actor, input.meeting)
    const { meetingId, itemId, language, block, id, person: author } = await find(tx, input.meeting, input.comment)
    const place = { meetingId, itemId, language, block, quote: '', answers: id }
    const row = await tx.agendaComment.create({
      data: { ...place, body: input.body, person, party: actor.party, at: clock.now() },
    })
    await tell(tx, actor, 'agenda.comment.answered', row, { item: itemId, author })
    return thread(tx, meetingId, id)
  })
}

async function settle(
  actor: Actor,
  input: { meeting: number; comment: string },
  resolved: boolean,
): Promise<CommentView> {
  return db.as(actor, async (tx) => {
    const person = await sit(tx, actor, input.meeting)
    const row = await find(tx, input.meeting, input.comment)
    const mark = resolved ? { resolvedAt: clock.now(), resolvedBy: person } : { resolvedAt: null, resolvedBy: null }
    await tx.agendaComment.update({ where: { id: row.id }, data: mark })
    await tell(tx, actor, resolved ? 'agenda.comment.resolved' : 'agenda.comment.reopened', row, { item: row.itemId })
    return thread(tx, input.meeting, row.id)
  })
}

/** Marks a comment settled. */
export function resolveComment(actor: Actor, input: { meeting: number; comment: string }): Promise<CommentView> {
  return settle(actor, input, true)
}

/** Takes a settled comment up again. */
export function reopenComment(actor: Actor, input: { meeting: number; comment: string }): Promise<CommentView> {
  return settle(actor, input, false)
}
