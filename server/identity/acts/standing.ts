import { type Capacity, machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import type { StandingView } from '../schema.ts'
import { lifetimes } from '../sessions.ts'

/**
 * What became of a session by its id, for a device that keeps an offline pack: 'ended' when somebody ended it, the person is
 * disabled or the mandate over, so that the pack is destroyed; 'lapsed' when only its time is. Asked without a cookie, it
 * says nothing about whose it is; an id is 74 random bits that its own browser alone knows.
 */
export function standing(session: string): Promise<StandingView> {
  return db.as(machine('session'), async (tx) => {
    const now = clock.now()
    const row = await tx.session.findUnique({
      where: { id: session },
      include: { person: { select: { disabledAt: true } }, mandate: true },
    })
    const mandate = row?.mandate
    const over = !mandate || mandate.from > now || (mandate.until !== null && mandate.until <= now)
    if (!row || row.endedAt || row.person.disabledAt || over) return { standing: 'ended' }
    const { idle, absolute } = lifetimes[mandate.capacity as Capacity]
    const age = now.getTime() - row.createdAt.getTime()
    const still = row.expiresAt > now && age < absolute && now.getTime() - row.seenAt.getTime() < idle
    return { standing: still ? 'open' : 'lapsed' }
  })
}
