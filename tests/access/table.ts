import { randomUUID } from 'node:crypto'
import { delegationRows } from './delegations.ts'
import type { Actor } from '#server/kernel/actor.ts'
import { documents } from './documents.ts'
import { cutIn } from './cuts.ts'
import { docxBy } from './files.ts'
import { proposalRows } from './proposals.ts'
import { meetings } from './meetings.ts'
import { type World, worldPassword } from './people.ts'
import { reading } from './reading.ts'
import {
  administrator,
  bystander,
  desk,
  edition,
  elsewhere,
  everybody,
  here,
  korean,
  nobody,
  onKorean,
  onMandate,
  onSource,
  type Row,
  secretariat,
  signedIn,
  structure,
  there,
} from './rows.ts'

/** a DOCX that somebody has sent; null = the bystander */
const sentBy = async ({ meeting, bystander: other }: World, actor: Actor | null) => ({
  meeting,
  upload: await docxBy(actor?.person ?? other, meeting),
})
const taking = () => ({ take: 'headings', where: 'end', batch: randomUUID() })

const cutReaders = signedIn.filter((role) => !['observer', 'guest', 'administrator'].includes(role))

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
  'identity.standing': { may: everybody, with: () => ({ session: randomUUID() }) },
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

  ...meetings,
  ...delegationRows,
  ...documents,
  ...proposalRows,
  ...reading,

  'agenda.edition': { may: signedIn, with: here, foreign: there },
  'agenda.editions': { may: signedIn, with: here, foreign: there },
  'agenda.cuts': { may: signedIn, with: here, foreign: there },
  'agenda.cut': {
    may: cutReaders,
    with: async (world) => ({ meeting: world.meeting, cut: await cutIn(world.meeting) }),
    foreign: {
      with: async (world) => ({ meeting: world.otherMeeting, cut: await cutIn(world.otherMeeting) }),
      may: cutReaders,
    },
  },
  'agenda.placement': { may: signedIn, with: here, foreign: there },
  'agenda.begin': { may: secretariat, with: here },
  'agenda.fileOutline': {
    may: structure,
    with: async (world, actor) => ({ ...(await sentBy(world, actor)), take: null }),
    foreign: { with: async (world) => ({ ...(await sentBy(world, null)), take: null }), may: nobody },
  },
  'agenda.takeIn': {
    may: structure,
    with: async (world, actor) => ({ ...(await sentBy(world, actor)), ...taking() }),
    foreign: { with: async (world) => ({ ...(await sentBy(world, null)), ...taking() }), may: nobody },
  },
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
  'agenda.addLanguage': {
    may: secretariat,
    with: (world) => ({ ...edition(world), language: 'ja', nomenclature: false }),
  },
  'agenda.bringBack': { may: secretariat, with: edition },

  'notices.list': { may: signedIn, with: () => ({}) },
  'notices.unread': { may: signedIn },
  'notices.markRead': { may: signedIn, with: () => ({ notices: null }) },
  'notices.choices': { may: signedIn },
  'notices.choose': { may: signedIn, with: () => ({ kind: 'edition', bell: true, mail: true }) },

  'search.find': { may: signedIn, with: () => ({ words: 'opening' }) },
}
