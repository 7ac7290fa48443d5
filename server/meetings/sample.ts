import { type Actor, type Capacity, machine } from '#server/kernel/actor.ts'
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
