import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { asSuperuser } from '#tests/database.ts'
import { sampleActor, sampleMeeting } from '#tests/meeting.ts'
import { watchingStatements } from '#tests/statements.ts'
import { circulate } from './agenda/acts/circulate.ts'
import { sampleItems, writeAgenda } from './agenda/sample.ts'
import { changePassword } from './identity/acts/account.ts'
import { accept, invite } from './identity/acts/invite.ts'
import { hashPassword } from './identity/passwords.ts'
import { type Actor, machine } from './kernel/actor.ts'
import { db } from './kernel/db.ts'

/**
 * Every table with what stands in it, the queue's too. Tries of a password, and how far what was typed has been projected, are
 * written in transactions of their own, on purpose.
 */
function everything(): Promise<Record<string, string>> {
  return asSuperuser(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname IN ('public', 'graphile_worker') AND tablename NOT IN ('sign_in_attempt', 'collab_projection')`,
    )
    const facts: Record<string, string> = {}
    for (const { name } of rows) {
      const text = `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS fact FROM ${name} t`
      facts[name] = (await client.query<{ fact: string }>(text)).rows[0]?.fact ?? ''
    }
    return facts
  })
}

const changed = (before: Record<string, string>, after: Record<string, string>): string[] =>
  Object.keys(after)
    .filter((name) => before[name] !== after[name])
    .toSorted()

/** Runs an act with an error after its n-th statement, for each n, until it runs to its end; gives what that end changed. */
async function brokenEverywhere(act: () => Promise<unknown>): Promise<{ errors: number; changed: string[] }> {
  const before = await everything()
  for (let place = 1; ; place++) {
    let made = 0
    const told = await watchingStatements(
      (statement) => {
        made += 1
        if (made === place) throw new Error(`provoked after ${statement}`)
      },
      () => act().then(() => 'done', String),
    )
    const now = await everything()
    if (made < place) {
      expect(told).toBe('done')
      return { errors: place - 1, changed: changed(before, now) }
    }
    expect(told).not.toBe('done')
    expect(changed(before, now), `error ${place}: ${told}`).toEqual([])
  }
}

const password = 'nine boats on the river'
let administrator: Actor
beforeAll(async () => {
  const { people } = await sampleMeeting()
  administrator = sampleActor('administrator', people['administrator'] ?? '')
})
const event = 'public.event'
const outbox = ['graphile_worker._private_jobs', 'graphile_worker._private_tasks', 'public.mail_message']

describe('an error after any statement of an act leaves nothing of it', () => {
  test('circulating an edition: paper, edition, texts and event', async () => {
    const { meeting, people } = await sampleMeeting(['en', 'ko'])
    await writeAgenda(meeting, sampleItems())
    const secretariat = sampleActor('secretariat', people['secretariat'] ?? '')
    const wish = { meeting, kind: 'draft' as const, override: null, nomenclature: false }
    const { errors, changed: tables } = await brokenEverywhere(() => circulate(secretariat, wish))
    expect(errors).toBeGreaterThan(15)
    const written = ['', '_item', '_language', '_text'].map((part) => `public.agenda_edition${part}`)
    expect(tables).toEqual(expect.arrayContaining([...written, event, 'public.paper', 'public.paper_version']))
  })

  test('inviting a person: link, event, mail and job', async () => {
    const email = `${randomUUID()}@sccp.example`
    const offer = { party: null, capacity: 'secretariat' as const, head: false, meeting: null }
    const { errors, changed: tables } = await brokenEverywhere(() =>
      invite(administrator, { email, name: 'New Delegate', ...offer }),
    )
    expect(errors).toBeGreaterThan(3)
    expect(tables).toEqual([...outbox, event, 'public.invitation'].toSorted())
  })

  test('accepting an invitation: person, account, mandate, the used link and event', async () => {
    const email = `${randomUUID()}@sccp.example`
    const offer = { party: null, capacity: 'secretariat' as const, head: false, meeting: null }
    const { link } = await invite(administrator, { email, name: 'New Delegate', ...offer })
    const { changed: tables } = await brokenEverywhere(() => accept({ token: link.split('/').at(-1) ?? '', password }))
    const written = ['account', 'event', 'invitation', 'mandate', 'person'].map((name) => `public.${name}`)
    expect(tables).toEqual(written)
  })

  test('changing a password: password, other sessions, event, mail and job', async () => {
    const encoded = await hashPassword(password)
    const { id } = await db.as(machine('test'), (tx) =>
      tx.person.create({
        data: {
          name: 'Somebody',
          account: { create: { email: `${randomUUID()}@sccp.example`, password: encoded } },
          mandates: { create: [{ capacity: 'member', from: new Date(0) }] },
        },
      }),
    )
    const mandates = await db.as(machine('test'), (tx) => tx.mandate.findMany({ where: { personId: id } }))
    await db.as(machine('test'), (tx) =>
      tx.session.create({
        data: {
          personId: id,
          mandateId: mandates[0]?.id ?? '',
          tokenHash: randomUUID(),
          expiresAt: new Date('2100-01-01'),
          device: 'test',
          address: 'test',
        },
      }),
    )
    const wish = { present: password, next: 'ten boats on the river', endOthers: true }
    const actor = { ...sampleActor('member', id), session: randomUUID() }
    const { changed: tables } = await brokenEverywhere(() => changePassword(actor, wish))
    // the queue knows the name of the task since the invitation
    const queue = outbox.filter((name) => !name.endsWith('_tasks'))
    expect(tables).toEqual([...queue, event, 'public.account', 'public.session'].toSorted())
  })
})
