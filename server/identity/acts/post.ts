import { randomUUID } from 'node:crypto'
import { clock } from '#server/kernel/clock.ts'
import { enqueue } from '#server/kernel/jobs.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { wordsIn } from '#server/kernel/words.ts'

interface Letter {
  to: string
  /** whose account it is about; null for somebody invited */
  person: string | null
  language: string | null
  letter: 'mail' | 'mailChanged'
  words: Record<string, string>
}

/**
 * Writes a mail in the person's language and hands it to the outbox, whose worker sends it, in the transaction of the act
 * (ASVS 2.3.3). What it says never enters an event.
 */
export async function post(tx: Tx, { to, person, language, letter, words }: Letter): Promise<void> {
  const t = wordsIn(language ?? 'en', 'identity')
  const id = randomUUID()
  // createMany reads nothing back: what waits in the outbox is for its worker alone
  await tx.mailMessage.createMany({
    data: [
      {
        id,
        personId: person,
        to,
        subject: t(`${letter}.subject`),
        text: t(`${letter}.text`, words),
        messageId: `<${id}@sccp-portal>`,
        createdAt: clock.now(),
      },
    ],
  })
  await enqueue(tx, 'notices.mail', { mail: id })
}
