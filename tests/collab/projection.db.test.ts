import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { asSuperuser } from '#tests/database.ts'
import { structureName } from '#server/agenda/shape/documents.ts'
import { addItem, moveItem, removeItem, setField } from '#server/agenda/shape/outline-moves.ts'
import { type House, eventually, joined, meeting, openHouse, someone, type Someone } from './house.ts'
import type { RawClient } from './raw-client.ts'
import { eventsOf, itemsOf } from './rows.ts'

let house: House
let id: number
let secretariat: Someone
let one: RawClient
const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()]
const structure = () => structureName(id)

beforeAll(async () => {
  secretariat = await someone('Secretariat', 'secretariat', 'apec-secretariat')
  id = await meeting({})
  house = await openHouse()
  one = await joined(house, secretariat, structure())
})
afterAll(() => house.close())

describe('the structure becomes rows', () => {
  it('numbers, places, and one event a change with its person', async () => {
    one.write(structure(), (doc) => {
      addItem(doc, first, { parent: null, after: null }, { minutes: 10, source: 'en' })
      addItem(doc, second, { parent: null, after: first }, { minutes: 20, source: 'en' })
      addItem(doc, third, { parent: second, after: null }, { source: 'en' })
    })
    const rows = await eventually(async () => {
      const found = await itemsOf(id)
      return found.size === 3 && found
    })
    expect([first, second, third].map((item) => rows.get(item)?.label)).toEqual(['1', '2', '2.1'])
    expect(await eventsOf('agenda.item.added', third)).toMatchObject([
      { person: secretariat.person, audience: 'secretariat' },
    ])
    one.write(structure(), (doc) => moveItem(doc, second, { parent: null, after: null }))
    await eventually(async () => (await itemsOf(id)).get(third)?.label === '1.1')
    expect(await eventsOf('agenda.item.moved', second)).toHaveLength(1)
    expect(await eventsOf('agenda.item.moved', third)).toHaveLength(0)
    expect((await eventsOf('agenda.item.moved', first)).length).toBe(0)
    one.write(structure(), (doc) => setField(doc, first, 'minutes', 45))
    await eventually(async () => (await itemsOf(id)).get(first)?.minutes === 45)
    expect(await eventsOf('agenda.item.changed', first)).toMatchObject([
      { before: { minutes: 10 }, after: { minutes: 45 } },
    ])
    one.write(structure(), (doc) => removeItem(doc, second, { at: '2027-01-01', by: 'x' }))
    await eventually(async () => (await itemsOf(id)).get(third)?.gone)
    expect(await eventsOf('agenda.item.removed', second)).toHaveLength(1)
    expect(await eventsOf('agenda.item.removed', third)).toHaveLength(0)
  })

  it('clock times follow the sessions', async () => {
    const session = randomUUID()
    await asSuperuser(async (sql) => {
      await sql.query(
        `INSERT INTO meeting_session (id, meeting_id, position, starts_at, ends_at) VALUES ($1, $2, 1, '2027-02-01T00:00Z', '2027-02-01T02:00Z')`,
        [session, id],
      )
    })
    one.write(structure(), (doc) => setField(doc, first, 'session', session))
    await eventually(
      async () => (await itemsOf(id)).get(first)?.starts_at?.toISOString() === '2027-02-01T00:00:00.000Z',
    )
    await asSuperuser(async (sql) => {
      await sql.query(`UPDATE meeting_session SET starts_at = '2027-02-01T01:00Z' WHERE id = $1`, [session])
      await sql.query(
        `INSERT INTO event (capacity, request, room, act, object_kind, object_id, meeting, audience) VALUES ('secretariat', 'x', 'meetings', 'meetings.session.arranged', 'session', $1, $2, 'public')`,
        [session, id],
      )
    })
    await eventually(
      async () => (await itemsOf(id)).get(first)?.starts_at?.toISOString() === '2027-02-01T01:00:00.000Z',
    )
  })

  it('what arrives out of shape is a finding at its field, never the end of the projection', async () => {
    const odd = randomUUID()
    one.write(structure(), (doc) => {
      const map = new Y.Map<unknown>()
      map.set('place', { parent: null, order: 'a9' })
      map.set('minutes', 'soon')
      map.set('leads', ['a\0b'])
      doc.getMap('items').set(odd, map)
      doc.getMap('items').set('\0bad\ud800', new Y.Map())
      doc.getMap('items').set('plain', 5)
    })
    const row = await eventually(async () => (await itemsOf(id)).get(odd))
    expect(row.findings).toContainEqual({ field: 'minutes', code: 'OUT_OF_SHAPE' })
    expect((await itemsOf(id)).has('plain')).toBe(false)
  })
})
