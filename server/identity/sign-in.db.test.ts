import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { Refusal } from '#server/kernel/errors.ts'
import { hashSecret, newSecret } from '#server/kernel/secret.ts'
import { sampleActor } from '#server/meetings/sample.ts'
import { changePassword, chooseMandate } from './acts/account.ts'
import { accept, invitation, invite } from './acts/invite.ts'
import { disable, grant } from './acts/people.ts'
import { signIn } from './acts/sign-in.ts'
import { endSecret } from './acts/sign-out.ts'
import { ownPath } from './auth.ts'
import { secretOf } from './cookie.ts'
import { isGuessable } from './guessable.ts'
import { hashPassword, verifyPassword } from './passwords.ts'
import { actorsOf, firstInvitation } from './service.ts'
import { liveSessions } from './sessions.ts'

const password = 'nine boats on the river'
const from = (address: string): Headers => new Headers({ 'x-client-address': address, 'user-agent': 'test' })
const code = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'allowed',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )

async function account(): Promise<{ email: string; person: string }> {
  const email = `${randomUUID()}@sccp.example`
  const encoded = await hashPassword(password)
  const row = await db.as(machine('test'), (tx) =>
    tx.person.create({
      data: {
        name: 'Somebody',
        account: { create: { email, password: encoded } },
        mandates: { create: [{ capacity: 'administrator', from: new Date(0) }] },
      },
    }),
  )
  return { email, person: row.id }
}

const sessionOf = (secret: string | null) =>
  db.as(machine('test'), (tx) => liveSessions(tx, 'token_hash', [hashSecret(secret ?? '')], 'r'))

describe('signing in', () => {
  test('the right password begins a session, whose secret is kept nowhere', async () => {
    const { email, person } = await account()
    const secret = await signIn({ email: ` ${email.toUpperCase()} `, password }, from('a'))
    expect((await sessionOf(secret))[0]?.actor).toMatchObject({ person, capacity: 'administrator' })
    const rows = await db.as(machine('test'), (tx) => tx.session.findMany())
    expect(JSON.stringify(rows)).not.toContain(secret)
  })

  test('every secret is 32 bytes that nobody can foresee, and is found again by its hash alone', async () => {
    const { email } = await account()
    const session = await signIn({ email, password }, from('a'))
    const offer = { party: null, capacity: 'secretariat' as const, head: false, meeting: null }
    const { link } = await invite(await sampleActor('administrator'), {
      ...offer,
      email: `${randomUUID()}@sccp.example`,
      name: 'New Delegate',
    })
    const given = [session ?? '', link.split('/').at(-1) ?? '', ...Array.from({ length: 200 }, newSecret)]
    for (const secret of given) expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
    expect(new Set(given.map((secret) => secret.slice(0, 8))).size).toBe(given.length)
    const kept = await db.as(machine('test'), async (tx) => [
      await tx.session.count({ where: { tokenHash: hashSecret(given[0] ?? '') } }),
      await tx.invitation.count({ where: { tokenHash: hashSecret(given[1] ?? '') } }),
      await tx.session.count({ where: { tokenHash: given[0] } }),
    ])
    expect(kept).toEqual([1, 1, 0])
  })

  test('unknown, wrong and disabled get the same nothing', async () => {
    const { email, person } = await account()
    expect(await signIn({ email: 'nobody@sccp.example', password }, from('b'))).toBeNull()
    expect(await signIn({ email, password: 'wrong' }, from('b'))).toBeNull()
    expect(await signIn({ email: { not: '' }, password }, from('b'))).toBeNull()
    await db.as(machine('test'), (tx) => tx.person.update({ where: { id: person }, data: { disabledAt: new Date() } }))
    expect(await signIn({ email, password }, from('b'))).toBeNull()
  })

  test('ten failures close an account for a while, a success before that clears them', async () => {
    const { email } = await account()
    const fail = (): Promise<string | null> => signIn({ email, password: 'wrong' }, from(randomUUID()))
    for (let i = 0; i < 9; i++) await fail()
    expect(await signIn({ email, password }, from('c'))).not.toBeNull()
    for (let i = 0; i < 10; i++) await fail()
    expect(await signIn({ email, password }, from('elsewhere'))).toBeNull()
  })

  test('strangers do not shut a person out of where the person has signed in before', async () => {
    const { email } = await account()
    expect(await signIn({ email, password }, from('at home'))).not.toBeNull()
    for (let i = 0; i < 12; i++) await signIn({ email, password: 'wrong' }, from(randomUUID()))
    expect(await signIn({ email, password }, from('elsewhere'))).toBeNull()
    expect(await signIn({ email, password }, from('at home'))).not.toBeNull()
  })

  test('forty tries at once are no more than ten', async () => {
    const { email } = await account()
    const tried = Array.from({ length: 40 }, (_, i) => signIn({ email, password: `wrong ${i}` }, from(randomUUID())))
    expect(await Promise.all(tried)).toEqual(tried.map(() => null))
    const events = await db.as(machine('test'), (tx) =>
      tx.event.groupBy({ by: ['act'], where: { act: 'identity.sign-in.limited' }, _count: true }),
    )
    expect(events[0]?._count).toBeGreaterThanOrEqual(30)
    expect(await signIn({ email, password }, from(randomUUID()))).toBeNull()
  })

  test('fifty failures close an address for a while, whatever the accounts', async () => {
    const { email } = await account()
    await db.as(machine('test'), (tx) =>
      tx.signInAttempt.createMany({
        data: Array.from({ length: 50 }, () => ({
          at: new Date(),
          account: randomUUID(),
          address: 'd',
          succeeded: false,
        })),
      }),
    )
    expect(await signIn({ email, password }, from('d'))).toBeNull()
    expect(await signIn({ email, password }, from('e'))).not.toBeNull()
  })

  test('signing out kills a copied cookie', async () => {
    const { email } = await account()
    const secret = (await signIn({ email, password }, from('f'))) ?? ''
    expect(await sessionOf(secret)).toHaveLength(1)
    await endSecret(secret)
    expect(await sessionOf(secret)).toEqual([])
  })

  test('a changed mandate gives a new secret and kills the old, whatever the browser asks for', async () => {
    const { email, person } = await account()
    const second = await db.as(machine('test'), (tx) =>
      tx.mandate.create({ data: { personId: person, capacity: 'secretariat', from: new Date() } }),
    )
    const old = await signIn({ email, password }, from('f'))
    const [before] = await sessionOf(old)
    const { mandate, cookie } = await chooseMandate(before?.actor ?? machine('nobody'), { mandate: second.id })
    expect(mandate).toBe(second.id)
    expect(await sessionOf(old)).toEqual([])
    expect(cookie).toMatch(/^sccp\.session=[^;]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=604800$/)
    const fresh = await secretOf(new Headers({ cookie: cookie.split(';')[0] ?? '' }))
    const [after] = await sessionOf(fresh)
    expect(after?.actor).toMatchObject({ session: before?.actor.session, mandate: second.id, capacity: 'secretariat' })
  })

  test('a mandate of somebody else changes neither mandate nor secret', async () => {
    const { email } = await account()
    const other = await account()
    const secret = await signIn({ email, password }, from('f'))
    const [live] = await sessionOf(secret)
    const foreign = await db.as(machine('test'), (tx) => tx.mandate.findFirst({ where: { personId: other.person } }))
    const wish = chooseMandate(live?.actor ?? machine('nobody'), { mandate: foreign?.id ?? '' })
    expect(await code(wish)).toBe('MANDATE_UNKNOWN')
    expect(await sessionOf(secret)).toEqual([expect.objectContaining({ actor: live?.actor })])
  })

  test('disabling a person ends the sessions; the sockets hear of it by the same question', async () => {
    const { email, person } = await account()
    const secret = await signIn({ email, password }, from('g'))
    const [live] = await sessionOf(secret)
    const admin = await sampleActor('administrator')
    expect((await actorsOf([live?.actor.session ?? ''])).size).toBe(1)
    await disable(admin, { person })
    expect((await actorsOf([live?.actor.session ?? ''])).size).toBe(0)
  })
})

describe('passwords', () => {
  test('are argon2id, and a changed parameter is noticed', async () => {
    const encoded = await hashPassword(password)
    expect(encoded).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await verifyPassword(password, encoded)).toEqual({ right: true, outdated: false })
    expect((await verifyPassword(`${password} `, encoded)).right).toBe(false)
    expect((await verifyPassword(password, null)).right).toBe(false)
  })

  test.each([
    'sccp-apec-2027',
    'customs123456',
    'password1234',
    'aaaaaaaaaaaa',
    '314159265358979',
    'tiger!tiger!tiger!',
    'Football!2026',
    'qwertyuiop[]12',
    'Hong Kong, China1',
  ])('%s is easy to guess', (guess) => expect(isGuessable(guess, ['Hong Kong, China'])).toBe(true))
  test.each([password, '한 척의 배가 강을 건넌다', 'correct customs of tea in june'])('%s may be chosen', (chosen) =>
    expect(isGuessable(chosen)).toBe(false),
  )

  test('change with the present one only, and other sessions end if wished', async () => {
    const { email, person } = await account()
    const secret = await signIn({ email, password }, from('h'))
    const other = await signIn({ email, password }, from('h'))
    const actor = (await sessionOf(secret))[0]?.actor ?? machine('nobody')
    expect(
      await code(changePassword(actor, { present: 'wrong', next: 'ten boats on the river', endOthers: true })),
    ).toBe('PASSWORD_WRONG')
    expect(await code(changePassword(actor, { present: password, next: 'sccp-apec-2027', endOthers: true }))).toBe(
      'PASSWORD_GUESSABLE',
    )
    expect(await changePassword(actor, { present: password, next: 'ten boats on the river', endOthers: true })).toEqual(
      { ended: 1 },
    )
    expect(await sessionOf(other)).toEqual([])
    const mails = await db.as(machine('test'), (tx) => tx.mailMessage.findMany({ where: { to: email } }))
    expect(mails.map((mail) => mail.subject)).toEqual(['Your password was changed'])
    expect(await signIn({ email, password: 'ten boats on the river' }, from('h'))).not.toBeNull()
    expect(person).toBeTruthy()
  })
})

describe('invitations', () => {
  test('work once, for what was offered', async () => {
    const admin = await sampleActor('administrator')
    const email = `${randomUUID()}@sccp.example`
    const { link } = await invite(admin, {
      email,
      name: 'New Delegate',
      party: null,
      capacity: 'secretariat',
      head: false,
      meeting: null,
    })
    const token = link.split('/').at(-1) ?? ''
    expect(await invitation({ token })).toMatchObject({ email, capacity: 'secretariat' })
    expect(await accept({ token, password })).toEqual({ email })
    expect(await code(accept({ token, password }))).toBe('INVITATION_OVER')
    expect(await signIn({ email, password }, from('i'))).not.toBeNull()
    const kept = await db.as(machine('test'), (tx) => tx.event.findMany())
    expect(
      JSON.stringify(kept, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)),
    ).not.toContain(token)
    expect(await firstInvitation()).toBeNull()
  })

  test('for a party that is none are refused, and a guessable password does not use the link up', async () => {
    const admin = await sampleActor('administrator')
    const offer = { name: 'New Delegate', capacity: 'member' as const, head: false, meeting: null }
    const wrong = invite(admin, { ...offer, email: `${randomUUID()}@sccp.example`, party: 'nowhere' })
    expect(await code(wrong)).toBe('PARTY_UNKNOWN')
    const own = { ...offer, email: `${randomUUID()}@sccp.example`, party: null, capacity: 'secretariat' as const }
    const token = (await invite(admin, own)).link.split('/').at(-1) ?? ''
    expect(await code(accept({ token, password: 'customs123456' }))).toBe('PASSWORD_GUESSABLE')
    expect(await code(accept({ token: 'x'.repeat(43), password: 'customs123456' }))).toBe('INVITATION_OVER')
    expect(await code(accept({ token, password }))).toBe('allowed')
  })

  test('are for administrators to give, and rights too', async () => {
    const secretariat = await sampleActor('secretariat')
    const offer = { party: null, capacity: 'administrator' as const, head: false, meeting: null }
    expect(
      await code(
        invite(secretariat, { ...offer, email: 'x@sccp.example', name: 'X Y' }).catch((e: unknown) =>
          Promise.reject(e),
        ),
      ),
    ).toBe('NOT_PERMITTED')
    expect(
      await code(Promise.resolve().then(() => grant(secretariat, { ...offer, person: secretariat.person ?? '' }))),
    ).toBe('NOT_PERMITTED')
  })
})

test.each([
  '//evil.example',
  '/\\evil.example',
  'https:evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  '/\tevil',
  '%2F%2Fevil.example',
  '',
  'evil',
])('after signing in %j leads home', (address) => expect(ownPath(address, 'https://portal.example')).toBe('/'))
test('a path of ours leads there', () => {
  expect(ownPath('/meetings/1?x=1', 'https://portal.example')).toBe('/meetings/1?x=1')
  expect(ownPath('https://portal.example/meetings', 'https://portal.example')).toBe('/meetings')
})
