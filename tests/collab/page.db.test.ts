import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import * as encoding from 'lib0/encoding'
import { asSuperuser } from '#tests/database.ts'
import { type Connection, type Joined, openConnection, type SaveState } from '#app/_editor/connection.ts'
import { wordsOf } from '#app/_editor/download.ts'
import { loadDocument } from '#server/agenda/acts/store.ts'
import { structureName, wordsName } from '#server/agenda/shape/documents.ts'
import { type House, eventually, joined, meeting, openHouse, someone, type Someone, token } from './house.ts'
import { put, RawClient, standing as text } from './raw-client.ts'

let house: House
let id: number
let secretariat: Someone
let connection: Connection | undefined
const sockets: WebSocket[] = []
const en = () => wordsName(id, 'en')

beforeAll(async () => {
  secretariat = await someone('Secretariat', 'secretariat', 'apec-secretariat')
  house = await openHouse()
})
afterAll(() => house.close())
afterEach(() => connection?.close())

/** The page's own connection, in Node: a WebSocket that sends the cookie. */
async function page(who: Someone): Promise<Connection> {
  id = await meeting({})
  class Cookied extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie: `session=${who.session}` } })
      sockets.push(this)
      // a browser's socket has no such event
      this.on('error', () => undefined)
    }
  }
  connection = openConnection({
    person: who.person,
    url: house.url,
    token: (document) => token(who, document),
    WebSocket: Cookied,
  })
  return connection
}

function until<T>(document: Joined, look: () => T | undefined | false, limit = 12_000): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(JSON.stringify(document.snapshot()))), limit)
    const seen = (): void => {
      const found = look()
      if (found === undefined || found === false) return
      clearTimeout(timer)
      stop()
      resolve(found)
    }
    const stop = document.subscribe(seen)
    seen()
  })
}
const becomes = (document: Joined, kind: SaveState['kind']) =>
  until(document, () => document.snapshot().state.kind === kind)
async function inRows(document: string): Promise<Y.Doc> {
  const doc = new Y.Doc()
  await loadDocument(document, doc)
  return doc
}

describe('what the page says of its words', () => {
  it('joining, saved, saving, saved: over one socket for all its documents', async () => {
    const before = sockets.length
    const here = await page(secretariat)
    const [words, structure] = [here.join(en()), here.join(structureName(id))]
    expect(words.snapshot().state.kind).toBe('joining')
    await Promise.all([becomes(words, 'saved'), becomes(structure, 'saved')])
    expect(words.snapshot()).toMatchObject({ right: 'write', ready: true })
    put('title:a', 'Typed')(words.doc)
    expect(words.snapshot().state.kind).toBe('saving')
    await becomes(words, 'saved')
    expect(text(await inRows(en()), 'title:a')).toContain('Typed')
    expect(sockets.length - before).toBe(1)
  })

  it('never saved while the COMMIT is held back', async () => {
    const here = await page(secretariat)
    const words = here.join(en())
    await becomes(words, 'saved')
    const seen: string[] = []
    await asSuperuser(async (sql) => {
      await sql.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [en()])
      words.subscribe(() => seen.push(words.snapshot().state.kind))
      put('title:a', 'Held')(words.doc)
      await eventually(
        async () =>
          (
            await sql.query(
              `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
            )
          ).rowCount === 1,
      )
      await new Promise((resolve) => setTimeout(resolve, 300))
      expect(seen).not.toContain('saved')
    })
    await becomes(words, 'saved')
  })

  it('offline while the portal is away, and all that was typed meanwhile is saved on return, however much', async () => {
    const here = await page(secretariat)
    const words = here.join(en())
    await becomes(words, 'saved')
    const again = house.again()
    await becomes(words, 'offline')
    for (let i = 0; i < 400; i++) put('title:a', `offline ${i}`)(words.doc)
    for (let i = 0; i < 12; i++) put(`annotation:${i}`, `${i % 10}`.repeat(150_000))(words.doc)
    expect(words.snapshot().state).toEqual({ kind: 'offline', kept: false, unsaved: true })
    await again
    await becomes(words, 'saved')
    const kept = await inRows(en())
    expect(text(kept, 'title:a')).toBe(text(words.doc, 'title:a'))
    expect(text(kept, 'annotation:11')).toBe(text(words.doc, 'annotation:11'))
  })

  it('refused when its right is withdrawn, with the words to be downloaded', async () => {
    const drafter = await someone('Drafter', 'member', 'nz')
    const here = await page(drafter)
    await asSuperuser((sql) =>
      sql.query('INSERT INTO meeting_drafter (meeting_id, person_id) VALUES ($1, $2)', [id, drafter.person]),
    )
    const words = here.join(en())
    await becomes(words, 'saved')
    put('title:a', 'Mine')(words.doc)
    await becomes(words, 'saved')
    await asSuperuser((sql) => sql.query('DELETE FROM meeting_drafter WHERE person_id = $1', [drafter.person]))
    await becomes(words, 'refused')
    expect(words.snapshot().state).toEqual({ kind: 'refused', code: 'COLLAB_RIGHT_CHANGED' })
    expect(wordsOf(words.doc)).toContain('Mine')
  })

  it('refused for the one document that would harm; the others go on', async () => {
    const here = await page(secretariat)
    const [words, structure] = [here.join(en()), here.join(structureName(id))]
    await Promise.all([becomes(words, 'saved'), becomes(structure, 'saved')])
    const frame = encoding.createEncoder()
    encoding.writeVarString(frame, en())
    for (const number of [0, 2, 7, 1, 0x80, 0x87, 0xa7, 0x0e, 1, 0]) encoding.writeUint8(frame, number)
    sockets.at(-1)?.send(encoding.toUint8Array(frame))
    await becomes(words, 'refused')
    expect(words.snapshot().state).toEqual({ kind: 'refused', code: 'COLLAB_MALFORMED' })
    await until(structure, () => structure.snapshot().state.kind !== 'saved')
    await becomes(structure, 'saved')
    structure.doc.getMap('items').set('still', 1)
    await becomes(structure, 'saved')
    words.retry()
    await becomes(words, 'saved')
  })

  it('refused when it may not open the document at all', async () => {
    const here = await page(await someone('Stranger', 'member', 'jpn'))
    const words = here.join(en())
    await becomes(words, 'refused')
    expect(words.snapshot().state).toEqual({ kind: 'refused', code: 'NOT_PERMITTED' })
  })

  it('refused when its session has ended', async () => {
    const who = await someone('Leaving', 'secretariat', 'apec-secretariat')
    const here = await page(who)
    const words = here.join(en())
    await becomes(words, 'saved')
    await asSuperuser((sql) => sql.query('UPDATE session SET ended_at = now() WHERE id = $1', [who.session]))
    await becomes(words, 'refused')
    expect(words.snapshot().state).toEqual({ kind: 'refused', code: 'SIGNED_OUT' })
  })

  it('refused when the page is of another release', async () => {
    const old = await RawClient.open(`${house.url}?schema=99`, secretariat.session)
    expect(await old.closed).toEqual({ code: 4426, reason: 'COLLAB_PAGE_OLD' })
  })
})

describe('others', () => {
  it('are seen with the field they are in', async () => {
    const here = await page(secretariat)
    const structure = here.join(structureName(id))
    await becomes(structure, 'saved')
    const chair = await someone('Chair', 'chair', 'sccp-chair')
    const other = await joined(house, chair, structureName(id))
    structure.at({ item: 'a', field: 'title', language: 'en' })
    await other.until(() =>
      other.presence(structureName(id)).some((state) => (state['field'] as { item?: string } | null)?.item === 'a'),
    )
    other.present(structureName(id), 9, { field: { item: 'b', field: 'annotation', language: 'ko' } })
    const [person] = await until(structure, () => structure.snapshot().people.length > 0 && structure.snapshot().people)
    expect(person).toMatchObject({
      person: chair.person,
      name: 'Chair',
      self: false,
      field: { item: 'b', field: 'annotation', language: 'ko' },
    })
    other.close()
  })

  it('wait while an input method composes, and their edits come in afterwards', async () => {
    const here = await page(secretariat)
    const words = here.join(en())
    await becomes(words, 'saved')
    const other = await joined(house, secretariat, en())
    words.hold()
    put('title:mine', 'composed')(words.doc)
    other.write(en(), put('title:theirs', 'meanwhile'))
    other.mark(en(), 1)
    await other.stored(en(), 1)
    await other.until(() => text(other.doc(en()), 'title:mine').includes('composed'))
    expect(text(words.doc, 'title:theirs')).toBe('')
    words.release()
    expect(text(words.doc, 'title:theirs')).toContain('meanwhile')
    await becomes(words, 'saved')
    other.close()
  })
})
