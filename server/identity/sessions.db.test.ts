import { randomUUID } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { describe, expect, test } from 'vitest'
import { type Capacity, machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { env } from '#server/kernel/env.ts'
import { hashSecret, newSecret } from '#server/kernel/secret.ts'
import { changePassword } from './acts/account.ts'
import { standing } from './acts/standing.ts'
import { cookieName } from './cookie.ts'
import { hashPassword } from './passwords.ts'
import { actorOf, sessionOf } from './service.ts'
import { lifetimes } from './sessions.ts'

const ago = (milliseconds: number): Date => new Date(clock.now().getTime() - milliseconds)

/** A session that began and was last seen so long ago; the headers that carry it, and its id. */
async function session(capacity: Capacity, begun: number, seen: number): Promise<{ headers: Headers; id: string }> {
  const secret = newSecret()
  const password = await hashPassword('nine boats on the river')
  const id = await db.as(machine('test'), async (tx) => {
    const person = await tx.person.create({
      data: {
        name: 'Somebody',
        account: { create: { email: `${randomUUID()}@sccp.example`, password } },
        mandates: { create: [{ capacity, from: new Date(0) }] },
      },
      include: { mandates: true },
    })
    const row = await tx.session.create({
      data: {
        tokenHash: hashSecret(secret),
        personId: person.id,
        mandateId: person.mandates[0]?.id ?? null,
        createdAt: ago(begun),
        seenAt: ago(seen),
        expiresAt: ago(begun - lifetimes[capacity].absolute),
        device: 'test',
        address: 'test',
      },
    })
    return row.id
  })
  return { headers: await carrying(secret), id }
}

async function carrying(secret: string): Promise<Headers> {
  const token = await encode({ token: { sid: secret }, secret: env.authSecret, salt: cookieName() })
  return new Headers({ cookie: `${cookieName()}=${token}` })
}

const seenAt = async (id: string): Promise<number> =>
  (await db.as(machine('test'), (tx) => tx.session.findUniqueOrThrow({ where: { id } }))).seenAt.getTime()

const minute = 60_000

describe('a session', () => {
  test.each(['member', 'secretariat', 'administrator'] as const)(
    'of a %s ends when it was idle or has lasted too long',
    async (capacity) => {
      const { idle, absolute } = lifetimes[capacity]
      expect(await actorOf((await session(capacity, idle - minute, idle - minute)).headers)).toMatchObject({ capacity })
      expect(await actorOf((await session(capacity, idle + minute, idle + minute)).headers)).toBeNull()
      expect(await actorOf((await session(capacity, absolute - minute, 0)).headers)).not.toBeNull()
      expect(await actorOf((await session(capacity, absolute + minute, 0)).headers)).toBeNull()
    },
  )

  test('is seen once a minute, and not by what a page asks by itself', async () => {
    const { headers, id } = await session('member', 60 * minute, 30 * minute)
    const before = await seenAt(id)
    headers.set('x-quiet', '1')
    expect(await sessionOf(headers)).not.toBeNull()
    expect(await seenAt(id)).toBe(before)
    headers.delete('x-quiet')
    await sessionOf(headers)
    const after = await seenAt(id)
    expect(after).toBeGreaterThan(before)
    await sessionOf(headers)
    expect(await seenAt(id)).toBe(after)
  })

  test('is nobody’s with a token that is garbage, of another secret, or in another header', async () => {
    const { headers } = await session('member', 0, 0)
    const token = (headers.get('cookie') ?? '').split('=')[1] ?? ''
    const forged = await encode({ token: { sid: newSecret() }, secret: 'x'.repeat(43), salt: cookieName() })
    for (const cookie of ['garbage', forged, `${token}x`, await encodedFor('another purpose')])
      expect(await actorOf(new Headers({ cookie: `${cookieName()}=${cookie}` }))).toBeNull()
    expect(await actorOf(new Headers({ authorization: `Bearer ${token}` }))).toBeNull()
    expect(await actorOf(headers)).not.toBeNull()
  })

  test('does not let who found the browser try passwords for long', async () => {
    const actor = await actorOf((await session('member', 0, 0)).headers)
    if (!actor) throw new Error('no session')
    const attempt = (present: string): Promise<unknown> =>
      changePassword(actor, { present, next: 'ten boats on the river', endOthers: false }).catch(
        (error: { code?: string }) => error.code,
      )
    for (let i = 0; i < 10; i++) expect(await attempt(`wrong ${i}`)).toBe('PASSWORD_WRONG')
    expect(await attempt('nine boats on the river')).toBe('TOO_MANY_REQUESTS')
  })
})

describe('what a device asks of the session that kept its pack', () => {
  const changed = (id: string, data: { endedAt?: Date; personDisabled?: Date; until?: Date }): Promise<unknown> =>
    db.as(machine('test'), async (tx) => {
      const row = await tx.session.findUniqueOrThrow({ where: { id } })
      if (data.endedAt) await tx.session.update({ where: { id }, data: { endedAt: data.endedAt } })
      if (data.personDisabled)
        await tx.person.update({ where: { id: row.personId }, data: { disabledAt: data.personDisabled } })
      if (data.until) await tx.mandate.update({ where: { id: row.mandateId ?? '' }, data: { until: data.until } })
    })

  test('is open, and lapsed when it was idle or has lasted too long', async () => {
    const { idle, absolute } = lifetimes.member
    expect(await standing((await session('member', 0, 0)).id)).toEqual({ standing: 'open' })
    expect(await standing((await session('member', idle + minute, idle + minute)).id)).toEqual({ standing: 'lapsed' })
    expect(await standing((await session('member', absolute + minute, 0)).id)).toEqual({ standing: 'lapsed' })
  })

  test.each([
    ['ended', { endedAt: ago(minute) }],
    ['that of a person who was disabled', { personDisabled: ago(minute) }],
    ['that of a mandate that is over', { until: ago(minute) }],
  ])('is over when it was %s', async (_, data) => {
    const { id } = await session('member', 0, 0)
    await changed(id, data)
    expect(await standing(id)).toEqual({ standing: 'ended' })
  })

  test('is over when nobody knows it', async () => {
    expect(await standing(randomUUID())).toEqual({ standing: 'ended' })
  })
})

const encodedFor = (salt: string): Promise<string> =>
  encode({ token: { sid: newSecret() }, secret: env.authSecret, salt })
