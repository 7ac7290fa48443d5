import { randomUUID } from 'node:crypto'
import { machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import type { RoleName, World } from './people.ts'
import { here, type Row, secretariat, signedIn, there } from './rows.ts'

const words = { name: 'Somebody Known', title: null, administration: null, role: 'member', person: null } as const
/** Japan's delegation is named by its head */
const namesJapan: RoleName[] = ['head', 'secretariat']

/** A member of a delegation, new for each who asks. */
async function memberOf(meetingId: number, party: string, state = 'registered'): Promise<string> {
  const { person: personId, ...facts } = words
  const by = { registeredBy: randomUUID(), registeredAt: new Date() }
  const data = { meetingId, party, personId, ...facts, position: 1, state, ...by }
  return db.as(machine('sample'), async (tx) => (await tx.delegationMember.create({ data })).id)
}
const japanese = async (world: World) => ({ member: await memberOf(world.meeting, 'jpn') })
const korean = async (world: World) => ({ member: await memberOf(world.meeting, 'rok', 'accredited') })

/** about a member of Japan's, and of Korea's */
const onMember = (more: object = {}): Pick<Row, 'with' | 'foreign'> => ({
  with: async (world) => ({ ...(await japanese(world)), ...more }),
  foreign: { with: async (world) => ({ ...(await korean(world)), ...more }), may: secretariat },
})
/** about Japan's delegation, and Korea's */
const onParty = (more: object = {}): Pick<Row, 'with' | 'foreign'> => ({
  with: (world) => ({ meeting: world.meeting, party: 'jpn', ...more }),
  foreign: { with: (world) => ({ meeting: world.meeting, party: 'rok', ...more }), may: secretariat },
})

/** The rows of delegations. */
export const delegationRows: Record<string, Row> = {
  'meetings.delegations': { may: signedIn, with: here, foreign: there },
  'meetings.delegationCount': { may: signedIn, with: here, foreign: there },
  'meetings.registration': { may: namesJapan, ...onParty() },
  'meetings.registerMember': { may: namesJapan, ...onParty(words) },
  'meetings.copyMembers': { may: namesJapan, ...onParty() },
  'meetings.amendMember': { may: namesJapan, ...onMember(words) },
  'meetings.orderMember': { may: namesJapan, ...onMember({ to: 'up' }) },
  'meetings.withdrawMember': { may: namesJapan, ...onMember() },
  'meetings.keepNeed': { may: namesJapan, ...onMember({ diet: 'halal', access: null, text: null }) },
  // observers and guests act for their organisation without a head
  'meetings.needs': {
    may: ['head', 'secretariat', 'observer', 'guest'],
    with: here,
    foreign: { with: (world) => ({ meeting: world.otherMeeting }), may: ['head', 'secretariat', 'observer'] },
  },
  'meetings.accreditMembers': {
    may: secretariat,
    with: async (world) => ({ meeting: world.meeting, members: [(await japanese(world)).member] }),
  },
  'meetings.checkIn': {
    may: secretariat,
    with: async (world) => ({ ...(await japanese(world)), here: false }),
  },
  'meetings.remindDelegations': { may: secretariat, with: (world) => ({ meeting: world.meeting, parties: ['jpn'] }) },
}
