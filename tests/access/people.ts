import { randomUUID } from 'node:crypto'
import { type Actor, type Capacity, machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { circulate } from '#server/agenda/acts/circulate.ts'
import { writeAgenda } from '#server/agenda/sample.ts'
import { invite } from '#server/identity/acts/invite.ts'
import { hashPassword } from '#server/identity/passwords.ts'
import { openCalendar } from '#server/meetings/acts/calendar.ts'
import { sampleMeeting } from '#server/meetings/sample.ts'
import { type Papers, papersOf } from './papers.ts'

/** Who asks, in the order of the access table's columns. */
export const roles = [
  'stranger',
  'delegate',
  'head',
  'drafter',
  'owner',
  'leader',
  'secretariat',
  'chair',
  'observer',
  'guest',
  'administrator',
] as const
export type RoleName = (typeof roles)[number]

const mandates: Record<Exclude<RoleName, 'stranger'>, { capacity: Capacity; party: string | null; head?: boolean }> = {
  delegate: { capacity: 'member', party: 'jpn' },
  head: { capacity: 'member', party: 'jpn', head: true },
  drafter: { capacity: 'member', party: 'vn' },
  owner: { capacity: 'member', party: 'rok' },
  leader: { capacity: 'leader', party: 'sgp' },
  secretariat: { capacity: 'secretariat', party: null },
  chair: { capacity: 'chair', party: null },
  observer: { capacity: 'observer', party: 'asean' },
  guest: { capacity: 'guest', party: 'wco' },
  administrator: { capacity: 'administrator', party: null },
}

/** What a call can be about: ids that exist, own ones and foreign ones. */
export interface World extends Papers {
  meeting: number
  /** a meeting to which the guest is not invited */
  otherMeeting: number
  session: string
  item: string
  actors: Record<Exclude<RoleName, 'stranger'>, Actor>
  /** a session and a person that belong to none of the roles */
  strangerSession: string
  bystander: string
  /** a mandate of the bystander */
  spareMandate: string
  /** makes an invitation and gives the token of its link */
  invited: () => Promise<string>
  /** makes a calendar of the leader's and gives the token of its address */
  calendar: () => Promise<string>
}

/** the password of every person of this world */
export const worldPassword = 'nine boats on the river'

async function person(
  name: string,
  capacity: Capacity,
  party: string | null,
  head: boolean,
  meeting: number | null,
  password: string,
): Promise<Actor> {
  return db.as(machine('sample'), async (tx) => {
    const row = await tx.person.create({
      data: {
        name,
        account: { create: { email: `${name}.${randomUUID().slice(0, 8)}@sccp.example`, password } },
        mandates: { create: [{ partyId: party, capacity, head, meeting, from: new Date(0) }] },
      },
      include: { mandates: true },
    })
    const mandate = row.mandates[0]?.id ?? null
    const session = await tx.session.create({
      data: {
        tokenHash: randomUUID(),
        personId: row.id,
        mandateId: mandate,
        expiresAt: new Date('2100-01-01T00:00:00Z'),
        device: 'test',
        address: 'test',
      },
    })
    return {
      ...machine('sample'),
      task: null,
      person: row.id,
      name,
      party,
      capacity,
      head,
      meeting,
      mandate,
      session: session.id,
    }
  })
}

/** Two meetings, an agenda of two items in English and Korean, and one person of each role. */
export async function makeWorld(): Promise<World> {
  const { id: meeting, session } = await sampleMeeting(2051)
  const { id: otherMeeting } = await sampleMeeting(2052)
  const parties = ['jpn', 'rok', 'sgp', 'asean', 'wco'].map((id, position) => ({
    ...{
      id,
      kind: 'economy',
      name: id,
      abbreviation: id.toUpperCase(),
      position,
      languages: [],
      source: 'sample',
      confidence: 'sample',
    },
  }))
  await db.as(machine('sample'), (tx) => tx.party.createMany({ data: parties, skipDuplicates: true }))
  const actors = {} as World['actors']
  const password = await hashPassword(worldPassword)
  for (const [role, { capacity, party, head }] of Object.entries(mandates) as Array<
    [Exclude<RoleName, 'stranger'>, (typeof mandates)['head']]
  >) {
    actors[role] = await person(role, capacity, party, head ?? false, role === 'guest' ? meeting : null, password)
  }
  const other = await person('bystander', 'member', 'jpn', false, null, password)
  await db.as(machine('sample'), async (tx) => {
    await tx.meetingDrafter.create({ data: { meetingId: meeting, personId: actors.drafter.person ?? '' } })
    await tx.meetingLanguage.create({
      data: { meetingId: meeting, language: 'ko', required: false, owner: actors.owner.person, position: 1 },
    })
  })
  const item = randomUUID()
  await circulated(actors.secretariat, meeting, item)
  await circulated(actors.secretariat, otherMeeting, randomUUID())
  return {
    meeting,
    otherMeeting,
    session,
    item,
    actors,
    ...(await papersOf(meeting, actors.secretariat)),
    strangerSession: other.session ?? '',
    bystander: other.person ?? '',
    spareMandate: other.mandate ?? '',
    invited: () => invited(actors.administrator),
    calendar: () => calendarOf(actors.leader),
  }
}

/** An agenda of one item in two languages, and its first edition. */
async function circulated(actor: Actor, meeting: number, id: string): Promise<void> {
  const en = { title: 'Opening', blocks: [{ id: 'b1', text: 'The meeting opens.' }] }
  const ko = { title: '개회', blocks: [{ id: 'b1ko', of: ['b1'], text: '회의를 시작한다.' }] }
  await writeAgenda(meeting, [{ id, words: { en, ko } }])
  await circulate(actor, { meeting, kind: 'draft', override: 'in the access test', nomenclature: true })
}

async function invited(administrator: Actor): Promise<string> {
  const offer = { party: 'jpn', capacity: 'member', head: false, meeting: null } as const
  const email = `${randomUUID()}@sccp.example`
  const { link } = await invite(administrator, { ...offer, email, name: 'Somebody New' })
  return link.split('/').at(-1) ?? ''
}

let calendarToken: string | undefined

async function calendarOf(leader: Actor): Promise<string> {
  if (!calendarToken) {
    const { address } = await openCalendar(leader, { language: 'en' })
    calendarToken = address.split('/').at(-1)?.replace('.ics', '')
  }
  return calendarToken ?? ''
}
