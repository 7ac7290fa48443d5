import { randomUUID } from 'node:crypto'
import type { RoleName, World } from './people.ts'

const everybody: RoleName[] = [
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
]
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
  with?: (world: World) => unknown
  /** the same call about what is foreign, and who may all the same */
  foreign?: { with: (world: World) => unknown; may: RoleName[] }
}

const here = (world: World) => ({ meeting: world.meeting })
/** the guest is invited to one meeting; the others attend all */
const there = {
  with: (world: World) => ({ meeting: world.otherMeeting }),
  may: signedIn.filter((role) => role !== 'guest'),
}
const onKorean = (world: World) => ({ meeting: world.meeting, item: world.item, language: 'ko' })
const onMandate = { party: 'jpn', capacity: 'member', head: false, meeting: null }
const bystander = (world: World) => ({ person: world.bystander })
const edition = (world: World) => ({ meeting: world.meeting, n: 1 })

/** Every procedure by every role. A procedure that stands here no more, or not yet, fails the build. */
export const table: Record<string, Row> = {
  'identity.viewer': { may: signedIn },
  'identity.parties': { may: signedIn },
  'identity.nameable': { may: ['secretariat', 'chair', 'administrator'] },
  'identity.demonstration': { may: everybody },
  'identity.choose': { may: nobody, with: () => ({ mandate: randomUUID() }) },
  'identity.preferences': { may: signedIn, with: () => ({ language: 'en', zone: null, theme: null }) },
  'identity.speak': { may: signedIn, with: () => ({ language: 'en' }) },
  'identity.changePassword': {
    may: nobody,
    with: () => ({ present: 'not the present one', next: 'a sentence of my own', endOthers: false }),
  },
  'identity.sessions': { may: signedIn },
  'identity.endSession': { may: nobody, with: (world) => ({ session: world.strangerSession }) },
  'identity.people': { may: administrator, with: () => ({}) },
  'identity.invite': {
    may: administrator,
    with: () => ({ ...onMandate, email: `${randomUUID()}@sccp.example`, name: 'Somebody New' }),
  },
  'identity.disable': { may: administrator, with: bystander },
  'identity.enable': { may: administrator, with: bystander },
  'identity.endSessions': { may: administrator, with: bystander },
  'identity.grant': { may: administrator, with: (world) => ({ ...onMandate, person: world.bystander }) },
  'identity.withdraw': { may: nobody, with: () => ({ mandate: randomUUID() }) },
  'identity.invitation': { may: nobody, with: () => ({ token: 'x'.repeat(43) }) },
  'identity.accept': { may: nobody, with: () => ({ token: 'x'.repeat(43), password: 'a sentence of my own' }) },

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
  'meetings.arrangeSession': {
    may: secretariat,
    with: (world) => ({
      meeting: world.meeting,
      startsAt: new Date('2051-03-01T01:00:00Z'),
      endsAt: new Date('2051-03-01T02:00:00Z'),
      breaks: [],
    }),
  },
  'meetings.dropSession': { may: secretariat, with: (world) => ({ meeting: world.meeting, session: world.session }) },

  'documents.papers': { may: signedIn, with: here, foreign: there },

  'agenda.edition': { may: signedIn, with: here, foreign: there },
  'agenda.editions': { may: signedIn, with: here, foreign: there },
  'agenda.compare': { may: nobody, with: (world) => ({ meeting: world.meeting, from: 998, to: 999 }) },
  'agenda.markRead': { may: nobody, with: (world) => ({ meeting: world.meeting, n: 999 }) },
  'agenda.desk': { may: desk, with: here },
  'agenda.collabToken': {
    may: desk,
    with: (world) => ({ document: `agenda:${world.meeting}` }),
    // the notes of Korea's delegation: its own people alone
    foreign: { with: (world) => ({ document: `notes:${world.meeting}:rok` }), may: ['owner'] },
  },
  'agenda.translation': { may: desk, with: (world) => ({ meeting: world.meeting, language: 'ko' }) },
  'agenda.submitForReview': { may: korean, with: onKorean },
  'agenda.approve': { may: korean, with: onKorean },
  'agenda.returnToDraft': { may: korean, with: onKorean },
  'agenda.confirmBlock': { may: korean, with: (world) => ({ ...onKorean(world), block: 'title' }) },
  'agenda.declareNeutral': {
    may: structure,
    with: (world) => ({ meeting: world.meeting, item: world.item, block: 'b1', fromHash: 'x', toHash: 'y' }),
  },
  'agenda.comments': { may: desk, with: here },
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
  'agenda.gate': { may: desk, with: here },
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

/** The other doors: addresses that answer without a procedure, and the test that opens each. */
export const doors: Record<string, string> = {
  'app/api/health/route.ts': 'says little, to everybody: tests/faults/border.test.ts',
  'app/api/trpc/[trpc]/route.ts': 'the procedures above: this table',
  'app/api/auth/[...nextauth]/route.ts': 'sign-in and out: server/identity/sign-in.db.test.ts',
  'app/api/agenda/[meeting]/[edition]/[format]/route.ts': 'an edition as a file: server/agenda/http.db.test.ts',
}
