import { z } from 'zod'
import { machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { record } from '#server/kernel/events.ts'
import { hashSecret, newSecret } from '#server/kernel/secret.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { accountKey, admit, forgetAttempts } from '../attempts.ts'
import { canonicalEmail } from '../emails.ts'
import { hashPassword, verifyPassword } from '../passwords.ts'
import { lifetimes } from '../sessions.ts'

const given = z.object({ email: z.string().min(3).max(254), password: z.string().min(1).max(128) })

/** The mandate a person begins with: the oldest that is in its term. */
async function firstMandate(tx: Tx, person: string): Promise<{ id: string; capacity: keyof typeof lifetimes } | null> {
  const now = clock.now()
  const mandate = await tx.mandate.findFirst({
    where: { personId: person, from: { lte: now }, OR: [{ until: null }, { until: { gt: now } }] },
    orderBy: [{ from: 'asc' }, { id: 'asc' }],
  })
  return mandate ? { id: mandate.id, capacity: mandate.capacity as keyof typeof lifetimes } : null
}

interface Origin {
  address: string
  device: string
  request: string
}

/** Begins a session for a person whose right to it has been proved; gives the secret for the cookie, or null without a mandate. */
async function beginSession(tx: Tx, person: string, origin: Origin): Promise<string | null> {
  const mandate = await firstMandate(tx, person)
  if (!mandate) return null
  const secret = newSecret()
  const now = clock.now()
  const session = await tx.session.create({
    data: {
      tokenHash: hashSecret(secret),
      personId: person,
      mandateId: mandate.id,
      createdAt: now,
      seenAt: now,
      expiresAt: new Date(now.getTime() + lifetimes[mandate.capacity].absolute),
      device: origin.device,
      address: origin.address,
    },
    select: { id: true },
  })
  await record(
    tx,
    { ...machine('sign-in'), person, request: origin.request },
    {
      act: 'identity.session.begun',
      object: { kind: 'session', id: session.id },
      audience: 'party',
    },
  )
  return secret
}

/** Writes down a sign-in that was refused: from where, and whose account it would have been, if there is one (ASVS 16.3.1). */
async function refuse(tx: Tx, origin: Origin, why: 'limited' | 'refused', of: string | null): Promise<null> {
  await record(
    tx,
    { ...machine('sign-in'), request: origin.request },
    {
      act: `identity.sign-in.${why}`,
      object: { kind: 'address', id: origin.address },
      audience: 'secretariat',
      after: { of },
    },
  )
  return null
}

/**
 * Signs a person in; gives the new session's secret, or null. Unknown, wrong, disabled and limited get the same answer after the same work
 * (ASVS 6.3.8).
 */
export async function signIn(input: unknown, headers: Headers): Promise<string | null> {
  const origin: Origin = {
    address: headers.get('x-client-address') ?? 'unknown',
    device: (headers.get('user-agent') ?? '').slice(0, 300),
    request: headers.get('x-request-id') ?? '',
  }
  const parsed = given.safeParse(input)
  if (!parsed.success) return db.as(machine('sign-in'), (tx) => refuse(tx, origin, 'refused', null))
  const email = canonicalEmail(parsed.data.email)
  const account = accountKey(email)
  const self = machine('sign-in')
  const found = await db.as(self, async (tx) => {
    const row = await tx.account.findUnique({ where: { email }, include: { person: { select: { disabledAt: true } } } })
    return { row, limited: await admit(tx, { account, address: origin.address, person: row?.personId ?? null }) }
  })
  const usable = found.row !== null && found.row.person.disabledAt === null && !found.limited
  const { right, outdated } = await verifyPassword(parsed.data.password, usable ? (found.row?.password ?? null) : null)
  const person = right && found.row ? found.row.personId : null
  const stronger = right && outdated ? await hashPassword(parsed.data.password) : null
  return db.as(self, async (tx) => {
    const secret = person === null ? null : await beginSession(tx, person, origin)
    if (secret === null || person === null)
      return refuse(tx, origin, found.limited ? 'limited' : 'refused', found.row?.personId ?? null)
    await forgetAttempts(tx, account)
    if (stronger !== null) await tx.account.update({ where: { personId: person }, data: { password: stronger } })
    return secret
  })
}
