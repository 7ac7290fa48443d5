import { type Actor, type Capacity, machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'

/** A meeting in preparation with one sitting, for tests; dates in 2027, host Viet Nam. Needs no other row than itself. */
export function sampleMeeting(year = 2027, ordinal = 1): Promise<{ id: number; session: string }> {
  return db.as(machine('sample'), async (tx) => {
    await tx.party.createMany({
      data: [
        {
          id: 'vn',
          kind: 'economy',
          name: 'Viet Nam',
          abbreviation: 'VN',
          position: 21,
          languages: ['vi'],
          source: 'sample',
          confidence: 'sample',
        },
      ],
      skipDuplicates: true,
    })
    const meeting = await tx.meeting.create({
      data: {
        year,
        ordinal,
        som: ordinal === 1 ? 'SOM1' : 'SOM3',
        host: 'vn',
        zone: 'Asia/Ho_Chi_Minh',
        firstDay: new Date(`${year}-02-23T00:00:00Z`),
        lastDay: new Date(`${year}-02-25T00:00:00Z`),
        status: 'preparation',
        source: 'sample',
        confidence: 'sample',
        demonstration: true,
        languages: { create: [{ language: 'en', required: true, position: 0 }] },
        sessions: {
          create: [
            { position: 1, startsAt: new Date(`${year}-02-23T02:30:00Z`), endsAt: new Date(`${year}-02-23T04:45:00Z`) },
          ],
        },
      },
      include: { sessions: true },
    })
    return { id: meeting.id, session: meeting.sessions[0]?.id ?? '' }
  })
}

/** A person with a row of the own, acting in a capacity; for tests that need no sign-in. */
export async function sampleActor(capacity: Capacity, over: Partial<Actor> = {}): Promise<Actor> {
  const name = over.name ?? `A ${capacity}`
  const person = await db.as(machine('sample'), (tx) =>
    tx.person.create({ data: { name, demonstration: true }, select: { id: true } }),
  )
  return { ...machine('sample'), task: null, capacity, person: person.id, name, ...over }
}

/** these have registered nobody yet in the demonstration, and this one no head */
const absent = ['bd', 'chl', 'mex', 'pe', 'phl', 'png', 'rus']
const headless = 'tha'
/** these wait to be accredited */
const waiting = ['cda', 'ina', 'nz', 'tha', 'wco']
const invented: Record<string, { diet: string | null; access: string | null; text: string | null }> = {
  ina: { diet: 'halal', access: null, text: null },
  aus: { diet: 'vegetarian', access: null, text: null },
  sgp: { diet: null, access: 'Step-free access to the room', text: null },
}

/** Delegations to the demonstration's meeting: its invented heads and delegates, of fourteen economies, one observer and one guest. */
export function sampleDelegations(meeting: number): Promise<void> {
  return db.as(
    machine('seed'),
    async (tx) => {
      const mandates = await tx.mandate.findMany({
        where: {
          capacity: { in: ['member', 'observer', 'guest'] },
          person: { demonstration: true, mandates: { none: { capacity: 'chair' } } },
        },
        include: { person: true, party: true },
        orderBy: [{ head: 'desc' }, { id: 'asc' }],
      })
      const at = clock.now()
      for (const [position, { head, party, person }] of mandates.entries()) {
        if (!party || absent.includes(party.id) || (head && party.id === headless)) continue
        const member = party.kind === 'economy'
        const title = head
          ? 'Deputy Director General'
          : member
            ? 'Director, International Cooperation'
            : 'Representative'
        const state = waiting.includes(party.id) ? 'registered' : 'accredited'
        const seen = state === 'accredited' ? { accreditedAt: at, accreditedBy: 'seed' } : {}
        const words = { name: person.name, title, administration: party.administration ?? party.name }
        const facts = { ...words, role: head ? 'head' : 'member', position, state, ...seen }
        const by = { registeredBy: person.id, registeredAt: at }
        const key = { meetingId: meeting, party: party.id }
        const row = await tx.delegationMember.create({ data: { ...key, personId: person.id, ...facts, ...by } })
        const need = head ? invented[party.id] : undefined
        if (need)
          await tx.delegationNeed.create({
            data: { memberId: row.id, ...key, ...need, typedBy: person.id, typedAt: at },
          })
      }
    },
    30_000,
  )
}
