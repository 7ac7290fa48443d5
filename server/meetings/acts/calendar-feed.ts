import { createHash } from 'node:crypto'
import type { CalendarFeed } from '#prisma/client/client.ts'
import { actorUnder } from '#server/identity/service.ts'
import { type Actor, machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { env } from '#server/kernel/env.ts'
import { refusal } from '#server/kernel/errors.ts'
import { icalOf } from '#server/kernel/ical.ts'
import { hashSecret } from '#server/kernel/secret.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { portalLanguage, wordsIn } from '#server/kernel/words.ts'
import { type MeetingFacts, entriesOf } from '../calendar.ts'

const day = 86_400_000
/** meetings stay in the calendar so long after their last day, a cancelled slot so long after it was cancelled or would have been */
const kept = { meetings: 400 * day, cancelled: 30 * day }
/** a sign of life is written down at most this often */
const step = 60_000
/** how often programs should ask again, in seconds */
const refresh = 3600

interface Holder {
  feed: CalendarFeed
  actor: Actor
  language: string
}

/** Whose calendar an address is; null for one that never was, is revoked, or whose person or mandate is no more. */
async function holderOf(tx: Tx, token: string, request: string): Promise<Holder | null> {
  const feed = await tx.calendarFeed.findFirst({ where: { tokenHash: hashSecret(token), revokedAt: null } })
  const holder = feed && (await actorUnder(tx, feed.mandateId, request))
  if (!holder || holder.actor.person !== feed.personId) return null
  return { feed, actor: holder.actor, language: portalLanguage(holder.language ?? feed.language) }
}

/** How often each meeting's plan was changed, and when last: what is told of it to everybody (RFC 5545 SEQUENCE, LAST-MODIFIED). */
async function changesOf(tx: Tx, meetings: number[]): Promise<Map<number, { times: number; last: Date }>> {
  const rows = await tx.$queryRaw<Array<{ meeting: number; times: number; last: Date }>>`
    SELECT meeting, count(*)::int AS times, max(at) AS last FROM event
      WHERE meeting = ANY (${meetings}) AND room = 'meetings' AND audience = 'public' GROUP BY meeting`
  return new Map(rows.map(({ meeting, ...change }) => [meeting, change]))
}

/** What the actor may read of all meetings that are not long over; the number of queries does not grow with theirs. */
async function factsFor(tx: Tx, since: Date): Promise<MeetingFacts[]> {
  const now = clock.now().getTime()
  const cancelled = new Date(now - kept.cancelled)
  const meetings = await tx.meeting.findMany({
    where: { status: { notIn: ['requested', 'declined'] }, lastDay: { gte: new Date(now - kept.meetings) } },
    orderBy: [{ firstDay: 'asc' }, { id: 'asc' }],
    include: {
      sessions: {
        where: { OR: [{ cancelledAt: null }, { cancelledAt: { gt: cancelled } }, { endsAt: { gt: cancelled } }] },
        orderBy: [{ startsAt: 'asc' }, { track: 'asc' }, { id: 'asc' }],
        include: { breaks: { orderBy: { startsAt: 'asc' } } },
      },
      deadlines: true,
    },
  })
  const changes = await changesOf(
    tx,
    meetings.map((one) => one.id),
  )
  return meetings.map((meeting) => ({ meeting, change: changes.get(meeting.id) ?? { times: 0, last: since } }))
}

async function keepSign(feed: CalendarFeed, hash: string): Promise<Date> {
  const now = clock.now()
  const same = feed.hash === hash && feed.changedAt !== null
  const data = { readAt: now, ...(same ? {} : { hash, changedAt: now }) }
  if (!same || now.getTime() - (feed.readAt?.getTime() ?? 0) > step)
    await db.as(machine('calendar'), (tx) => tx.calendarFeed.updateMany({ where: { id: feed.id }, data }))
  return same && feed.changedAt ? feed.changedAt : now
}

/**
 * The calendar at an address, as iCalendar: what its person may read now, in the person's language. CALENDAR_UNKNOWN for every address
 * that holds none, whatever the reason. `hash` changes with the text, `changedAt` is when it did.
 */
export async function calendarAt(
  token: string,
  request: string,
): Promise<{ text: string; hash: string; changedAt: Date }> {
  const holder = await db.as(machine('calendar'), (tx) => holderOf(tx, token, request))
  if (!holder) throw refusal('CALENDAR_UNKNOWN', 'unknown')
  const { feed, actor, language } = holder
  const facts = await db.as(actor, (tx) => factsFor(tx, feed.createdAt), 20_000)
  const t = wordsIn(language, 'calendar')
  const head = {
    ...{ host: new URL(env.publicUrl).hostname, product: 'Calendar', language, cancelled: false, refresh },
    name: t('name'),
    description: t('about', { name: actor.name }),
  }
  const text = icalOf(
    head,
    facts.flatMap((one) => entriesOf(one, { actor, language, portal: env.publicUrl })),
  )
  const hash = createHash('sha256').update(text).digest('base64url')
  return { text, hash, changedAt: await keepSign(feed, hash) }
}
