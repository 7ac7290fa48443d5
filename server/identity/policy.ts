import type { Actor } from '#server/kernel/actor.ts'

/** Who may what about people; every person may look after the own account and sessions. */
export const may = {
  /** sees people with their addresses, invites, grants, disables, ends sessions */
  manage: (actor: Actor): boolean => actor.capacity === 'administrator',
  /** sees whom one can name owner of a language or drafter */
  name: (actor: Actor): boolean => ['secretariat', 'chair', 'administrator'].includes(actor.capacity),
}
