import type { Event } from '#prisma/client/client.ts'
import { machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { env } from '#server/kernel/env.ts'
import { enqueue } from '#server/kernel/jobs.ts'
import { send } from '#server/kernel/mail.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { wordsIn } from '#server/kernel/words.ts'
import { defaultChoice } from './schema.ts'
import { tellings } from './telling.ts'
import type { Telling } from './told.ts'

/** Tells people what the events mean for them: bell rows and mails, by what each has chosen. Nobody is told of the own act. */
export async function hear(tx: Tx, events: Event[]): Promise<void> {
  for (const event of events) {
    const telling = await tellings[event.act]?.(tx, event)
    if (telling) await tell(tx, event, telling)
  }
}

async function tell(tx: Tx, event: Event, telling: Telling): Promise<void> {
  const people = [...new Set(telling.people)].filter((person) => person !== event.person)
  if (people.length === 0) return
  const waiting = telling.once
    ? await tx.notice.findMany({
        where: { personId: { in: people }, path: telling.path, kind: `${telling.kind}.${telling.what}`, readAt: null },
        select: { personId: true },
      })
    : []
  const told = new Set(waiting.map((row) => row.personId))
  const chosen = await tx.noticeChoice.findMany({ where: { personId: { in: people }, kind: telling.kind } })
  for (const person of people.filter((id) => !told.has(id))) {
    const choice = chosen.find((row) => row.personId === person) ?? defaultChoice[telling.kind]
    if (choice.bell) await ring(tx, event, telling, person)
    if (choice.mail) await post(tx, event, telling, person)
  }
}

async function ring(tx: Tx, event: Event, telling: Telling, person: string): Promise<void> {
  await tx.notice.createMany({
    data: [
      {
        personId: person,
        event: event.id,
        kind: `${telling.kind}.${telling.what}`,
        meetingId: event.meeting,
        path: telling.path,
        data: { ...telling.data, what: telling.what },
        createdAt: event.at,
      },
    ],
    skipDuplicates: true,
  })
}

/** Puts a mail into the outbox in the person's language; the job sends it after this transaction. */
async function post(tx: Tx, event: Event, telling: Telling, person: string): Promise<void> {
  const to = await tx.person.findUnique({
    where: { id: person },
    select: { name: true, language: true, account: { select: { email: true } } },
  })
  if (!to?.account) return
  const t = wordsIn(to.language ?? 'en', 'notices')
  const sentence = t(`${telling.kind}.${telling.what}`, telling.data)
  const mail = await tx.mailMessage.create({
    data: {
      personId: person,
      to: to.account.email,
      subject: t('mail.subject', { sentence }),
      text: t('mail.text', {
        name: to.name,
        sentence,
        link: `${env.publicUrl}${telling.path}`,
        choices: `${env.publicUrl}/notices`,
      }),
      messageId: `<${event.id}.${telling.kind}.${person}@sccp-portal>`,
      createdAt: clock.now(),
    },
    select: { id: true },
  })
  await enqueue(tx, 'notices.mail', { mail: mail.id })
}

/** Sends one mail of the outbox, once; throws when the post is away, so that the queue tries again with back-off. */
export async function mail(payload: { mail: string }): Promise<void> {
  const row = await db.as(machine('notices'), (tx) => tx.mailMessage.findUnique({ where: { id: payload.mail } }))
  if (!row || row.sentAt) return
  try {
    await send({ to: row.to, subject: row.subject, text: row.text, messageId: row.messageId })
  } catch (error) {
    await db.as(machine('notices'), (tx) =>
      tx.mailMessage.update({
        where: { id: row.id },
        data: { attempts: { increment: 1 }, error: error instanceof Error ? error.message : 'unknown' },
      }),
    )
    throw error
  }
  await db.as(machine('notices'), (tx) =>
    tx.mailMessage.update({
      where: { id: row.id },
      data: { sentAt: clock.now(), attempts: { increment: 1 }, error: null },
    }),
  )
}
