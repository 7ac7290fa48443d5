import { randomUUID } from 'node:crypto'
import { machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { enqueue } from '#server/kernel/jobs.ts'
import { wordsIn } from '#server/kernel/words.ts'

/** Writes a mail in the person's language and hands it to the outbox, whose worker sends it. What it says never enters an event. */
export async function post(
  to: string,
  language: string | null,
  letter: 'mail' | 'mailChanged',
  words: Record<string, string>,
): Promise<void> {
  const t = wordsIn(language ?? 'en', 'identity')
  await db.as(machine('identity'), async (tx) => {
    const mail = await tx.mailMessage.create({
      data: {
        to,
        subject: t(`${letter}.subject`),
        text: t(`${letter}.text`, words),
        messageId: `<${randomUUID()}@sccp-portal>`,
        createdAt: clock.now(),
      },
      select: { id: true },
    })
    await enqueue(tx, 'notices.mail', { mail: mail.id })
  })
}
