import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { asSuperuser } from '#tests/database.ts'
import { appendServerEdit } from '#server/agenda/acts/edit.ts'
import { loadDocument } from '#server/agenda/acts/store.ts'
import { notesName, structureName, wordsName } from '#server/agenda/shape/documents.ts'
import { type House, eventually, joined, meeting, openHouse, someone, type Someone, token } from './house.ts'
import { put, RawClient, standing as text } from './raw-client.ts'

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

describe('what would harm is turned away', () => {
  async function hostile(attack: (client: RawClient) => void, code: number): Promise<void> {
    const neighbour = await joined(house, secretariat, en())
    const client = await joined(house, chair, en())
    attack(client)
    const closed = await client.closed
    expect(closed.code).toBe(code)
    neighbour.write(en(), put('title:g', 'still here'))
    neighbour.mark(en(), 9)
    await neighbour.stored(en(), 9)
    neighbour.close()
  }

  it('seven bytes that claim thirty million structs close their own connection only', async () => {
    const before = process.memoryUsage().arrayBuffers
    await hostile((client) => client.update(en(), Uint8Array.from([1, 0x80, 0x87, 0xa7, 0x0e, 1, 0])), 4400)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000)
  })

  it('bytes that are no message close their connection', () =>
    hostile((client) => client.raw(Uint8Array.from([255, 255, 255, 255, 255, 1, 2, 3])), 4400))
  it('a message above 1 MB closes its connection', () =>
    hostile((client) => client.update(en(), new Uint8Array(1_000_001)), 1009))
  it('more than anybody types closes its connection', () =>
    hostile((client) => {
      for (let i = 0; i < 3000 && client.open; i++) client.mark(en(), i)
    }, 4429))

  it('documents asked for before any token leave nothing behind', async () => {
    const client = await RawClient.open(house.url, chair.session)
    for (let i = 0; i < 2000; i++) client.frame(`agenda:${i + 1}`, 0, 0, Uint8Array.from([0]))
    expect(await client.join(en(), await token(chair, en()))).toBe('read-write')
    client.close()
  })
})

describe('snapshots', () => {
  it('fold the updates, and a damaged one is built again from them', async () => {
    const document = wordsName(id, 'ko')
    const client = await joined(house, secretariat, document)
    for (let i = 0; i < 260; i++) {
      client.write(document, put('title:s', `${i}`))
      client.mark(document, i)
      if (i % 20 === 0) await client.stored(document, i)
    }
    await client.stored(document, 259)
    await eventually(
      async () =>
        (await asSuperuser((sql) => sql.query('SELECT 1 FROM collab_snapshot WHERE document = $1', [document])))
          .rowCount,
    )
    const whole = text(client.doc(document), 'title:s')
    expect(text(await stored(document), 'title:s')).toBe(whole)
    await asSuperuser((sql) =>
      sql.query(
        `UPDATE collab_snapshot SET bytes = set_byte(bytes, 40, 255 - get_byte(bytes, 40)) WHERE document = $1`,
        [document],
      ),
    )
    expect(text(await stored(document), 'title:s')).toBe(whole)
    client.close()
  })
})

describe('large documents', () => {
  it('reach a page in messages below 1 MB', async () => {
    const other = await meeting({})
    const document = wordsName(other, 'en')
    for (let i = 0; i < 15; i++)
      await appendServerEdit({ person: null, party: null }, document, put(`annotation:${i}`, `${i}`.repeat(90_000)))
    const client = await joined(house, secretariat, document)
    await client.until(
      () => client.doc(document).share.size >= 15 && client.doc(document).store.pendingStructs === null,
    )
    expect(client.frames.length).toBeGreaterThan(3)
    expect(Math.max(...client.frames.map((frame) => frame.length))).toBeLessThan(1_000_000)
    expect(text(client.doc(document), 'annotation:7')).toHaveLength('<paragraph></paragraph>'.length + 90_000)
    client.close()
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

describe("a delegation's notes", () => {
  const canary = 'canary-3f9a'

  it("reach nobody else's frames, presence, rows of events or search, nor the log", async () => {
    const own = await someone('Delegate of Korea', 'member', 'rok')
    const colleague = await someone('Leader of Korea', 'leader', 'rok')
    const foreign = await someone('Delegate of Japan', 'member', 'jpn')
    const document = notesName(id, 'rok')
    const logged = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write'))
    const writer = await joined(house, own, document)
    const reader = await joined(house, colleague, document)
    const watchers = [
      await joined(house, secretariat, structureName(id), en()),
      await joined(house, foreign, notesName(id, 'jpn')),
    ]
    for (const who of [secretariat, chair, foreign]) {
      await expect(token(who, document)).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    }
    writer.present(document, 5, { field: { item: canary, field: 'note', language: null } })
    writer.write(document, put('note:a', canary))
    await reader.until(() => text(reader.doc(document), 'note:a').includes(canary))
    writer.mark(document, 1)
    await writer.stored(document, 1)
    for (const client of watchers) {
      client.present(client.said[0]?.document ?? '', 6, {})
      await client.hears(client.said[0]?.document ?? '', 'presence')
      expect(Buffer.concat(client.frames).includes(canary)).toBe(false)
    }
    await asSuperuser(async (sql) => {
      for (const table of ['event', 'search_entry', 'agenda_item', 'agenda_text', 'notice', 'collab_projection']) {
        const { rows } = await sql.query(`SELECT count(*)::int AS n FROM ${table} AS t WHERE t::text LIKE $1`, [
          `%${canary}%`,
        ])
        expect(rows).toEqual([{ n: 0 }])
      }
      const { rows } = await sql.query('SELECT count(*)::int AS n FROM collab_projection WHERE document LIKE $1', [
        'notes:%',
      ])
      expect(rows).toEqual([{ n: 0 }])
    })
    expect(logged.flatMap((spy) => spy.mock.calls.map(([part]) => String(part))).join('')).not.toContain(canary)
    for (const spy of logged) spy.mockRestore()
    for (const client of [writer, reader, ...watchers]) client.close()
  })
})
