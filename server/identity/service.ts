import { randomUUID } from 'node:crypto'
import { type Actor, machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { env } from '#server/kernel/env.ts'
import { refusal } from '#server/kernel/errors.ts'
import { permit } from '#server/kernel/policy.ts'
import { hashSecret } from '#server/kernel/secret.ts'
import type { Tx } from '#server/kernel/tx.ts'
import type { Mandate, Party } from '#prisma/client/client.ts'
import { secretOf } from './cookie.ts'
import { may } from './policy.ts'
import type { DemonstrationView, MandateView, PartyView, SessionView, ViewerView } from './schema.ts'
import { type LiveSession, liveSessions } from './sessions.ts'

/** a session's last sign of life is written down at most this often */
const seenStep = 60_000
/** a page that asks by itself says so: it is nobody's activity (ASVS 7.3.1) */
const isQuiet = (headers: Headers): boolean => headers.get('x-quiet') === '1'

/** The live session of these headers with its person's preferences; null for strangers, ended sessions and garbage. */
export async function sessionOf(headers: Headers): Promise<LiveSession | null> {
  const secret = await secretOf(headers)
  if (secret === null) return null
  return db.as(machine('session'), async (tx) => {
    const [session] = await liveSessions(
      tx,
      'token_hash',
      [hashSecret(secret)],
      headers.get('x-request-id') ?? randomUUID(),
    )
    const now = clock.now()
    if (session && !isQuiet(headers) && now.getTime() - session.seenAt.getTime() > seenStep) {
      await tx.session.update({ where: { id: session.actor.session ?? '' }, data: { seenAt: now } })
    }
    return session ?? null
  })
}

/** Who acts in a request with these headers, or null. */
export async function actorOf(headers: Headers): Promise<Actor | null> {
  return (await sessionOf(headers))?.actor ?? null
}

/** Those of these sessions that live now, by their id; one query for the sockets of a whole process. */
export async function actorsOf(sessions: string[]): Promise<Map<string, Actor>> {
  const live = await db.as(machine('session'), (tx) => liveSessions(tx, 'id', sessions, randomUUID()))
  return new Map(live.map(({ actor }) => [actor.session ?? '', actor]))
}

/**
 * Who acts under a mandate now, and the language of the person's choice; null when the person is disabled or the term is not running.
 * For doors that are opened by a token of their own and not by a session.
 */
export async function actorUnder(
  tx: Tx,
  mandate: string,
  request: string,
): Promise<{ actor: Actor; language: string | null } | null> {
  const now = clock.now()
  const row = await tx.mandate.findFirst({
    where: {
      id: mandate,
      from: { lte: now },
      OR: [{ until: null }, { until: { gt: now } }],
      person: { disabledAt: null },
    },
    include: { person: { select: { id: true, name: true, language: true } } },
  })
  if (!row) return null
  const { person, partyId, head, meeting } = row
  const capacity = row.capacity as Actor['capacity']
  const as = { person: person.id, name: person.name, party: partyId, capacity, head, meeting, mandate: row.id }
  return { actor: { ...as, session: null, request, task: null }, language: person.language }
}

/** A mandate as it is shown, with its party's name. */
export function mandateOf(row: Mandate & { party: Party | null }): MandateView {
  return {
    id: row.id,
    party: row.partyId,
    partyName: row.party?.name ?? null,
    partyAbbreviation: row.party?.abbreviation ?? null,
    capacity: row.capacity as MandateView['capacity'],
    head: row.head,
    meeting: row.meeting,
    from: row.from,
    until: row.until,
  }
}

/** The mandates of a person that are in their term. */
export async function currentMandates(tx: Tx, person: string): Promise<MandateView[]> {
  const now = clock.now()
  const rows = await tx.mandate.findMany({
    where: { personId: person, from: { lte: now }, OR: [{ until: null }, { until: { gt: now } }] },
    include: { party: true },
    orderBy: [{ from: 'asc' }, { id: 'asc' }],
  })
  return rows.map(mandateOf)
}

/** Who looks at the page: the person, the mandate acted under, and the others that could be chosen. */
export function viewer(actor: Actor): Promise<ViewerView> {
  return db.as(actor, async (tx) => {
    const person = await tx.person.findUnique({
      where: { id: actor.person ?? '' },
      include: { account: { select: { email: true } } },
    })
    const mandates = await currentMandates(tx, actor.person ?? '')
    const mandate = mandates.find((one) => one.id === actor.mandate)
    if (!person || !mandate) throw refusal('SIGNED_OUT', 'signed-out')
    const { id, name, language, zone, demonstration } = person
    const theme: 'dark' | 'light' | null = person.theme === 'dark' || person.theme === 'light' ? person.theme : null
    const self = { id, name, email: person.account?.email ?? '', language, zone, theme, demonstration }
    return { person: self, mandate, mandates, can: { manage: may.manage(actor) } }
  })
}

/** All parties in APEC's order, organisations behind the economies. */
export function parties(actor: Actor): Promise<PartyView[]> {
  return db.as(actor, async (tx) => {
    const rows = await tx.party.findMany({ orderBy: { position: 'asc' } })
    return rows.map((row) => ({ ...row, kind: row.kind as PartyView['kind'] }))
  })
}

/** Whom the secretariat can name owner of a language or drafter: everybody with a mandate in its term. */
export function nameable(actor: Actor): Promise<Array<{ id: string; name: string }>> {
  permit(may.name(actor))
  const now = clock.now()
  return db.as(actor, async (tx) => {
    const rows = await tx.mandate.findMany({
      where: { from: { lte: now }, OR: [{ until: null }, { until: { gt: now } }], person: { disabledAt: null } },
      include: {
        person: { select: { id: true, name: true } },
        party: { select: { abbreviation: true, position: true } },
      },
    })
    const named = rows
      .toSorted(
        (a, b) => (a.party?.position ?? 0) - (b.party?.position ?? 0) || a.person.name.localeCompare(b.person.name),
      )
      .map(
        (row) =>
          [row.person.id, row.party ? `${row.person.name} (${row.party.abbreviation})` : row.person.name] as const,
      )
    return [...new Map(named)].map(([id, name]) => ({ id, name }))
  })
}

/** The person's own live sessions, the newest first. */
export function sessions(actor: Actor): Promise<SessionView[]> {
  return db.as(actor, async (tx) => {
    const rows = await tx.session.findMany({
      where: { personId: actor.person ?? '', endedAt: null, expiresAt: { gt: clock.now() } },
      orderBy: { seenAt: 'desc' },
      take: 50,
    })
    return rows.map(({ id, device, address, createdAt, seenAt }) => ({
      id,
      device,
      address,
      createdAt,
      seenAt,
      current: id === actor.session,
    }))
  })
}

/** One account of each kind, for who tries the demonstration; the rest are listed in the README. */
const tried: Array<[account: string, as: string]> = [
  ['secretariat', 'secretariat'],
  ['delegate.kr', 'owner'],
  ['delegate.au', 'delegate'],
  ['head.kr', 'head'],
  ['chair', 'chair'],
  ['leader.sg', 'leader'],
  ['observer.asean', 'observer'],
  ['guest.wco', 'guest'],
  ['admin', 'administrator'],
]

/** The published accounts, while the portal runs as a demonstration with the published password; else null. */
export function demonstration(): Promise<DemonstrationView> {
  if (!env.demo) return Promise.resolve(null)
  const accounts = tried.map(([account, as]) => ({ email: `${account}@sccp.example`, name: account, as }))
  return Promise.resolve({ password: env.demoPassword, accounts })
}

export { firstInvitation } from './acts/invite.ts'
