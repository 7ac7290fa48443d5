import { type Actor, machine } from '#server/kernel/actor.ts'
import type { Author } from './touches.ts'

/** The actor of an event that the projection writes: the person whom the portal saw typing, else the machine. */
export function actorFor(author: Author | undefined): Actor {
  const self = machine('collab')
  if (!author || author.person === null) return self
  return { ...self, person: author.person, party: author.party, capacity: author.capacity as Actor['capacity'] }
}
