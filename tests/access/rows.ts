import type { Actor } from '#server/kernel/actor.ts'
import { type RoleName, roles, type World } from './people.ts'

export const everybody: RoleName[] = [...roles]
export const signedIn = everybody.filter((role) => role !== 'stranger')
export const desk: RoleName[] = ['drafter', 'owner', 'secretariat', 'chair']
export const structure: RoleName[] = ['drafter', 'secretariat', 'chair']
export const korean: RoleName[] = ['owner', 'secretariat', 'chair']
export const secretariat: RoleName[] = ['secretariat']
export const administrator: RoleName[] = ['administrator']
export const nobody: RoleName[] = []
export const members: RoleName[] = ['delegate', 'head', 'drafter', 'owner']
export const japan: RoleName[] = ['delegate', 'head']
export const headOfJapan: RoleName[] = ['head']

/** One line of the table that a secretariat could sign: who may, with what, and who may not with somebody else's. */
export interface Row {
  may: RoleName[]
  /** what is sent; a call without input sends nothing */
  with?: (world: World, actor: Actor | null) => unknown
  /** the same call about what is foreign, and who may all the same */
  foreign?: { with: (world: World, actor: Actor | null) => unknown; may: RoleName[] }
}

export const here = (world: World) => ({ meeting: world.meeting })
/** the guest is invited to one meeting; the others attend all */
export const there = {
  with: (world: World) => ({ meeting: world.otherMeeting }),
  may: signedIn.filter((role) => role !== 'guest'),
}
export const onKorean = (world: World) => ({ meeting: world.meeting, item: world.item, language: 'ko' })
/** to own one language opens no other */
export const onSource = { with: (world: World) => ({ ...onKorean(world), language: 'en' }), may: structure }
/** who drafts or owns a language here sits at no other meeting's desk */
export const elsewhere = { with: there.with, may: ['secretariat', 'chair'] satisfies RoleName[] }
export const onMandate = { party: 'jpn', capacity: 'member', head: false, meeting: null }
export const bystander = (world: World) => ({ person: world.bystander })
export const edition = (world: World) => ({ meeting: world.meeting, n: 1 })
