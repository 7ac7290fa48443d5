import { type argon2 as Argon2, randomUUID } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import { machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { hashSecret } from '#server/kernel/secret.ts'
import { watchingStatements } from '#tests/statements.ts'
import { changePassword } from './acts/account.ts'
import { signIn } from './acts/sign-in.ts'
import { endSecret } from './acts/sign-out.ts'
import { hashPassword } from './passwords.ts'
import { liveSessions } from './sessions.ts'

const derived = vi.hoisted(() => [] as unknown[])
vi.mock('node:crypto', async (original) => {
  const crypto = await original<{ argon2: typeof Argon2 }>()
  const argon2: typeof Argon2 = (algorithm, { message, nonce, ...work }, done) => {
    derived.push({ algorithm, nonce: Buffer.from(nonce as Uint8Array).length, ...work })
    crypto.argon2(algorithm, { message, nonce, ...work }, done)
  }
  return { ...crypto, argon2 }
})

const password = 'nine boats on the river'
const from = (address: string, request: string = randomUUID()): Headers =>
  new Headers({ 'x-client-address': address, 'user-agent': 'test', 'x-request-id': request })

async function account(disabled = false): Promise<{ email: string; person: string }> {
  const email = `${randomUUID()}@sccp.example`
  const encoded = await hashPassword(password)
  const row = await db.as(machine('test'), (tx) =>
    tx.person.create({
      data: {
        name: 'Somebody',
        disabledAt: disabled ? new Date() : null,
        account: { create: { email, password: encoded } },
        mandates: { create: [{ capacity: 'secretariat', from: new Date(0) }] },
      },
    }),
  )
  return { email, person: row.id }
}

/** The events of one request, without what every event has. */
async function trail(request: string): Promise<unknown[]> {
  const rows = await db.as(machine('test'), (tx) => tx.event.findMany({ where: { request }, orderBy: { id: 'asc' } }))
  return rows.map(({ act, person, objectKind, objectId, audience, after }) => ({
    act,
    person,
    object: `${objectKind} ${objectId}`,
    audience,
    after,
  }))
}

describe('what stands in the trail', () => {
  test('a sign-in: who, and which session, whose row has the address', async () => {
    const { email, person } = await account()
    const secret = await signIn({ email, password }, from('192.0.2.1', 'right'))
    const session = await db.as(machine('test'), (tx) =>
      tx.session.findUnique({ where: { tokenHash: hashSecret(secret ?? '') } }),
    )
    expect(session).toMatchObject({ personId: person, address: '192.0.2.1', device: 'test' })
    const object = `session ${session?.id}`
    expect(await trail('right')).toEqual([
      { act: 'identity.session.begun', person, object, audience: 'party', after: null },
    ])
  })

  const refused = { person: null, object: 'address 192.0.2.2', audience: 'secretariat' }
  test('a refused one: from where, and at whose account if there is one', async () => {
    const { email, person } = await account()
    const disabled = await account(true)
    await signIn({ email, password: 'wrong' }, from('192.0.2.2', 'wrong'))
    await signIn({ email: 'nobody@sccp.example', password }, from('192.0.2.2', 'unknown'))
    await signIn({ email: disabled.email, password }, from('192.0.2.2', 'disabled'))
    await signIn({ email: { not: '' }, password: 'x'.repeat(500) }, from('192.0.2.2', 'malformed'))
    const act = 'identity.sign-in.refused'
    expect(await trail('wrong')).toEqual([{ ...refused, act, after: { of: person } }])
    expect(await trail('unknown')).toEqual([{ ...refused, act, after: { of: null } }])
    expect(await trail('disabled')).toEqual([{ ...refused, act, after: { of: disabled.person } }])
    expect(await trail('malformed')).toEqual([{ ...refused, act, after: { of: null } }])
  })

  test('one try too many, each of them', async () => {
    const { email, person } = await account()
    for (let i = 0; i < 10; i++) await signIn({ email, password: 'wrong' }, from(randomUUID()))
    for (const request of ['eleventh', 'twelfth']) {
      await signIn({ email, password }, from('192.0.2.2', request))
      expect(await trail(request)).toEqual([{ ...refused, act: 'identity.sign-in.limited', after: { of: person } }])
    }
  })

  test('signing out, a changed password, and one that was not changed for want of the present one', async () => {
    const { email, person } = await account()
    const secret = (await signIn({ email, password }, from('192.0.2.1'))) ?? ''
    const live = await db.as(machine('test'), (tx) => liveSessions(tx, 'token_hash', [hashSecret(secret)], 'change'))
    const actor = live[0]?.actor ?? machine('nobody')
    const next = { next: 'ten boats on the river', endOthers: false }
    await changePassword(actor, { present: 'wrong', ...next }).catch(() => undefined)
    await changePassword(actor, { present: password, ...next })
    expect(await trail('change')).toMatchObject([
      { act: 'identity.password.refused', person, object: `person ${person}` },
      { act: 'identity.password.changed', person, object: `person ${person}` },
    ])
    await endSecret(secret)
    const ended = await db.as(machine('test'), (tx) =>
      tx.event.count({ where: { act: 'identity.session.ended', person } }),
    )
    expect(ended).toBe(1)
  })

  test('and never what was typed', async () => {
    const { email } = await account()
    await signIn({ email, password: 'a canary in the mine' }, from('192.0.2.2'))
    await signIn({ email: 'canary@sccp.example', password: 'a canary in the mine' }, from('192.0.2.2'))
    const rows = await db.as(machine('test'), (tx) => tx.event.findMany())
    const kept = JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value))
    expect(kept).not.toMatch(/canary/)
    expect(kept).not.toContain(email)
  })
})

describe('a refused sign-in', () => {
  /** What a try costs: each password that is worked out, and each statement. */
  async function work(email: string, given: string): Promise<{ argon2: unknown[]; statements: string[] }> {
    const statements: string[] = []
    derived.length = 0
    await watchingStatements(
      (statement) => statements.push(statement),
      () => signIn({ email, password: given }, from(randomUUID())),
    )
    return { argon2: [...derived], statements }
  }
  const once = [{ algorithm: 'argon2id', nonce: 16, tagLength: 32, memory: 19_456, passes: 2, parallelism: 1 }]

  test('costs the same work for unknown, wrong and disabled: one argon2, and the same statements', async () => {
    const wrong = await work((await account()).email, 'wrong')
    expect(wrong.argon2).toEqual(once)
    expect(wrong.statements.length).toBeGreaterThan(5)
    expect(await work('nobody@sccp.example', password)).toEqual(wrong)
    expect(await work((await account(true)).email, password)).toEqual(wrong)
    expect(await work((await account(true)).email, 'wrong')).toEqual(wrong)
  })

  test('of one try too many costs the same, whether there is such an account', async () => {
    const known = await account()
    const unknown = `${randomUUID()}@sccp.example`
    for (const email of [known.email, unknown])
      for (let i = 0; i < 10; i++) await signIn({ email, password: 'wrong' }, from(randomUUID()))
    const limited = await work(known.email, password)
    expect(limited.argon2).toEqual(once)
    expect(await work(unknown, password)).toEqual(limited)
  })
})
