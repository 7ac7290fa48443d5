import type { Actor } from '#server/kernel/actor.ts'
import { admitted, allows } from '#server/meetings/policy.ts'
import type { Access, MoveName, SubmissionState } from './schema.ts'

/** Whose move it is: who prepares (any delegate), who submits (the head, or whom the head has named), who checks. */
type Hand = 'preparer' | 'submitter' | 'secretariat'

interface Move {
  from: readonly SubmissionState[]
  to: SubmissionState
  by: Hand
}

/**
 * The one table of moves (domain.md, 'People and roles': delegates draft, heads submit and withdraw, the secretariat numbers and
 * gives no opinion on substance). It checks the request, draws the buttons and feeds the test.
 */
export const moves = {
  submit: { from: ['draft', 'returned'], to: 'submitted', by: 'submitter' },
  return: { from: ['submitted'], to: 'returned', by: 'secretariat' },
  decline: { from: ['submitted'], to: 'declined', by: 'secretariat' },
  accept: { from: ['submitted'], to: 'accepted', by: 'secretariat' },
  withdraw: { from: ['draft', 'submitted', 'returned'], to: 'withdrawn', by: 'submitter' },
} as const satisfies Record<MoveName, Move>

/** Where a move leads from a state; null when it cannot be made there. */
export function moved(state: SubmissionState, move: MoveName): SubmissionState | null {
  const { from, to }: Move = moves[move]
  return from.includes(state) ? to : null
}

/** The states in which the party may still change the paper. */
export const isOpen = (state: SubmissionState): boolean => state === 'draft' || state === 'returned'

/** What the status of a meeting opens for its papers. */
export const takes = {
  papers: (status: string): boolean => allows(status, 'submit'),
  circulation: (status: string): boolean => allows(status, 'circulate'),
  imports: (status: string): boolean => allows(status, 'import'),
}

/** What the rights about a submission rest on. */
export interface SubmissionFacts {
  meeting: number
  party: string | null
  state: SubmissionState
  /** the delegates whom the head has named to submit */
  named: string[]
}

const accessible: Record<Access, readonly Actor['capacity'][]> = {
  public: ['member', 'leader', 'chair', 'secretariat', 'observer', 'guest', 'administrator', 'machine'],
  members: ['member', 'leader', 'chair', 'secretariat', 'machine'],
  economies: ['member', 'leader', 'chair', 'secretariat', 'machine'],
  secretariat: ['chair', 'secretariat', 'machine'],
}

const isSecretariat = (actor: Actor, meeting: number): boolean =>
  actor.capacity === 'secretariat' && admitted(actor, meeting)
const actsFor = (actor: Actor, meeting: number, party: string | null): boolean =>
  party === null
    ? isSecretariat(actor, meeting)
    : actor.capacity === 'member' && actor.party === party && admitted(actor, meeting)

/** The party for which somebody brings papers; the secretariat's own belong to none. */
export const bringsFor = (actor: Actor): string | null => (actor.capacity === 'member' ? actor.party : null)

function hasHand(actor: Actor, facts: SubmissionFacts, hand: Hand): boolean {
  if (hand === 'secretariat') return isSecretariat(actor, facts.meeting)
  if (!actsFor(actor, facts.meeting, facts.party)) return false
  return hand === 'preparer' || facts.party === null || actor.head || facts.named.includes(actor.person ?? '')
}

/** Why somebody may read a paper, in the words of its page. */
export type Reason = 'access' | 'own' | 'office'

/** Who may what about papers; row-level security holds the same rules (app_reads_paper, app_acts_for, app_secretariat). */
export const may = {
  /** a version is for readers when it was circulated; for the office and who brought it from its number on */
  readVersion: (actor: Actor, paper: Guarded, version: { circulatedAt: Date | null }): boolean => {
    const because = readsBecause(actor, paper)
    return because !== null && (because !== 'access' || version.circulatedAt !== null)
  },
  /** numbers, issues, circulates, revises, reclassifies and withdraws papers */
  issue: (actor: Actor, meeting: number): boolean => actor.capacity === 'machine' || isSecretariat(actor, meeting),
  /** sees what is submitted by all, and what has become of it */
  follow: (actor: Actor, meeting: number): boolean =>
    isSecretariat(actor, meeting) || (actor.capacity === 'chair' && admitted(actor, meeting)),
  /** sends the files that papers are made of, or that an agenda is begun from */
  upload: (actor: Actor, meeting: number): boolean =>
    admitted(actor, meeting) && ['member', 'secretariat', 'chair'].includes(actor.capacity),
  /** begins a paper of a party's; a party of null is the secretariat's own */
  prepare: (actor: Actor, meeting: number, party: string | null): boolean => actsFor(actor, meeting, party),
  see: (actor: Actor, facts: SubmissionFacts): boolean =>
    actsFor(actor, facts.meeting, facts.party) || (facts.state !== 'draft' && may.follow(actor, facts.meeting)),
  amend: (actor: Actor, facts: SubmissionFacts): boolean =>
    isOpen(facts.state) && actsFor(actor, facts.meeting, facts.party),
  /** whose move it is; whether the state allows it is asked by moved() */
  move: (actor: Actor, facts: SubmissionFacts, move: MoveName): boolean => hasHand(actor, facts, moves[move].by),
  /** names the delegates who submit beside the head */
  name: (actor: Actor, meeting: number): boolean =>
    actor.head && actor.party !== null && actsFor(actor, meeting, actor.party),
}

/**
 * rights.read as a scope, for where-clauses: a paper's access, its party, its circulation. Which of those for named economies are the actor's
 * is told by the wall alone (app_named), row by row: a subquery here would read the economies of a whole archive. Ask rights.read of each row.
 */
export function readable(actor: Actor, meeting: number): object {
  if (!admitted(actor, meeting)) return { id: { in: [] } }
  if (['secretariat', 'chair', 'machine'].includes(actor.capacity)) return {}
  const open = (Object.keys(accessible) as Access[]).filter(
    (access) => accessible[access].includes(actor.capacity) && (access !== 'economies' || actor.party !== null),
  )
  return {
    OR: [
      { circulatedAt: { not: null }, access: { in: open } },
      ...(actor.capacity === 'member' && actor.party !== null ? [{ party: actor.party }] : []),
    ],
  }
}

// reading

/** What rights to a paper rest on. */
export interface Guarded {
  meetingId: number
  access: string
  party: string | null
  circulatedAt: Date | null
  economies: Array<{ party: string }>
}

const office = (actor: Actor, meeting: number): boolean =>
  actor.capacity === 'machine' || (['secretariat', 'chair'].includes(actor.capacity) && admitted(actor, meeting))
const own = (actor: Actor, paper: Guarded): boolean =>
  actor.capacity === 'member' && paper.party !== null && actor.party === paper.party && admitted(actor, paper.meetingId)

function named(actor: Actor, paper: Guarded): boolean {
  if (!accessible[paper.access as Access].includes(actor.capacity)) return false
  return paper.access !== 'economies' || paper.economies.some((economy) => economy.party === actor.party)
}

/** Why the actor may read a paper; null when not at all. Row-level security holds the same rule (app_reads_paper). */
export function readsBecause(actor: Actor, paper: Guarded): Reason | null {
  if (office(actor, paper.meetingId)) return 'office'
  if (own(actor, paper)) return 'own'
  return paper.circulatedAt !== null && admitted(actor, paper.meetingId) && named(actor, paper) ? 'access' : null
}

/** Who may what about a paper that is read; row-level security holds the same rules (app_reads_paper, app_among). */
export const rights = {
  read: (actor: Actor, paper: Guarded): boolean => readsBecause(actor, paper) !== null,
  /** reads what was not circulated yet, and what was taken back */
  readAside: (actor: Actor, paper: Guarded): boolean => office(actor, paper.meetingId) || own(actor, paper),
  /** keeps private notes: a person who reads */
  note: (actor: Actor): boolean => actor.person !== null && actor.capacity !== 'administrator',
  /** speaks for a party, the secretariat or the chair; leaders, observers and guests read */
  comment: (actor: Actor): boolean => ['member', 'secretariat', 'chair'].includes(actor.capacity),
  /** sees which delegations have opened a paper */
  receipts: (actor: Actor, paper: Guarded): boolean =>
    actor.capacity === 'secretariat' && admitted(actor, paper.meetingId),
}

/** Whether an economy's members may read a paper once it is circulated. */
export function mayBeAddressed(paper: Guarded, party: string): boolean {
  if (paper.access === 'secretariat') return party === paper.party
  return paper.access !== 'economies' || party === paper.party || paper.economies.some((one) => one.party === party)
}

/** A comment as far as settling it goes. */
interface Remark {
  party: string | null
  personId: string
  addressee: string | null
  readers: string[]
}

/** Who may settle a comment: whose it is, whom it addresses, and of those for all the secretariat (paper_comment_change). */
export function settles(actor: Actor, remark: Remark): boolean {
  if (actor.capacity === 'member') return actor.party === remark.party || actor.party === remark.addressee
  if (remark.party === null && remark.personId === actor.person) return rights.comment(actor)
  return remark.readers.length === 0 && actor.capacity === 'secretariat'
}
