import { type Actor, machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { env } from '#server/kernel/env.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { permit } from '#server/kernel/policy.ts'
import { hashSecret, newSecret } from '#server/kernel/secret.ts'
import { email as emailShape } from '../emails.ts'
import { guessableNames, isGuessable } from '../guessable.ts'
import { hashPassword } from '../passwords.ts'
import { post } from './post.ts'
import { may } from '../policy.ts'
import type { InvitationView } from '../schema.ts'

const lifetime = 60 * 60_000

export interface MandateOffer {
  party: string | null
  capacity: InvitationView['capacity']
  head: boolean
  meeting: number | null
}

const linkTo = (token: string): string => `${env.publicUrl}/invitation/${token}`

/** Invites a person by a link that works once, for an hour; it is mailed and shown to the administrator. */
export async function invite(
  actor: Actor,
  input: MandateOffer & { email: string; name: string },
): Promise<{ link: string; expiresAt: Date }> {
  permit(may.manage(actor))
  const address = emailShape.safeParse(input.email)
  if (!address.success) throw refusal('EMAIL_INVALID', 'invalid')
  const token = newSecret()
  const expiresAt = new Date(clock.now().getTime() + lifetime)
  await db.as(actor, async (tx) => {
    if ((await tx.account.count({ where: { email: address.data } })) > 0) throw refusal('EMAIL_TAKEN', 'conflict')
    const { party, capacity, head, meeting, name } = input
    if (party !== null && (await tx.party.count({ where: { id: party } })) === 0)
      throw refusal('PARTY_UNKNOWN', 'unknown')
    const invitation = await tx.invitation.create({
      data: {
        tokenHash: hashSecret(token),
        email: address.data,
        name,
        partyId: party,
        capacity,
        head,
        meeting,
        invitedBy: actor.person,
        expiresAt,
      },
      select: { id: true },
    })
    await record(tx, actor, {
      act: 'identity.invitation.issued',
      object: { kind: 'invitation', id: invitation.id },
      audience: 'secretariat',
      after: { name, capacity, party },
    })
    const words = { name, link: linkTo(token) }
    await post(tx, { to: address.data, person: null, language: null, letter: 'mail', words })
  })
  return { link: linkTo(token), expiresAt }
}

/** The one-time link for the first administrator, while nobody can sign in; null as soon as an account exists. */
export async function firstInvitation(): Promise<string | null> {
  const token = newSecret()
  const made = await db.as(machine('identity'), async (tx) => {
    if ((await tx.account.count()) > 0) return false
    await tx.invitation.create({
      data: {
        tokenHash: hashSecret(token),
        email: 'administrator@localhost.localdomain',
        name: 'Administrator',
        capacity: 'administrator',
        expiresAt: new Date(clock.now().getTime() + lifetime),
      },
      select: { id: true },
    })
    return true
  })
  return made ? linkTo(token) : null
}

const usable = (token: string) => ({ tokenHash: hashSecret(token), usedAt: null, expiresAt: { gt: clock.now() } })

/** What an invitation offers; opening the link uses nothing up, since mail scanners open links too (asvs.md B8). */
export function invitation(input: { token: string }): Promise<InvitationView> {
  return db.as(machine('identity'), async (tx) => {
    const row = await tx.invitation.findFirst({ where: usable(input.token) })
    if (!row) throw refusal('INVITATION_OVER', 'unknown')
    return {
      name: row.name,
      email: row.email,
      party: row.partyId,
      capacity: row.capacity as InvitationView['capacity'],
      head: row.head,
    }
  })
}

/** Accepts an invitation with a password of one's own: person, account and mandate come to be, and the link is used up. */
export async function accept(input: { token: string; password: string }): Promise<{ email: string }> {
  const self = machine('identity')
  // the link first: argon2 is not worked out for strangers
  const names = await db.as(self, async (tx) => {
    if ((await tx.invitation.count({ where: usable(input.token) })) === 0) throw refusal('INVITATION_OVER', 'unknown')
    return guessableNames(tx)
  })
  if (isGuessable(input.password, names)) throw refusal('PASSWORD_GUESSABLE', 'invalid')
  const password = await hashPassword(input.password)
  return db.as(self, async (tx) => {
    const claimed = await tx.invitation.updateManyAndReturn({
      where: usable(input.token),
      data: { usedAt: clock.now() },
    })
    const row = claimed[0]
    if (!row) throw refusal('INVITATION_OVER', 'unknown')
    if ((await tx.account.count({ where: { email: row.email } })) > 0) throw refusal('EMAIL_TAKEN', 'conflict')
    const person = await tx.person.create({
      data: {
        name: row.name,
        account: { create: { email: row.email, password } },
        mandates: {
          create: [
            { partyId: row.partyId, capacity: row.capacity, head: row.head, meeting: row.meeting, from: clock.now() },
          ],
        },
      },
      select: { id: true },
    })
    await record(
      tx,
      { ...self, person: person.id },
      {
        act: 'identity.invitation.accepted',
        object: { kind: 'invitation', id: row.id },
        audience: 'secretariat',
        after: { invitedBy: row.invitedBy, name: row.name },
      },
    )
    return { email: row.email }
  })
}
