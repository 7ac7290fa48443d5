import type { Meeting, Prisma } from '#prisma/client/client.ts'
import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { permit } from '#server/kernel/policy.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { dated, furnish } from '../furnishing.ts'
import { may } from '../policy.ts'
import type { CreateInput } from '../schema.ts'
import { meetingOf } from '../service.ts'
import { knownZone } from '../wall-time.ts'
import { brief, hostsOf } from './read.ts'

const midnight = (day: string): Date => new Date(`${day}T00:00:00Z`)

/** What a meeting's fields are checked for beyond their shape: the host is an economy, and the zone has a clock. */
export async function checkPlace(tx: Tx, input: { host: string; zone: string }): Promise<void> {
  const host = await tx.party.findUnique({ where: { id: input.host }, select: { kind: true } })
  if (host?.kind !== 'economy') throw refusal('PARTY_UNKNOWN', 'unknown')
  if (!knownZone(input.zone)) throw refusal('ZONE_UNKNOWN', 'invalid')
}

/** The columns of a meeting that its form fills. */
export function placeOf(input: Pick<CreateInput, 'host' | 'city' | 'venue' | 'zone' | 'firstDay' | 'lastDay'>) {
  const { host, city, venue, zone } = input
  return { host, city, venue, zone, firstDay: midnight(input.firstDay), lastDay: midnight(input.lastDay) }
}

async function asks(tx: Tx, actor: Actor, input: CreateInput, from: Meeting | null): Promise<Meeting> {
  const plans = may.plan(actor)
  const data: Prisma.MeetingUncheckedCreateInput = {
    ...placeOf(input),
    year: input.year,
    ordinal: input.ordinal,
    som: input.som,
    status: plans ? 'planned' : 'requested',
    sourceLanguage: from?.sourceLanguage ?? 'en',
    // entered here, by whom the event says
    source: '',
    confidence: 'sure',
    demonstration: from?.demonstration ?? false,
    clonedFrom: from?.id ?? null,
    ...(plans ? {} : { requestedBy: actor.person, requester: actor.party, request: input.reason }),
  }
  return tx.meeting.create({ data })
}

/**
 * Makes a meeting after another or by the template: with its timetable moved to the new days, its languages and owners; deadlines
 * follow from the first day. Who may not plan asks for it, and it is furnished when the secretariat approves. MEETING_EXISTS when the
 * year has one of that number. The agenda's skeleton and the standing papers are laid by their own rooms.
 */
export function createMeeting(actor: Actor, input: CreateInput): Promise<{ id: number }> {
  return db.as(
    actor,
    async (tx) => {
      const plans = may.plan(actor)
      permit(plans || may.request(actor))
      if (!plans && input.reason === null) throw refusal('REASON_MISSING', 'invalid')
      await checkPlace(tx, input)
      const from = input.from === null ? null : await meetingOf(tx, actor, input.from)
      // a request that others may not see is there all the same: the database's own key says so
      const row = await asks(tx, actor, input, from).catch((error: unknown) => {
        if ((error as { code?: string }).code === 'P2002') throw refusal('MEETING_EXISTS', 'conflict')
        throw error
      })
      if (plans) await furnish(tx, row)
      await record(tx, actor, {
        act: plans ? 'meetings.meeting.planned' : 'meetings.meeting.requested',
        object: { kind: 'meeting', id: String(row.id) },
        meeting: row.id,
        audience: plans ? 'public' : 'secretariat',
        after: { year: row.year, ordinal: row.ordinal, from: input.from, reason: input.reason },
      })
      return { id: row.id }
    },
    20_000,
  )
}

/** What the form for a new meeting begins with: the last meeting whose days are known, and the number that follows it. */
export function creation(actor: Actor) {
  return db.as(actor, async (tx) => {
    const plans = may.plan(actor)
    permit(plans || may.request(actor))
    const rows = await tx.meeting.findMany({
      where: { firstDay: { not: null }, status: { notIn: ['requested', 'declined'] } },
      orderBy: { firstDay: 'desc' },
      take: 1,
    })
    const last = rows[0] ?? null
    const from = dated(last) ? last : null
    const hosts = await tx.party.findMany({
      where: { kind: 'economy' },
      orderBy: { position: 'asc' },
      select: { id: true, zone: true },
    })
    const first = last?.ordinal === 1
    return {
      plans,
      from: from ? brief(from, (await hostsOf(tx, [from])).get(from.host)) : null,
      year: last ? last.year + (first ? 0 : 1) : clock.now().getUTCFullYear() + 1,
      ordinal: first ? 2 : 1,
      hosts,
    }
  })
}
