import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { asSuperuser } from '#tests/database.ts'
import { appendServerEdit } from '#server/agenda/acts/edit.ts'
import { loadDocument } from '#server/agenda/acts/store.ts'
import { wordsName } from '#server/agenda/shape/documents.ts'
import { type House, eventually, joined, meeting, openHouse, someone, type Someone } from './house.ts'
import { put, standing as text } from './raw-client.ts'

let house: House
let id: number
let secretariat: Someone

beforeAll(async () => {
  secretariat = await someone('Secretariat', 'secretariat', 'apec-secretariat')
  id = await meeting({})
  house = await openHouse()
})
afterAll(() => house.close())

async function stored(document: string): Promise<Y.Doc> {
  const doc = new Y.Doc()
  await loadDocument(document, doc)
  return doc
}

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
