import { machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { hashSecret, newSecret } from '../sessions.ts'

/** Gives a session a new secret, after a change of mandate; the old one is dead from now on (ASVS 7.2.4). Null when it has ended. */
export async function rotateSecret(secret: string): Promise<string | null> {
  const fresh = newSecret()
  const changed = await db.as(machine('sign-in'), (tx) =>
    tx.session.updateMany({
      where: { tokenHash: hashSecret(secret), endedAt: null },
      data: { tokenHash: hashSecret(fresh) },
    }),
  )
  return changed.count === 1 ? fresh : null
}
