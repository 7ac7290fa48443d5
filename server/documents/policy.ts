import type { Actor } from '#server/kernel/actor.ts'
import { admitted } from '#server/meetings/policy.ts'
import type { Access } from './schema.ts'

const accessible: Record<Access, string[]> = {
  public: ['member', 'leader', 'chair', 'secretariat', 'observer', 'guest', 'administrator', 'machine'],
  members: ['member', 'leader', 'chair', 'secretariat', 'machine'],
  secretariat: ['chair', 'secretariat', 'machine'],
}

/** Who may what about papers; row-level security holds the same rules (app_sees, app_secretariat). */
export const may = {
  read: (actor: Actor, meeting: number, access: Access): boolean =>
    admitted(actor, meeting) && accessible[access].includes(actor.capacity),
  /** numbers, issues, revises and withdraws */
  issue: (actor: Actor, meeting: number): boolean =>
    actor.capacity === 'machine' || (actor.capacity === 'secretariat' && admitted(actor, meeting)),
}

/** may.read as a scope, for where-clauses. */
export function readable(actor: Actor, meeting: number): Access[] {
  return (Object.keys(accessible) as Access[]).filter((access) => may.read(actor, meeting, access))
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
  if (paper.access === 'public') return true
  if (paper.access === 'members') return ['member', 'leader'].includes(actor.capacity)
  if (paper.access !== 'economies' || !['member', 'leader'].includes(actor.capacity)) return false
  return paper.economies.some((economy) => economy.party === actor.party)
}

/** Who may what about a paper that is read; row-level security holds the same rules (app_reads_paper, app_among). */
export const rights = {
  read: (actor: Actor, paper: Guarded): boolean =>
    office(actor, paper.meetingId) ||
    own(actor, paper) ||
    (paper.circulatedAt !== null && admitted(actor, paper.meetingId) && named(actor, paper)),
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
