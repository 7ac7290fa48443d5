import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { asPortal } from '#tests/database.ts'
import { makeWorld, type World } from '#tests/access/people.ts'
import { machine } from './actor.ts'
import { db } from './db.ts'
import { record } from './events.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})

describe('the second wall', () => {
  test('a connection used by somebody, after an error and a commit, leaks nothing to nobody', async () => {
    await asPortal(async (client) => {
      const tables = ['person', 'meeting', 'agenda_item', 'agenda_text', 'event', 'account', 'session', 'collab_update']
      const rows = async (): Promise<number[]> => {
        const counts: number[] = []
        for (const table of tables)
          counts.push(Number((await client.query(`SELECT count(*) AS n FROM ${table}`)).rows[0].n))
        return counts
      }
      const none = tables.map(() => 0)
      expect(await rows()).toEqual(none)
      await client.query('BEGIN')
      await client.query(`SELECT set_config('app.person', $1, true), set_config('app.capacity', 'secretariat', true)`, [
        world.actors.secretariat.person,
      ])
      expect((await rows()).some((n) => n > 0)).toBe(true)
      await client.query('COMMIT')
      expect(await rows()).toEqual(none)
      await client.query('BEGIN')
      await client.query(`SELECT set_config('app.person', $1, true), set_config('app.capacity', 'machine', true)`, [
        world.actors.secretariat.person,
      ])
      await client.query('SELECT 1/0').catch(() => undefined)
      await client.query('ROLLBACK')
      expect(await rows()).toEqual(none)
    })
  })

  test('two actors at once never see with each other’s eyes', async () => {
    const { secretariat, delegate } = world.actors
    const items = (actor: typeof delegate): Promise<number> =>
      db.as(actor, (tx) => tx.agendaItem.count({ where: { meetingId: world.meeting } }))
    const asked = await Promise.all(Array.from({ length: 200 }, (_, i) => items(i % 2 === 0 ? secretariat : delegate)))
    expect(new Set(asked.filter((_, i) => i % 2 === 0))).toEqual(new Set([1]))
    expect(new Set(asked.filter((_, i) => i % 2 === 1))).toEqual(new Set([0]))
  })

  test('with the policy passed over, the words of the desk, others’ notes and others’ accounts stay unread', async () => {
    const { delegate, head, secretariat } = world.actors
    await db.as({ ...machine('collab'), party: 'rok' }, (tx) =>
      tx.collabUpdate.create({
        data: { document: `notes:${world.meeting}:rok`, party: 'rok', bytes: new Uint8Array([0, 0]) },
        select: { seq: true },
      }),
    )
    for (const actor of [delegate, head, secretariat, machine('collab')]) {
      expect(await db.as(actor, (tx) => tx.collabUpdate.count({ where: { document: { startsWith: 'notes:' } } }))).toBe(
        0,
      )
    }
    expect(await db.as(delegate, (tx) => tx.agendaText.findMany())).toEqual([])
    expect(
      await db.as(delegate, (tx) => tx.account.findMany({ where: { personId: { not: delegate.person ?? '' } } })),
    ).toEqual([])
    expect(
      await db.as(delegate, (tx) => tx.session.findMany({ where: { personId: { not: delegate.person ?? '' } } })),
    ).toEqual([])
  })

  test('with the policy passed over, what is not theirs stays unwritten', async () => {
    const { delegate, owner } = world.actors
    const refused = (promise: Promise<unknown>): Promise<boolean> =>
      promise.then(
        (done) => (done as { count?: number }).count === 0,
        () => true,
      )
    expect(await refused(db.as(delegate, (tx) => tx.meeting.updateMany({ data: { city: 'Elsewhere' } })))).toBe(true)
    expect(await refused(db.as(owner, (tx) => tx.agendaText.updateMany({ data: { title: 'Mine' } })))).toBe(true)
    expect(
      await refused(
        db.as(delegate, (tx) =>
          tx.mandate.create({ data: { personId: delegate.person ?? '', capacity: 'secretariat', from: new Date() } }),
        ),
      ),
    ).toBe(true)
    expect(
      await refused(
        db.as(delegate, (tx) =>
          tx.notice.create({
            data: { personId: owner.person ?? '', event: 1n, kind: 'x.y', path: '/', data: {}, createdAt: new Date() },
          }),
        ),
      ),
    ).toBe(true)
    expect(
      await refused(
        db.as(owner, (tx) =>
          tx.agendaTranslation.create({
            data: { itemId: world.item, meetingId: world.meeting, language: 'ja', status: 'approved', at: new Date() },
          }),
        ),
      ),
    ).toBe(true)
  })

  test('a letter is written to oneself, or by an administrator who invites; nobody reads the outbox', async () => {
    const { delegate, owner, administrator } = world.actors
    const letter = (personId: string | null, sentAt: Date | null = null) => {
      const words = { to: 'somebody@sccp.example', subject: 'Words', text: 'Words' }
      return { personId, sentAt, ...words, messageId: `<${randomUUID()}@test>`, createdAt: new Date() }
    }
    const post = (actor: typeof delegate, data: ReturnType<typeof letter>) =>
      db
        .as(actor, (tx) => tx.mailMessage.createMany({ data: [data] }))
        .then(
          () => 'written',
          () => 'refused',
        )
    expect(await post(delegate, letter(delegate.person))).toBe('written')
    expect(await post(delegate, letter(owner.person))).toBe('refused')
    expect(await post(delegate, letter(null))).toBe('refused')
    expect(await post(delegate, letter(delegate.person, new Date()))).toBe('refused')
    expect(await post(administrator, letter(null))).toBe('written')
    expect(await post(administrator, letter(owner.person))).toBe('refused')
    for (const actor of [delegate, administrator]) expect(await db.as(actor, (tx) => tx.mailMessage.count())).toBe(0)
    const changed = await db.as(delegate, (tx) => tx.mailMessage.updateMany({ data: { to: 'evil@sccp.example' } }))
    expect(changed.count).toBe(0)
  })

  test('an event is written once and for ever, and in one’s own name alone', async () => {
    const { delegate, owner } = world.actors
    const happening = { act: 'test.thing.done', object: { kind: 'thing', id: '1' }, audience: 'members' as const }
    const id = await db.as(delegate, (tx) => record(tx, delegate, happening))
    await expect(
      db.as(delegate, (tx) => tx.event.update({ where: { id }, data: { act: 'test.thing.undone' } })),
    ).rejects.toThrow(/permission denied|denied/i)
    await expect(db.as(machine('test'), (tx) => tx.event.deleteMany({}))).rejects.toThrow(/denied/i)
    await expect(db.as(delegate, (tx) => record(tx, owner, happening))).rejects.toThrow(/row-level security/i)
  })

  test('nobody has no transaction: every table is empty for an actor without a person', async () => {
    const nobody = { ...machine('x'), capacity: 'member' as const, task: null }
    expect(await db.as(nobody, (tx) => tx.meeting.count())).toBe(0)
    expect(await db.as(nobody, (tx) => tx.person.count())).toBe(0)
  })
})
