import pg from 'pg'
import { describe, expect, test, vi } from 'vitest'
import { appRouter } from '#server/api.ts'
import { type Actor, machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { env } from '#server/kernel/env.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { callerFactory } from '#server/kernel/trpc.ts'
import { delegations, registration } from './acts/delegations.ts'
import { moveMeeting } from './acts/move.ts'
import { keepNeed, needs } from './acts/needs.ts'
import { accreditMembers } from './acts/receive.ts'
import { registerMember, withdrawMember } from './acts/register.ts'
import { sampleActor, sampleMeeting } from './sample.ts'

const stopped = (actor: Actor, work: (tx: Tx) => Promise<unknown>): Promise<boolean> =>
  db.as(actor, work).then(
    () => false,
    (error: unknown) => /row-level security|permission denied|42501/.test(String(error) + JSON.stringify(error)),
  )

const canary = 'the canary of needs'
const canaries = { diet: 'other', access: canary, text: canary } as const

async function registered(year: number): Promise<{ meeting: number; member: string; head: Actor; office: Actor }> {
  const { id: meeting } = await sampleMeeting(year)
  const head = await sampleActor('member', { party: 'vn', head: true })
  const office = await sampleActor('secretariat')
  const words = { name: 'Somebody', title: null, administration: null, person: null }
  const { member } = await registerMember(head, { meeting, party: 'vn', role: 'head', ...words })
  await keepNeed(head, { member, ...canaries })
  await accreditMembers(office, { meeting, members: [member] })
  return { meeting, member, head, office }
}
const kept = (meeting: number): Promise<number> =>
  db.as(machine('test'), (tx) => tx.delegationNeed.count({ where: { meetingId: meeting } }))

async function owner(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: env.ownerUrl })
  await client.connect()
  await client.query(sql)
  await client.end()
}

describe('needs', () => {
  test('are told to the secretariat and to who registers that delegation, and are kept from everybody else', async () => {
    const { meeting, member, head, office } = await registered(2501)
    for (const actor of [head, office]) expect(await needs(actor, { meeting })).toEqual([{ member, ...canaries }])
    const others = await Promise.all([
      sampleActor('member', { party: 'vn' }),
      sampleActor('leader', { party: 'vn' }),
      sampleActor('member', { party: 'hkc', head: true }),
      sampleActor('member', { party: 'vn', head: true, meeting: meeting + 1000 }),
      sampleActor('chair'),
      sampleActor('administrator'),
      sampleActor('observer', { party: 'asean' }),
      sampleActor('guest', { party: 'wco', meeting }),
    ])
    const row = { memberId: member, meetingId: meeting, typedBy: '', typedAt: new Date(0) }
    for (const other of others) {
      // with the policy passed over, PostgreSQL hides and refuses
      expect(await db.as(other, (tx) => tx.delegationNeed.findMany())).toEqual([])
      await db.as(other, (tx) => tx.delegationNeed.updateMany({ data: { text: 'mine' } })).catch(() => undefined)
      const forged = { data: { ...row, party: other.party ?? 'vn' } }
      expect(await stopped(other, (tx) => tx.delegationNeed.create(forged))).toBe(true)
      const answers = await Promise.allSettled([
        delegations(other, { meeting }),
        needs(other, { meeting }),
        registration(other, { meeting, party: 'vn' }),
      ])
      expect(JSON.stringify(answers)).not.toContain(canary)
    }
    expect(await needs(head, { meeting })).toEqual([{ member, ...canaries }])
    expect(JSON.stringify(await delegations(office, { meeting }))).not.toContain(canary)
  })

  test('stand in no event, nor does the name', async () => {
    const { meeting } = await registered(2502)
    const events = await db.as(machine('test'), (tx) => tx.event.findMany({ where: { meeting } }))
    const told = JSON.stringify(events, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
    expect(told).toContain('meetings.member.need-kept')
    expect(told).not.toContain(canary)
    expect(told).not.toContain('Somebody')
  })

  test('stand in no log, not even when they cannot be kept', async () => {
    const { meeting, member, head } = await registered(2503)
    const context = { actor: head, request: 'needs', address: 'test', device: 'test', answer: new Headers() }
    const api = callerFactory(appRouter)(context)
    const written: string[] = []
    const log = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0)
    await owner('ALTER TABLE delegation_need ADD CONSTRAINT broken CHECK (diet IS NULL) NOT VALID')
    const failed = await api.meetings.keepNeed({ member, ...canaries }).catch((error: unknown) => error)
    const wrong = await api.meetings
      .keepNeed({ member, ...canaries, text: `${canary}\u0007` })
      .catch((error: unknown) => error)
    await owner('ALTER TABLE delegation_need DROP CONSTRAINT broken')
    log.mockRestore()
    expect(written.join('')).toContain('meetings.keepNeed')
    expect(`${written.join('')} ${String(failed)} ${String(wrong)}`).not.toContain(canary)
    expect(await kept(meeting)).toBe(1)
  })

  test('go with the member, with the last of them, and when the meeting is archived', async () => {
    const { meeting, member, head, office } = await registered(2504)
    const words = { name: 'Another', title: null, administration: null, person: null, role: 'member' } as const
    const { member: another } = await registerMember(head, { meeting, party: 'vn', ...words })
    await keepNeed(head, { member: another, diet: 'halal', access: null, text: null })
    expect(await kept(meeting)).toBe(2)
    await keepNeed(head, { member: another, diet: null, access: null, text: null })
    expect(await kept(meeting)).toBe(1)
    await keepNeed(head, { member: another, diet: 'halal', access: null, text: null })
    await withdrawMember(head, { member })
    expect(await kept(meeting)).toBe(1)
    for (const move of ['convene', 'close', 'archive'] as const)
      await moveMeeting(office, { meeting, move, reason: null })
    expect(await kept(meeting)).toBe(0)
  })
})
