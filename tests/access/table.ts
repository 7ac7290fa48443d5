import { randomUUID } from 'node:crypto'
import type { Actor } from '#server/kernel/actor.ts'
import { type RoleName, roles, type World, worldPassword } from './people.ts'

const everybody: RoleName[] = [...roles]
const signedIn = everybody.filter((role) => role !== 'stranger')
const desk: RoleName[] = ['drafter', 'owner', 'secretariat', 'chair']
const structure: RoleName[] = ['drafter', 'secretariat', 'chair']
const korean: RoleName[] = ['owner', 'secretariat', 'chair']
const secretariat: RoleName[] = ['secretariat']
const administrator: RoleName[] = ['administrator']
const nobody: RoleName[] = []

/** One line of the table that a secretariat could sign: who may, with what, and who may not with somebody else's. */
export interface Row {
  may: RoleName[]
  /** what is sent; a call without input sends nothing */
  with?: (world: World, actor: Actor | null) => unknown
  /** the same call about what is foreign, and who may all the same */
  foreign?: { with: (world: World, actor: Actor | null) => unknown; may: RoleName[] }
}

const here = (world: World) => ({ meeting: world.meeting })
/** the guest is invited to one meeting; the others attend all */
const there = {
  with: (world: World) => ({ meeting: world.otherMeeting }),
  may: signedIn.filter((role) => role !== 'guest'),
}
const onKorean = (world: World) => ({ meeting: world.meeting, item: world.item, language: 'ko' })
/** to own one language opens no other */
const onSource = { with: (world: World) => ({ ...onKorean(world), language: 'en' }), may: structure }
/** who drafts or owns a language here sits at no other meeting's desk */
const elsewhere = { with: there.with, may: ['secretariat', 'chair'] satisfies RoleName[] }
const onMandate = { party: 'jpn', capacity: 'member', head: false, meeting: null }
/** who may plan a meeting, or ask for one */
const planners: RoleName[] = ['head', 'secretariat', 'chair']
const inHanoi = {
  ...{ host: 'vn', city: 'Hanoi', venue: null, zone: 'Asia/Ho_Chi_Minh' },
  ...{ firstDay: '2090-07-20', lastDay: '2090-07-22' },
}
const bystander = (world: World) => ({ person: world.bystander })
const edition = (world: World) => ({ meeting: world.meeting, n: 1 })

/** Every procedure by every role. A procedure that stands here no more, or not yet, fails the build. */
export const table: Record<string, Row> = {
  'identity.viewer': { may: signedIn },
  'identity.parties': { may: signedIn },
  'identity.nameable': { may: ['secretariat', 'chair', 'administrator'] },
  'identity.demonstration': { may: everybody },
  'identity.choose': {
    may: signedIn,
    with: (_, actor) => ({ mandate: actor?.mandate ?? randomUUID() }),
    foreign: { with: (world) => ({ mandate: world.spareMandate }), may: nobody },
  },
  'identity.preferences': { may: signedIn, with: () => ({ language: 'en', zone: null, theme: null }) },
  'identity.speak': { may: signedIn, with: () => ({ language: 'en' }) },
  'identity.changePassword': {
    may: signedIn,
    with: () => ({ present: worldPassword, next: 'a sentence of my own', endOthers: false }),
    foreign: { with: () => ({ present: worldPassword, next: 'a sentence of mine', endOthers: false }), may: nobody },
  },
  'identity.sessions': { may: signedIn },
  'identity.endSession': {
    may: signedIn,
    with: (_, actor) => ({ session: actor?.session ?? randomUUID() }),
    foreign: { with: (world) => ({ session: world.strangerSession }), may: nobody },
  },
  'identity.people': { may: administrator, with: () => ({}) },
  'identity.invite': {
    may: administrator,
    with: () => ({ ...onMandate, email: `${randomUUID()}@sccp.example`, name: 'Somebody New' }),
  },
  'identity.disable': { may: administrator, with: bystander },
  'identity.enable': { may: administrator, with: bystander },
  'identity.endSessions': { may: administrator, with: bystander },
  'identity.grant': { may: administrator, with: (world) => ({ ...onMandate, person: world.bystander }) },
  'identity.withdraw': { may: administrator, with: (world) => ({ mandate: world.spareMandate }) },
  // who holds the link, and nobody who guesses
  'identity.invitation': {
    may: everybody,
    with: async (world) => ({ token: await world.invited() }),
    foreign: { with: () => ({ token: 'x'.repeat(43) }), may: nobody },
  },
  'identity.accept': {
    may: everybody,
    with: async (world) => ({ token: await world.invited(), password: 'a sentence of my own' }),
    foreign: { with: () => ({ token: 'x'.repeat(43), password: 'a sentence of my own' }), may: nobody },
  },

  'meetings.list': { may: signedIn, with: () => ({}) },
  'meetings.upcoming': { may: signedIn },
  'meetings.meeting': { may: signedIn, with: here, foreign: there },
  'meetings.drafters': { may: signedIn, with: here, foreign: there },
  'meetings.nameDrafter': { may: secretariat, with: (world) => ({ meeting: world.meeting, person: world.bystander }) },
  'meetings.dismissDrafter': {
    may: secretariat,
    with: (world) => ({ meeting: world.meeting, person: world.bystander }),
  },
  'meetings.setLanguage': {
    may: secretariat,
    with: (world) => ({ meeting: world.meeting, language: 'ja', required: false, owner: null }),
  },
  'meetings.closeLanguage': { may: secretariat, with: (world) => ({ meeting: world.meeting, language: 'ja' }) },
  'meetings.creation': { may: planners },
  'meetings.create': {
    may: planners,
    with: () => ({ from: null, year: 2090, ordinal: 2, som: 'SOM3', ...inHanoi, reason: 'in the access test' }),
  },
  'meetings.amend': { may: secretariat, with: (world) => ({ meeting: world.meeting, ...inHanoi }) },
  'meetings.move': {
    may: secretariat,
    with: (world) => ({ meeting: world.meeting, move: 'approve', reason: 'in the access test' }),
  },
  'meetings.setDeadline': {
    may: secretariat,
    with: (world) => ({ meeting: world.meeting, kind: 'papersDue', at: '2051-01-20T18:00', reason: 'in the test' }),
  },
  'meetings.timetable': { may: signedIn, with: here, foreign: there },
  'meetings.arrangeSession': {
    may: secretariat,
    with: (world) => ({
      meeting: world.meeting,
      session: null,
      kind: 'workshop',
      title: 'A workshop',
      ...{ room: null, track: 2, host: null, chair: null, reason: null, breaks: [] },
      ...{ day: '2051-03-01', from: '10:00', to: '12:00' },
    }),
  },
  'meetings.cancelSession': {
    may: secretariat,
    with: (world) => ({ meeting: world.meeting, session: world.session, reason: 'in the access test' }),
  },
  'meetings.restoreSession': {
    may: secretariat,
    with: (world) => ({ meeting: world.meeting, session: world.session }),
  },
  'meetings.publishTimetable': {
    may: secretariat,
    with: (world) => ({ meeting: world.meeting, note: null, clashes: true }),
  },

  'documents.papers': { may: signedIn, with: here, foreign: there },

  'documents.expected': { may: signedIn, with: here, foreign: there },
  'documents.layStanding': { may: secretariat, with: here },
  'documents.expect': {
    may: secretariat,
    with: (world) => ({ ...here(world), title: 'A paper', purpose: 'information', party: null }),
  },
  'documents.stopExpecting': {
    may: secretariat,
    with: (world) => ({ ...here(world), expected: randomUUID() }),
  },
  'documents.fulfil': {
    may: secretariat,
    with: (world) => ({ ...here(world), expected: randomUUID(), paper: null }),
  },

  'agenda.edition': { may: signedIn, with: here, foreign: there },
  'agenda.editions': { may: signedIn, with: here, foreign: there },
  'agenda.placement': { may: signedIn, with: here, foreign: there },
  'agenda.begin': { may: secretariat, with: here },
  'agenda.compare': {
    may: signedIn,
    with: (world) => ({ meeting: world.meeting, from: 1, to: 1 }),
    foreign: { with: (world) => ({ meeting: world.otherMeeting, from: 1, to: 1 }), may: there.may },
  },
  'agenda.markRead': {
    may: signedIn,
    with: edition,
    foreign: { with: (world) => ({ meeting: world.otherMeeting, n: 1 }), may: there.may },
  },
  'agenda.desk': { may: desk, with: here, foreign: elsewhere },
  'agenda.collabToken': {
    may: desk,
    with: (world) => ({ document: `agenda:${world.meeting}` }),
    // the notes of Korea's delegation: its own people alone
    foreign: { with: (world) => ({ document: `notes:${world.meeting}:rok` }), may: ['owner'] },
  },
  'agenda.translation': { may: desk, with: (world) => ({ meeting: world.meeting, language: 'ko' }) },
  'agenda.submitForReview': { may: korean, with: onKorean, foreign: onSource },
  'agenda.approve': { may: korean, with: onKorean, foreign: onSource },
  'agenda.returnToDraft': { may: korean, with: onKorean, foreign: onSource },
  'agenda.confirmBlock': { may: korean, with: (world) => ({ ...onKorean(world), block: 'title' }) },
  'agenda.declareNeutral': {
    may: structure,
    with: (world) => ({ meeting: world.meeting, item: world.item, block: 'b1', fromHash: 'x', toHash: 'y' }),
  },
  'agenda.comments': { may: desk, with: here, foreign: elsewhere },
  'agenda.addComment': {
    may: desk,
    with: (world) => ({
      meeting: world.meeting,
      item: world.item,
      language: 'en',
      block: 'b1',
      quote: '',
      body: 'A word.',
      addressee: null,
    }),
  },
  'agenda.answerComment': {
    may: desk,
    with: (world) => ({ meeting: world.meeting, comment: randomUUID(), body: 'A word.' }),
  },
  'agenda.resolveComment': { may: desk, with: (world) => ({ meeting: world.meeting, comment: randomUUID() }) },
  'agenda.reopenComment': { may: desk, with: (world) => ({ meeting: world.meeting, comment: randomUUID() }) },
  'agenda.gate': { may: desk, with: here, foreign: elsewhere },
  'agenda.circulate': {
    may: secretariat,
    with: (world) => ({ meeting: world.meeting, kind: 'draft', override: 'in the access test', nomenclature: true }),
  },
  'agenda.withdraw': { may: secretariat, with: (world) => ({ ...edition(world), reason: 'in the access test' }) },
  'agenda.addLanguage': { may: secretariat, with: (world) => ({ ...edition(world), language: 'ja' }) },
  'agenda.bringBack': { may: secretariat, with: edition },

  'notices.list': { may: signedIn, with: () => ({}) },
  'notices.unread': { may: signedIn },
  'notices.markRead': { may: signedIn, with: () => ({ notices: null }) },
  'notices.choices': { may: signedIn },
  'notices.choose': { may: signedIn, with: () => ({ kind: 'edition', bell: true, mail: true }) },

  'search.find': { may: signedIn, with: () => ({ words: 'opening' }) },
}
