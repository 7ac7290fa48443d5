import type { Prisma } from '#prisma/client/client.ts'
import type { Actor } from './actor.ts'
import type { Tx } from './tx.ts'

export type Audience = 'public' | 'members' | 'party' | 'secretariat'

/** What happened. `before` and `after` never hold the text of notes, nor a secret. */
export interface Happening {
  /** 'agenda.edition.issued': room, noun, act */
  act: string
  object: { kind: string; id: string }
  meeting?: number | null
  audience: Audience
  /** whose event it is when audience = party */
  party?: string | null
  before?: Prisma.InputJsonValue
  after?: Prisma.InputJsonValue
}

/** Writes the event in the transaction of the change and wakes the observers after commit; gives its id. */
export async function record(tx: Tx, actor: Actor, happening: Happening): Promise<bigint> {
  const room = happening.act.split('.', 1)[0] ?? ''
  const event = await tx.event.create({
    data: {
      person: actor.person,
      party: actor.party,
      capacity: actor.capacity,
      request: actor.request,
      room,
      act: happening.act,
      objectKind: happening.object.kind,
      objectId: happening.object.id,
      meeting: happening.meeting ?? null,
      audience: happening.audience,
      onlyParty: happening.audience === 'party' ? (happening.party ?? actor.party) : null,
      before: happening.before,
      after: happening.after,
    },
    select: { id: true },
  })
  return event.id
}
