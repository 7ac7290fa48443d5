import type { Actor } from '#server/kernel/actor.ts'
import { type DeadlineKind, type DeskRights, type MeetingStatus, type Phase, secretariatsDeadlines } from './schema.ts'

/** The facts about one meeting on which rights at its desk rest. */
export interface DeskFacts {
  status: string
  sourceLanguage: string
  languages: Array<{ language: string; owner: string | null }>
  drafters: string[]
}

/** Whether a mandate reaches a meeting: a guest's is for one alone, a standing one for all. */
export function admitted(actor: Actor, meeting: number): boolean {
  if (actor.capacity === 'guest') return actor.meeting === meeting
  return actor.meeting === null || actor.meeting === meeting
}

/**
 * What each status allows: setting the timetable, writing the agenda, registering delegations, proposing items, submitting papers,
 * circulating what was accepted, keeping the record, classifying what there is,
 * bringing in the papers of a meeting that was.
 */
const openIn: Record<MeetingStatus, readonly Phase[]> = {
  requested: [],
  declined: [],
  planned: ['arrange', 'draft'],
  preparation: ['arrange', 'draft', 'register', 'propose', 'submit', 'circulate'],
  session: ['arrange', 'draft', 'register', 'submit', 'circulate', 'record', 'classify'],
  closed: ['circulate', 'record', 'classify', 'import'],
  archived: ['import'],
}

/** All that a status allows. */
export function allowedIn(status: string): readonly Phase[] {
  return openIn[status as MeetingStatus] ?? []
}

/** Whether a meeting's status allows something; who may do it is asked besides. */
export function allows(status: string, phase: Phase): boolean {
  return allowedIn(status).includes(phase)
}

const isSecretariat = (actor: Actor, meeting: number): boolean =>
  actor.capacity === 'secretariat' && admitted(actor, meeting)

/** Whether somebody names the delegation of a party: its head (domain.md, 'People and roles'), or who acts for an organisation. */
function names(actor: Actor, meeting: number, party: string): boolean {
  if (actor.party !== party || !admitted(actor, meeting)) return false
  return (actor.capacity === 'member' && actor.head) || actor.capacity === 'observer' || actor.capacity === 'guest'
}

/** Who may what about delegations; row-level security holds the same rules (app_registers, delegation_member_guard). */
export const delegations = {
  /** registers, orders and withdraws the members of a delegation, and sees what they need */
  register: (actor: Actor, meeting: number, party: string): boolean =>
    isSecretariat(actor, meeting) || names(actor, meeting, party),
  /** the party for which somebody registers members; the secretariat does it for all */
  of: (actor: Actor, meeting: number): string | null =>
    actor.party !== null && names(actor, meeting, actor.party) ? actor.party : null,
  /** reminds, accredits, checks in, prints badges */
  receive: isSecretariat,
  /** sees who is missing */
  follow: (actor: Actor, meeting: number): boolean =>
    isSecretariat(actor, meeting) || (actor.capacity === 'chair' && admitted(actor, meeting)),
  /** reads the list of participants: a paper for members (domain.md, 'Papers') */
  list: (actor: Actor, meeting: number): boolean =>
    ['secretariat', 'chair', 'member', 'leader'].includes(actor.capacity) && admitted(actor, meeting),
}

/** Who may what about meetings; row-level security holds the same rules (app_admitted, app_secretariat, app_drafts, app_writes). */
export const may = {
  /** sees that the meeting exists, its dates, its public papers */
  attend: admitted,
  /** makes a meeting, and moves it from status to status */
  plan: (actor: Actor): boolean =>
    actor.capacity === 'machine' || (actor.capacity === 'secretariat' && actor.meeting === null),
  /** asks for a meeting that the secretariat then plans or declines: the chair, and the head of a delegation */
  request: (actor: Actor): boolean =>
    actor.capacity === 'chair' || (actor.capacity === 'member' && actor.head && actor.meeting === null),
  /** sets sessions and breaks, switches languages on, names owners and drafters */
  arrange: (actor: Actor, meeting: number): boolean =>
    actor.capacity === 'machine' || (actor.capacity === 'secretariat' && admitted(actor, meeting)),
  /** is concerned by a deadline: who runs the meeting by all, who prepares for it by those of delegations, who looks on by none */
  meet: (actor: Actor, meeting: number, kind: DeadlineKind): boolean =>
    admitted(actor, meeting) &&
    (['chair', 'secretariat'].includes(actor.capacity) ||
      (['member', 'leader'].includes(actor.capacity) && !secretariatsDeadlines.includes(kind))),
}

/**
 * Rights at a meeting's desk: the secretariat and the chair everywhere, a drafter in structure and source, an owner in that language.
 * Once the meeting's status lets agendas be written no more, who sits there reads.
 */
export function rightsAt(actor: Actor, meeting: number, facts: DeskFacts): DeskRights {
  const rights = seatAt(actor, meeting, facts)
  return allows(facts.status, 'draft') ? rights : { desk: rights.desk, structure: false, writes: [] }
}

function seatAt(actor: Actor, meeting: number, facts: DeskFacts): DeskRights {
  const nobody: DeskRights = { desk: false, structure: false, writes: [] }
  if (!admitted(actor, meeting) || actor.capacity === 'machine') return nobody
  const all = facts.languages.map((l) => l.language)
  if (actor.capacity === 'secretariat' || actor.capacity === 'chair')
    return { desk: true, structure: true, writes: all }
  if (actor.person === null) return nobody
  const drafter = facts.drafters.includes(actor.person)
  const writes = facts.languages
    .filter((l) => l.owner === actor.person || (drafter && l.language === facts.sourceLanguage))
    .map((l) => l.language)
  return { desk: drafter || writes.length > 0, structure: drafter, writes }
}
