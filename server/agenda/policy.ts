import type { Actor } from '#server/kernel/actor.ts'
import { admitted, allows } from '#server/meetings/policy.ts'
import type { DeskRights } from '#server/meetings/schema.ts'
import { type Visibility, visibilities } from './schema.ts'
import type { DocumentName } from './shape/documents.ts'
import type { Right } from './shape/handshake.ts'
import { type ProposalMove, proposalMoves } from './shape/proposals.ts'

const led = (actor: Actor, meeting: number): boolean =>
  actor.capacity === 'machine' ||
  ((actor.capacity === 'secretariat' || actor.capacity === 'chair') && admitted(actor, meeting))
const run = (actor: Actor, meeting: number): boolean =>
  actor.capacity === 'machine' || (actor.capacity === 'secretariat' && admitted(actor, meeting))

/** Which items of an edition a capacity sees; row-level security holds the same list (app_sees). */
function sees(actor: Actor, meeting: number, visibility: Visibility): boolean {
  if (actor.capacity === 'machine') return true
  if (!admitted(actor, meeting)) return false
  if (visibility === 'public') return true
  if (visibility === 'members') return ['member', 'leader', 'chair', 'secretariat'].includes(actor.capacity)
  return ['chair', 'secretariat'].includes(actor.capacity)
}

/** The same rule as a scope, for where-clauses. */
export function visibleTo(actor: Actor, meeting: number): Visibility[] {
  return visibilities.filter((visibility) => sees(actor, meeting, visibility))
}

/** Who may what about an agenda. Rights at the desk come from rows of the meeting (meetings' deskRightsOf). */
export const may = {
  /** reads editions that stand */
  read: (actor: Actor, meeting: number): boolean => actor.capacity === 'machine' || admitted(actor, meeting),
  /** reads the draft as of its dates: members, before anything is circulated */
  readCuts: (actor: Actor, meeting: number): boolean => sees(actor, meeting, 'members'),
  /** reads what a withdrawn edition held */
  readWithdrawn: led,
  /** is offered the desk; named: drafter or owner there */
  openDesk: (actor: Actor, meeting: number, named: boolean): boolean =>
    led(actor, meeting) || (named && admitted(actor, meeting)),
  sitAtDesk: (actor: Actor, rights: DeskRights): boolean => actor.capacity === 'machine' || rights.desk,
  /** submits, approves, confirms and returns a text of that language */
  translate: (actor: Actor, rights: DeskRights, language: string): boolean =>
    actor.capacity === 'machine' || rights.writes.includes(language),
  /** says that a change of the source does not alter the meaning: drafters */
  declareNeutral: (actor: Actor, rights: DeskRights): boolean => actor.capacity === 'machine' || rights.structure,
  /** takes a file into the agenda: who writes its structure and its source */
  takeIn: (actor: Actor, rights: DeskRights, source: string): boolean =>
    actor.capacity === 'machine' || (rights.structure && rights.writes.includes(source)),
  comment: (actor: Actor, rights: DeskRights): boolean => actor.capacity === 'machine' || rights.desk,
  /** lays a new agenda's skeleton, while the meeting's status lets agendas be written */
  begin: (status: string): boolean => allows(status, 'draft'),
  /** sets sessions, languages, owners and drafters (meetings holds the rule) */
  arrange: run,
  circulate: run,
  withdraw: run,
  addLanguage: run,
  bringBack: run,
}

/** What the rights about a member's item rest on. */
export interface ProposalFacts {
  meeting: number
  party: string
}

const heads = (actor: Actor, meeting: number): boolean =>
  actor.capacity === 'member' && actor.head && actor.party !== null && admitted(actor, meeting)

/** Who may what about the items that members propose; row-level security holds the same rules (agenda_proposal). */
export const mayPropose = {
  see: (actor: Actor, meeting: number): boolean => sees(actor, meeting, 'members'),
  /** speaks for an economy: proposes, joins, co-sponsors, withdraws */
  propose: heads,
  /** whose move it is; whether the state allows it is asked by proposalMoved() */
  move: (actor: Actor, facts: ProposalFacts, move: ProposalMove): boolean =>
    proposalMoves[move].by === 'secretariat'
      ? actor.capacity === 'secretariat' && admitted(actor, facts.meeting)
      : heads(actor, facts.meeting) && actor.party === facts.party,
  /** another economy's item */
  support: (actor: Actor, facts: ProposalFacts): boolean => heads(actor, facts.meeting) && actor.party !== facts.party,
  /** while the meeting's status takes items */
  open: (status: string): boolean => allows(status, 'propose'),
}

// a delegation's people; the secretariat, the chair and administrators keep no party's notes
const delegated = ['member', 'leader', 'observer', 'guest']

/**
 * The right to a co-edited document, null when there is none. Structure: drafters write, who owns a language reads. Words:
 * a language's own writers write, the rest of the desk reads. Notes: the people of that party alone.
 */
export function documentRight(actor: Actor, name: DocumentName, desk: DeskRights, languages: string[]): Right | null {
  if (name.kind === 'notes') {
    const own = actor.party === name.party && delegated.includes(actor.capacity) && admitted(actor, name.meeting)
    return own ? 'write' : null
  }
  if (!desk.desk || !admitted(actor, name.meeting)) return null
  if (name.kind === 'structure') return desk.structure ? 'write' : 'read'
  if (!languages.includes(name.language)) return null
  return desk.writes.includes(name.language) ? 'write' : 'read'
}
