import { randomUUID } from 'node:crypto'
import { type Actor, type Capacity, machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'

/** A person of a capacity, as a request would bring them. */
export function sampleActor(
  capacity: Capacity,
  person: string,
  party: string | null = null,
  meeting: number | null = null,
): Actor {
  return { ...machine(person, party), person, name: person, capacity, meeting, task: null }
}

const names = 'secretariat chair drafter korean japanese delegate leader observer guest administrator'.split(' ')

/** Parties, people, a meeting of two languages with one session: what a test of this room needs around an agenda. */
export async function sampleMeeting(
  languages: string[] = ['en', 'ko'],
): Promise<{ meeting: number; session: string; people: Record<string, string> }> {
  const people = Object.fromEntries(names.map((name) => [name, randomUUID()]))
  const owners: Record<string, string | undefined> = { ko: people['korean'], ja: people['japanese'] }
  return db.as(machine('seed'), async (tx) => {
    const facts = { source: 'sample', confidence: 'sample' }
    await tx.party.createMany({
      data: ['vn:Viet Nam', 'rok:Korea', 'jpn:Japan', 'aus:Australia'].map((entry, position) => {
        const [id = '', name = ''] = entry.split(':')
        return { id, kind: 'economy', name, abbreviation: id.toUpperCase(), position, languages: [], ...facts }
      }),
      skipDuplicates: true,
    })
    await tx.person.createMany({ data: names.map((name) => ({ id: people[name] ?? '', name })) })
    const year = 2027 + (await tx.meeting.count())
    const meeting = await tx.meeting.create({
      data: {
        year,
        ordinal: 1,
        som: 'SOM1',
        host: 'vn',
        zone: 'Asia/Ho_Chi_Minh',
        status: 'preparation',
        ...facts,
        demonstration: true,
      },
    })
    const session = await tx.meetingSession.create({
      data: {
        meetingId: meeting.id,
        position: 1,
        startsAt: new Date('2027-02-15T02:00:00Z'),
        endsAt: new Date('2027-02-15T04:00:00Z'),
      },
    })
    await tx.meetingLanguage.createMany({
      data: languages.map((language, position) => ({
        meetingId: meeting.id,
        language,
        position,
        required: position < 2,
        owner: owners[language] ?? null,
      })),
    })
    await tx.meetingDrafter.create({ data: { meetingId: meeting.id, personId: people['drafter'] ?? '' } })
    return { meeting: meeting.id, session: session.id, people }
  })
}
