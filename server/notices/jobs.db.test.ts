import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { type Actor, machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { env } from '#server/kernel/env.ts'
import { record } from '#server/kernel/events.ts'
import { hearNext } from '#server/kernel/observe.ts'
import { sampleActor, sampleMeeting } from '#server/meetings/sample.ts'
import { hear, mail } from './jobs.ts'
import { choose, list, markRead } from './service.ts'

async function withMandate(actor: Actor): Promise<Actor> {
  await db.as(machine('sample'), async (tx) => {
    await tx.mandate.create({
      data: {
        personId: actor.person ?? '',
        partyId: null,
        capacity: actor.capacity,
        meeting: actor.meeting,
        from: new Date(0),
      },
    })
    await tx.account.create({ data: { personId: actor.person ?? '', email: `${actor.person}@sccp.example` } })
  })
  return actor
}

const issued = (actor: Actor, meeting: number): Promise<bigint> =>
  db.as(actor, (tx) =>
    record(tx, actor, {
      act: 'agenda.edition.issued',
      object: { kind: 'edition', id: 'e' },
      meeting,
      audience: 'public',
      after: { n: 1, kind: 'draft', ordinal: 1, number: '2027/SOM1/SCCP/001' },
    }),
  )

describe('notices', () => {
  test('an edition rings for everybody admitted but its author, once, by what each has chosen', async () => {
    const { id } = await sampleMeeting(2027)
    const other = await sampleMeeting(2028)
    const secretariat = await withMandate(await sampleActor('secretariat'))
    const delegate = await withMandate(await sampleActor('member', { party: 'rok' }))
    const silent = await withMandate(await sampleActor('member', { party: 'jpn' }))
    const guest = await withMandate(await sampleActor('guest', { party: 'wco', meeting: other.id }))
    await choose(silent, { kind: 'edition', bell: false, mail: false })
    await issued(secretariat, id)
    // reading stops at the oldest transaction of the whole cluster, and other tests write beside this one
    const told = await vi.waitFor(async () => {
      await hearNext('notices', hear)
      const heard = await list(delegate, { limit: 10 })
      expect(heard.notices).not.toEqual([])
      return heard
    }, 10_000)
    expect(told.notices.map((n) => [n.kind, n.what, n.path])).toEqual([
      ['edition', 'issued', `/meetings/${id}/agenda/editions/1`],
    ])
    for (const person of [secretariat, silent, guest]) expect((await list(person, { limit: 10 })).notices).toEqual([])
    expect(await markRead(delegate, { notices: null })).toBe(0)
    const outbox = await db.as(machine('test'), (tx) => tx.mailMessage.findMany())
    expect(outbox.map((m) => m.to)).toEqual([`${delegate.person}@sccp.example`])
    await mail({ mail: outbox[0]?.id ?? '' })
    const [file = ''] = await readdir(join(env.dataDir, 'mail'))
    expect(await readFile(join(env.dataDir, 'mail', file), 'utf8')).toContain('2027/SOM1/SCCP/001')
  })

  test("a person cannot read another's notices", async () => {
    const one = await sampleActor('member', { party: 'rok' })
    const two = await sampleActor('member', { party: 'jpn' })
    await db.as(machine('test'), (tx) =>
      tx.notice.create({
        data: {
          personId: one.person ?? '',
          event: 999n,
          kind: 'mention.addressed',
          path: '/x',
          data: { what: 'addressed' },
          createdAt: new Date(0),
        },
      }),
    )
    expect(await db.as(two, (tx) => tx.notice.count({ where: { personId: one.person ?? '' } }))).toBe(0)
    expect((await list(one, { limit: 10 })).unread).toBe(1)
  })
})
