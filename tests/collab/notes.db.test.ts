import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { asSuperuser } from '#tests/database.ts'
import { notesName, structureName, wordsName } from '#server/agenda/shape/documents.ts'
import { type House, joined, meeting, openHouse, someone, type Someone, token } from './house.ts'
import { put, standing as text } from './raw-client.ts'

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
