import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { asSuperuser } from '#tests/database.ts'
import { appendServerEdit } from '#server/agenda/acts/edit.ts'
import { loadDocument } from '#server/agenda/acts/store.ts'
import { structureName, wordsName } from '#server/agenda/shape/documents.ts'
import { type House, eventually, joined, meeting, openHouse, someone, type Someone } from './house.ts'
import { put, type RawClient, standing as text } from './raw-client.ts'

let house: House
let id: number
let secretariat: Someone
let chair: Someone
const en = () => wordsName(id, 'en')

beforeAll(async () => {
  secretariat = await someone('Secretariat', 'secretariat', 'apec-secretariat')
  chair = await someone('Chair', 'chair', 'sccp-chair')
  id = await meeting({})
  house = await openHouse()
})
afterAll(() => house.close())

async function stored(document: string): Promise<Y.Doc> {
  const doc = new Y.Doc()
  await loadDocument(document, doc)
  return doc
}

describe('what is written is stored', () => {
  it('each update is a row that names its person', async () => {
    const client = await joined(house, chair, en())
    client.write(en(), put('title:a', 'Opening'))
    client.mark(en(), 1)
    await client.stored(en(), 1)
    const { rows } = await asSuperuser((sql) =>
      sql.query('SELECT person, party FROM collab_update WHERE document = $1', [en()]),
    )
    expect(rows).toEqual([{ person: chair.person, party: 'sccp-chair' }])
    expect(text(await stored(en()), 'title:a')).toContain('Opening')
    client.close()
  })

  it('is called stored only after COMMIT', async () => {
    const client = await joined(house, secretariat, en())
    await asSuperuser(async (sql) => {
      // holds what every writer of the document has to hold
      await sql.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [en()])
      client.write(en(), put('title:b', 'Held back'))
      client.mark(en(), 7)
      await client.hears(en(), 'applied')
      await eventually(
        async () =>
          (
            await sql.query(
              `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
            )
          ).rowCount === 1,
      )
      expect(client.said.some((told) => told.kind === 'told')).toBe(false)
      expect(text(await stored(en()), 'title:b')).not.toContain('Held back')
      await sql.query('SELECT pg_advisory_unlock_all()')
    })
    await client.stored(en(), 7)
    expect(text(await stored(en()), 'title:b')).toContain('Held back')
    client.close()
  })

  it('comes back from its rows when the process is gone without a word', async () => {
    const document = wordsName(id, 'ja')
    const client = await joined(house, secretariat, document)
    for (let i = 0; i < 30; i++) client.write(document, put('title:c', `stroke ${i}`))
    client.mark(document, 1)
    await client.stored(document, 1)
    // another process on the same rows; the first is left where it stands, as SIGKILL would
    const other = await openHouse()
    const reader = await joined(other, chair, document)
    expect(text(reader.doc(document), 'title:c')).toBe(text(client.doc(document), 'title:c'))
    reader.close()
    await other.close()
    client.close()
  })

  it('waits in memory while the database takes nothing, and is stored when it does', async () => {
    const client = await joined(house, secretariat, en())
    await asSuperuser((sql) => sql.query('REVOKE INSERT ON collab_update FROM sccp_portal'))
    client.write(en(), put('title:d', 'While away'))
    client.mark(en(), 3)
    await client.hears(en(), 'applied')
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(client.said.some((told) => told.kind === 'told')).toBe(false)
    await asSuperuser((sql) => sql.query('GRANT INSERT ON collab_update TO sccp_portal'))
    await client.stored(en(), 3)
    expect(text(await stored(en()), 'title:d')).toContain('While away')
    client.close()
  })

  it('stores words that came before what they build on', async () => {
    const client = await joined(house, secretariat, en())
    const doc = client.doc(en())
    const before = Y.encodeStateVector(doc)
    put('title:e', 'first')(doc)
    const between = Y.encodeStateVector(doc)
    const first = Y.encodeStateAsUpdate(doc, before)
    put('title:e', 'second')(doc)
    client.update(en(), Y.encodeStateAsUpdate(doc, between))
    client.mark(en(), 4)
    await client.stored(en(), 4)
    client.update(en(), first)
    client.mark(en(), 5)
    await client.stored(en(), 5)
    expect(text(await stored(en()), 'title:e')).toBe(text(doc, 'title:e'))
    client.close()
  })

  it('two writers of one paragraph end with the same words, none lost', async () => {
    const one = await joined(house, secretariat, en())
    one.write(en(), put('title:f', 'AB'))
    one.mark(en(), 1)
    await one.stored(en(), 1)
    const two = await joined(house, chair, en())
    const type = (client: RawClient, letter: string): void =>
      client.write(en(), (doc) => {
        const words = (doc.getXmlFragment('title:f').get(0) as Y.XmlElement).get(0) as Y.XmlText
        words.insert(1, letter)
      })
    for (let i = 0; i < 20; i++) {
      type(one, '1')
      type(two, '2')
    }
    const strokes = (client: RawClient): number => text(client.doc(en()), 'title:f').replaceAll(/[^12]/g, '').length
    await one.until(() => strokes(one) === 40)
    await two.until(() => strokes(two) === 40)
    expect(text(one.doc(en()), 'title:f')).toBe(text(two.doc(en()), 'title:f'))
    one.mark(en(), 2)
    two.mark(en(), 2)
    await Promise.all([one.stored(en(), 2), two.stored(en(), 2)])
    expect(text(await stored(en()), 'title:f')).toBe(text(one.doc(en()), 'title:f'))
    one.close()
    two.close()
  })
})

describe('an edit from the server', () => {
  it('reaches the open document and its rows as one more edit', async () => {
    const client = await joined(house, secretariat, structureName(id))
    await appendServerEdit({ person: chair.person, party: null }, structureName(id), (doc) =>
      doc.getMap('items').set('from-server', new Y.Map([['gone', null]])),
    )
    await client.until(() => client.doc(structureName(id)).getMap('items').has('from-server'))
    const { rows } = await asSuperuser((sql) =>
      sql.query('SELECT person FROM collab_update WHERE document = $1', [structureName(id)]),
    )
    expect(rows).toEqual([{ person: chair.person }])
    client.close()
  })
})
