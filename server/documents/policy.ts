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
