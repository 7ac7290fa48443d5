import { machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { record } from '#server/kernel/events.ts'
import { hashSecret } from '#server/kernel/secret.ts'

/** Ends the session of a secret: a copied cookie is worth nothing from now on (ASVS 7.4.1). */
export async function endSecret(secret: string): Promise<void> {
  await db.as(machine('sign-in'), async (tx) => {
    const session = await tx.session.findUnique({ where: { tokenHash: hashSecret(secret) } })
    if (!session || session.endedAt) return
    await tx.session.update({ where: { id: session.id }, data: { endedAt: clock.now() } })
    await record(
      tx,
      { ...machine('sign-in'), person: session.personId },
      {
        act: 'identity.session.ended',
        object: { kind: 'session', id: session.id },
        audience: 'party',
      },
    )
  })
}
