import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import {
  type ChoiceView,
  defaultChoice,
  type NoticeKind,
  noticeKinds,
  type NoticeList,
  type NoticeView,
  noticeData,
} from './schema.ts'

/** Notices belong to a person, whatever the mandate of the moment. */
function self(actor: Actor): string {
  if (actor.person === null) throw refusal('SIGNED_OUT', 'signed-out')
  return actor.person
}

/** A person's notices, newest first, by pages, and how many are unread. Two queries. */
export function list(actor: Actor, input: { after?: string | null; limit: number }): Promise<NoticeList> {
  const person = self(actor)
  return db.as(actor, async (tx) => {
    const rows = await tx.notice.findMany({
      where: { personId: person, ...(input.after ? { id: { lt: input.after } } : {}) },
      orderBy: { id: 'desc' },
      take: input.limit + 1,
    })
    const unread = await tx.notice.count({ where: { personId: person, readAt: null } })
    const page = rows.slice(0, input.limit)
    return { notices: page.map(view), next: rows.length > input.limit ? (page.at(-1)?.id ?? null) : null, unread }
  })
}

function view(row: {
  id: string
  kind: string
  path: string
  data: unknown
  createdAt: Date
  readAt: Date | null
}): NoticeView {
  const { what = '', ...data } = noticeData.parse(row.data)
  const [kind] = row.kind.split('.', 1)
  return {
    id: row.id,
    kind: kind as NoticeKind,
    what: String(what),
    path: row.path,
    data,
    at: row.createdAt,
    read: row.readAt !== null,
  }
}

/** How many notices wait; for the bell on every page. One query. */
export function unread(actor: Actor): Promise<number> {
  const person = self(actor)
  return db.as(actor, (tx) => tx.notice.count({ where: { personId: person, readAt: null } }))
}

/** Marks the named notices read, or all of them when none is named; gives how many are still unread. */
export function markRead(actor: Actor, input: { notices: string[] | null }): Promise<number> {
  const person = self(actor)
  return db.as(actor, async (tx) => {
    await tx.notice.updateMany({
      where: { personId: person, readAt: null, ...(input.notices ? { id: { in: input.notices } } : {}) },
      data: { readAt: clock.now() },
    })
    return tx.notice.count({ where: { personId: person, readAt: null } })
  })
}

/** What the person wants to hear of, a row for every kind. */
export function choices(actor: Actor): Promise<ChoiceView[]> {
  const person = self(actor)
  return db.as(actor, async (tx) => {
    const rows = await tx.noticeChoice.findMany({ where: { personId: person } })
    return noticeKinds.map((kind) => {
      const row = rows.find((r) => r.kind === kind)
      return { kind, bell: row?.bell ?? defaultChoice[kind].bell, mail: row?.mail ?? defaultChoice[kind].mail }
    })
  })
}

/** Sets how one kind of notice comes. */
export async function choose(actor: Actor, input: ChoiceView): Promise<ChoiceView[]> {
  const person = self(actor)
  const { kind, bell, mail } = input
  await db.as(actor, (tx) =>
    tx.noticeChoice.upsert({
      where: { personId_kind: { personId: person, kind } },
      create: { personId: person, kind, bell, mail },
      update: { bell, mail },
    }),
  )
  return choices(actor)
}
