import { describe, expect, test } from 'vitest'
import type { Actor } from '#server/kernel/actor.ts'
import { machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { Refusal } from '#server/kernel/errors.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { delegationCount, delegations, registration } from './acts/delegations.ts'
import { moveMeeting } from './acts/move.ts'
import { keepNeed, needs } from './acts/needs.ts'
import { accreditMembers, checkIn, remindDelegations } from './acts/receive.ts'
import { amendMember, copyMembers, orderMember, registerMember, withdrawMember } from './acts/register.ts'
import { sampleActor, sampleMeeting } from './sample.ts'
import type { MemberRole } from './shape/delegations.ts'

const code = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'allowed',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )
const stopped = (actor: Actor, work: (tx: Tx) => Promise<unknown>): Promise<boolean> =>
  db.as(actor, work).then(
    () => false,
    (error: unknown) => /row-level security|permission denied|42501/.test(String(error) + JSON.stringify(error)),
  )

const facts = { title: 'Director', administration: 'Customs', person: null }
const one = (meeting: number, name: string, role: MemberRole = 'member', party = 'vn') => ({
  ...{ meeting, party, name, role, ...facts },
})
const head = () => sampleActor('member', { party: 'vn', head: true })
const namesIn = async (actor: Actor, meeting: number, party = 'vn'): Promise<string[]> => {
  const { delegations: all } = await delegations(actor, { meeting })
  return all.find((row) => row.party === party)?.members.map((member) => member.name) ?? []
}
async function parties(): Promise<void> {
  const rows = [
    ['hkc', 'economy', 'Hong Kong, China', 6],
    ['ct', 'economy', 'Chinese Taipei', 18],
    ['vn', 'economy', 'Viet Nam', 21],
    ['asean', 'organisation', 'ASEAN Secretariat', 22],
  ] as const
  const facts = { languages: [], source: 'sample', confidence: 'sample' }
  await db.as(machine('sample'), (tx) =>
    tx.party.createMany({
      data: rows.map(([id, kind, name, position]) => ({ id, kind, name, position, abbreviation: id, ...facts })),
      skipDuplicates: true,
    }),
  )
}

describe('a delegation', () => {
  test('is registered, ordered and withdrawn by its head, the head of delegation first', async () => {
    const { id } = await sampleMeeting(2301)
    const actor = await head()
    const { member: second } = await registerMember(actor, one(id, 'Second'))
    const { member: third } = await registerMember(actor, one(id, 'Third'))
    await registerMember(actor, one(id, 'First', 'head'))
    expect(await namesIn(actor, id)).toEqual(['First', 'Second', 'Third'])
    await orderMember(actor, { member: third, to: 'up' })
    expect(await namesIn(actor, id)).toEqual(['First', 'Third', 'Second'])
    await orderMember(actor, { member: third, to: 'up' })
    expect(await namesIn(actor, id)).toEqual(['First', 'Third', 'Second'])
    await withdrawMember(actor, { member: second })
    expect(await code(withdrawMember(actor, { member: second }))).toBe('MEMBER_WITHDRAWN')
    const view = await delegations(actor, { meeting: id })
    expect(view.delegations[0]?.members.map((member) => member.state)).toEqual([
      'registered',
      'registered',
      'withdrawn',
    ])
    expect(view.own).toBe('vn')
  })

  test('has one head, also when two hands register one at the same moment', async () => {
    const { id } = await sampleMeeting(2302)
    const actor = await head()
    const both = await Promise.all(
      ['A', 'B'].map((name) => code(registerMember(actor, one(id, `Head ${name}`, 'head')))),
    )
    expect(both.toSorted()).toEqual(['HEAD_ALREADY', 'allowed'])
    const { member } = await registerMember(actor, one(id, 'Another'))
    expect(await code(amendMember(actor, { member, name: 'Another', role: 'head', ...facts }))).toBe('HEAD_ALREADY')
  })

  test('is closed to other hands: a delegate, another head, the chair, a leader, who is not admitted', async () => {
    const { id } = await sampleMeeting(2303)
    const other = await sampleMeeting(2304)
    const { member } = await registerMember(await head(), one(id, 'Somebody'))
    const hands = await Promise.all([
      sampleActor('member', { party: 'vn' }),
      sampleActor('member', { party: 'hkc', head: true }),
      sampleActor('chair'),
      sampleActor('leader', { party: 'vn' }),
      sampleActor('administrator'),
      sampleActor('member', { party: 'vn', head: true, meeting: other.id }),
    ])
    for (const actor of hands) {
      expect(await code(registerMember(actor, one(id, 'Stranger')))).toBe('NOT_PERMITTED')
      expect(await code(withdrawMember(actor, { member }))).toMatch(/NOT_PERMITTED|MEMBER_UNKNOWN/)
    }
    expect(
      await code(registerMember(await sampleActor('observer', { party: 'asean' }), one(id, 'Own', 'member', 'asean'))),
    ).toBe('PARTY_UNKNOWN')
    await parties()
    expect(
      await code(registerMember(await sampleActor('observer', { party: 'asean' }), one(id, 'Own', 'member', 'asean'))),
    ).toBe('allowed')
    expect(await code(registerMember(await sampleActor('secretariat'), one(id, 'By the office', 'member', 'ct')))).toBe(
      'allowed',
    )
  })

  test('is registered while the status allows it, late after its deadline', async () => {
    const { id } = await sampleMeeting(2305)
    const secretariat = await sampleActor('secretariat')
    const actor = await head()
    const late = { meetingId: id, kind: 'delegationsDue', at: new Date('2020-01-01T00:00:00Z'), reason: 'x' }
    await db.as(secretariat, (tx) =>
      tx.meetingDeadline.create({ data: { ...late, setBy: 'test', setAt: new Date('2020-01-01T00:00:00Z') } }),
    )
    await registerMember(actor, one(id, 'Too late'))
    expect((await delegations(actor, { meeting: id })).delegations[0]?.members[0]?.late).toBe(true)
    await moveMeeting(secretariat, { meeting: id, move: 'convene', reason: null })
    expect(await code(registerMember(actor, one(id, 'At the door')))).toBe('allowed')
    await moveMeeting(secretariat, { meeting: id, move: 'close', reason: null })
    expect(await code(registerMember(actor, one(id, 'After it')))).toBe('MEETING_NOT_OPEN')
    expect((await delegations(actor, { meeting: id })).delegations[0]?.can.register).toBe(false)
  })

  test('is copied from the last meeting to which it sent anybody, without needs, each member once', async () => {
    const first = await sampleMeeting(2310)
    await sampleMeeting(2311)
    const next = await sampleMeeting(2312)
    const actor = await head()
    await registerMember(actor, one(first.id, 'The Head', 'head'))
    const { member } = await registerMember(actor, one(first.id, 'The Member'))
    await keepNeed(actor, { member, diet: 'vegan', access: null, text: null })
    const { member: gone } = await registerMember(actor, one(first.id, 'Gone'))
    await withdrawMember(actor, { member: gone })
    const known = await registration(actor, { meeting: next.id, party: 'vn' })
    expect(known.last).toEqual({ meeting: 'SCCP1 2310', count: 2 })
    await registerMember(actor, one(next.id, 'The New Head', 'head'))
    expect(await copyMembers(actor, { meeting: next.id, party: 'vn' })).toEqual({ copied: 2 })
    expect(await copyMembers(actor, { meeting: next.id, party: 'vn' })).toEqual({ copied: 0 })
    expect(await namesIn(actor, next.id)).toEqual(['The New Head', 'The Head', 'The Member'])
    expect(await needs(actor, { meeting: next.id })).toEqual([])
  })
})

describe('the secretariat', () => {
  test('sees who is missing in APEC’s order, and everybody how many have registered', async () => {
    await parties()
    const { id } = await sampleMeeting(2320)
    const secretariat = await sampleActor('secretariat')
    await registerMember(secretariat, one(id, 'Without a head', 'member', 'ct'))
    await registerMember(secretariat, one(id, 'A Head', 'head', 'hkc'))
    const view = await delegations(secretariat, { meeting: id })
    const economies = view.delegations.filter((row) => row.kind === 'economy')
    expect(economies.map((row) => [row.party, row.missing])).toEqual([
      ['hkc', null],
      ['ct', 'head'],
      ['vn', 'members'],
    ])
    const guest = await sampleActor('guest', { party: 'wco', meeting: id })
    expect(await delegationCount(guest, { meeting: id })).toEqual({ registered: 2, economies: 3 })
    expect((await delegations(guest, { meeting: id })).delegations).toEqual([])
    await remindDelegations(secretariat, { meeting: id, parties: ['vn', 'nobody'] })
    const told = (await delegations(secretariat, { meeting: id })).delegations.find((row) => row.party === 'vn')
    expect(told?.remindedAt).toBeInstanceOf(Date)
  })

  test('accredits and checks in; what the head changes then, it looks at again', async () => {
    const { id } = await sampleMeeting(2321)
    const secretariat = await sampleActor('secretariat')
    const actor = await head()
    const { member } = await registerMember(actor, one(id, 'Somebody'))
    expect(await code(checkIn(secretariat, { member, here: true }))).toBe('MEMBER_NOT_ACCREDITED')
    expect(await code(accreditMembers(actor, { meeting: id, members: [member] }))).toBe('NOT_PERMITTED')
    expect(await accreditMembers(secretariat, { meeting: id, members: [member] })).toEqual({ accredited: 1 })
    await checkIn(secretariat, { member, here: true })
    expect(await code(checkIn(actor, { member, here: false }))).toBe('NOT_PERMITTED')
    const other = await sampleActor('member', { party: 'hkc' })
    expect(await namesIn(other, id)).toEqual(['Somebody'])
    // what changes nothing is nothing to look at; and others are not told who is at the door
    await amendMember(actor, { member, name: 'Somebody', role: 'member', ...facts })
    const [seen] = (await delegations(other, { meeting: id })).delegations[0]?.members ?? []
    expect(seen).toMatchObject({ name: 'Somebody', state: 'accredited', checkedInAt: null, person: null })
    await amendMember(actor, { member, name: 'Somebody Else', role: 'adviser', ...facts })
    const [changed] = (await delegations(actor, { meeting: id })).delegations[0]?.members ?? []
    expect(changed).toMatchObject({ name: 'Somebody Else', state: 'registered' })
    expect(await namesIn(other, id)).toEqual([])
    await accreditMembers(secretariat, { meeting: id, members: [member] })
    await amendMember(secretariat, { member, name: 'Somebody Spelled', role: 'adviser', ...facts })
    expect(await namesIn(other, id)).toEqual(['Somebody Spelled'])
  })
})

describe('the wall around delegations', () => {
  test('shows others who is accredited alone, and organisations nothing of others', async () => {
    const { id } = await sampleMeeting(2330)
    const actor = await head()
    const secretariat = await sampleActor('secretariat')
    const { member } = await registerMember(actor, one(id, 'Waiting'))
    const { member: known } = await registerMember(actor, one(id, 'Accredited'))
    await accreditMembers(secretariat, { meeting: id, members: [known] })
    const seen = (who: Actor) => db.as(who, (tx) => tx.delegationMember.count({ where: { meetingId: id } }))
    for (const who of [secretariat, actor, await sampleActor('chair'), await sampleActor('member', { party: 'vn' })])
      expect(await seen(who)).toBe(2)
    for (const who of [
      await sampleActor('member', { party: 'ct', head: true }),
      await sampleActor('leader', { party: 'ct' }),
    ])
      expect(await seen(who)).toBe(1)
    for (const who of [
      await sampleActor('observer', { party: 'asean' }),
      await sampleActor('guest', { party: 'wco', meeting: id }),
      await sampleActor('administrator'),
    ])
      expect(await seen(who)).toBe(0)
    const delegate = await sampleActor('member', { party: 'vn' })
    const where = { id: member }
    await db.as(delegate, (tx) => tx.delegationMember.updateMany({ where, data: { name: 'Mine' } }))
    expect(await namesIn(actor, id)).toEqual(['Waiting', 'Accredited'])
  })

  test('lets no head accredit, check in, or change who is accredited, past the policy', async () => {
    const { id } = await sampleMeeting(2331)
    const actor = await head()
    const { member } = await registerMember(actor, one(id, 'Somebody'))
    const change = (data: object) => stopped(actor, (tx) => tx.delegationMember.update({ where: { id: member }, data }))
    expect(await change({ state: 'accredited' })).toBe(true)
    expect(await change({ checkedInAt: new Date('2331-02-23T00:00:00Z') })).toBe(true)
    expect(await change({ party: 'hkc' })).toBe(true)
    await accreditMembers(await sampleActor('secretariat'), { meeting: id, members: [member] })
    expect(await change({ name: 'Another' })).toBe(true)
    expect(await change({ position: 7 })).toBe(false)
    const forged = {
      ...{ meetingId: id, name: 'x', role: 'member', position: 1, registeredBy: '', registeredAt: new Date(0) },
    }
    const made = (party: string, state: string) =>
      stopped(actor, (tx) => tx.delegationMember.create({ data: { ...forged, party, state } }))
    expect(await made('vn', 'accredited')).toBe(true)
    expect(await made('hkc', 'registered')).toBe(true)
    expect(await stopped(actor, (tx) => tx.delegationMember.deleteMany({ where: { id: member } }))).toBe(true)
  })
})
