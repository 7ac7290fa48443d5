import { type Actor, machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { hashSecret, newSecret } from '#server/kernel/secret.ts'
import { accountKey, admit, forgetAttempts } from '../attempts.ts'
import { guessableNames, isGuessable } from '../guessable.ts'
import { cookieFor } from '../cookie.ts'
import { post } from './post.ts'
import { hashPassword, verifyPassword } from '../passwords.ts'
import { currentMandates } from '../service.ts'

/**
 * Takes up another of the own mandates, under a new secret: a right that changed never lives on under the old one, whatever
 * the browser does next (ASVS 7.2.4). Gives the Set-Cookie line of the new secret.
 */
export function chooseMandate(actor: Actor, input: { mandate: string }): Promise<{ mandate: string; cookie: string }> {
  const secret = newSecret()
  return db.as(actor, async (tx) => {
    const mandates = await currentMandates(tx, actor.person ?? '')
    if (!mandates.some((one) => one.id === input.mandate)) throw refusal('MANDATE_UNKNOWN', 'unknown')
    const data = { mandateId: input.mandate, tokenHash: hashSecret(secret) }
    await tx.session.update({ where: { id: actor.session ?? '', endedAt: null }, data, select: { id: true } })
    await record(tx, actor, {
      act: 'identity.mandate.chosen',
      object: { kind: 'mandate', id: input.mandate },
      audience: 'party',
      before: { mandate: actor.mandate },
    })
    return { ...input, cookie: await cookieFor(secret) }
  })
}

interface Preferences {
  language: string | null
  zone: string | null
  theme: 'light' | 'dark' | null
}

/** Keeps the person's language, time zone and theme. */
export async function keepPreferences(actor: Actor, input: Preferences): Promise<Preferences> {
  await db.as(actor, (tx) => tx.person.update({ where: { id: actor.person ?? '' }, data: input, select: { id: true } }))
  return input
}

/** Keeps the language alone; the choice in the top line. */
export async function speak(actor: Actor, input: { language: string }): Promise<{ language: string }> {
  await db.as(actor, (tx) => tx.person.update({ where: { id: actor.person ?? '' }, data: input, select: { id: true } }))
  return input
}

/** Changes the own password: the present one is asked, guessable ones are refused, other sessions end if wished. */
export async function changePassword(
  actor: Actor,
  input: { present: string; next: string; endOthers: boolean },
): Promise<{ ended: number }> {
  const id = actor.person ?? ''
  const [account, names] = await db.as(actor, async (tx) => [
    await tx.account.findUnique({ where: { personId: id } }),
    await guessableNames(tx),
  ])
  // who found an open browser must not find out the password too
  const attempt = { account: accountKey(`change ${id}`), address: `session ${actor.session ?? ''}`, person: null }
  if (await db.as(machine('identity'), (tx) => admit(tx, attempt))) throw refusal('TOO_MANY_REQUESTS', 'limited')
  const { right } = await verifyPassword(input.present, account?.password ?? null)
  if (!right) {
    await db.as(actor, (tx) =>
      record(tx, actor, { act: 'identity.password.refused', object: { kind: 'person', id }, audience: 'party' }),
    )
    throw refusal('PASSWORD_WRONG', 'forbidden')
  }
  await db.as(machine('identity'), (tx) => forgetAttempts(tx, attempt.account))
  if (isGuessable(input.next, names)) throw refusal('PASSWORD_GUESSABLE', 'invalid')
  const password = await hashPassword(input.next)
  return db.as(actor, async (tx) => {
    const kept = await tx.account.update({
      where: { personId: id },
      data: { password },
      select: { email: true, person: { select: { language: true } } },
    })
    const others = { personId: id, endedAt: null, id: { not: actor.session ?? '' } }
    const ended = input.endOthers
      ? (await tx.session.updateMany({ where: others, data: { endedAt: clock.now() } })).count
      : 0
    await record(tx, actor, {
      act: 'identity.password.changed',
      object: { kind: 'person', id },
      audience: 'party',
      after: { ended },
    })
    // whoever did it, the person hears of it (ASVS 6.3.7)
    const words = { name: actor.name }
    await post(tx, { to: kept.email, person: id, language: kept.person.language, letter: 'mailChanged', words })
    return { ended }
  })
}

/** Ends one of the own sessions; its sockets close within 5 s. */
export function endOwnSession(actor: Actor, input: { session: string }): Promise<{ session: string }> {
  return db.as(actor, async (tx) => {
    const ended = await tx.session.updateMany({
      where: { id: input.session, personId: actor.person ?? '', endedAt: null },
      data: { endedAt: clock.now() },
    })
    if (ended.count === 0) throw refusal('SESSION_NOT_YOURS', 'unknown')
    await record(tx, actor, {
      act: 'identity.session.ended',
      object: { kind: 'session', id: input.session },
      audience: 'party',
    })
    return input
  })
}
