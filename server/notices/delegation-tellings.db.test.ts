import { expect, test, vi } from 'vitest'
import { type Actor, machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { hearNext } from '#server/kernel/observe.ts'
import { accreditMembers, remindDelegations } from '#server/meetings/acts/receive.ts'
import { registerMember } from '#server/meetings/acts/register.ts'
import { sampleActor, sampleMeeting } from '#server/meetings/sample.ts'
import { hear } from './jobs.ts'
import { list } from './service.ts'

async function withMandate(actor: Actor): Promise<Actor> {
  await db.as(machine('sample'), async (tx) => {
    const { person, party, capacity, head, meeting } = actor
    const facts = { kind: 'economy', languages: [], position: 1, source: 'sample', confidence: 'sample' }
    const known = party === null ? [] : [{ id: party, name: party, abbreviation: party, ...facts }]
    await tx.party.createMany({ data: known, skipDuplicates: true })
    const data = { personId: person ?? '', partyId: party, capacity, head, meeting, from: new Date(0) }
    await tx.mandate.create({ data })
  })
  return actor
}
const told = async (actor: Actor): Promise<string[]> =>
  (await list(actor, { limit: 20 })).notices.map((notice) => `${notice.kind}.${notice.what}`)

test('heads are reminded and hear who is accredited, the secretariat hears once that somebody registered', async () => {
  const { id: meeting } = await sampleMeeting(2041)
  const [registering, office] = await Promise.all([sampleActor('secretariat'), sampleActor('secretariat')])
  await withMandate(registering)
  await withMandate(office)
  const head = await withMandate(await sampleActor('member', { party: 'vn', head: true }))
  const delegate = await withMandate(await sampleActor('member', { party: 'vn' }))
  const headless = await withMandate(await sampleActor('member', { party: 'rok' }))
  const guest = await withMandate(await sampleActor('guest', { party: 'wco', meeting }))
  await remindDelegations(registering, { meeting, parties: ['vn', 'rok', 'wco'] })
  const words = { title: null, administration: null, person: null, role: 'member' } as const
  const { member } = await registerMember(head, { meeting, party: 'vn', name: 'One', ...words })
  await registerMember(head, { meeting, party: 'vn', name: 'Two', ...words })
  await accreditMembers(registering, { meeting, members: [member] })
  await vi.waitFor(async () => {
    await hearNext('notices', hear)
    expect(await told(head)).toEqual(['delegation.accredited', 'delegation.reminded'])
  }, 10_000)
  // who has no head yet is reminded as a whole
  for (const actor of [headless, guest]) expect(await told(actor)).toEqual(['delegation.reminded'])
  expect(await told(delegate)).toEqual([])
  for (const actor of [registering, office]) expect(await told(actor)).toEqual(['delegation.registered'])
})
