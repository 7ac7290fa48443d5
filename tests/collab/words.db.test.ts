import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { asSuperuser } from '#tests/database.ts'
import { appendServerEdit } from '#server/agenda/acts/edit.ts'
import { catchUp } from '#server/agenda/acts/project.ts'
import { structureName, wordsName } from '#server/agenda/shape/documents.ts'
import { addItem } from '#server/agenda/shape/outline-moves.ts'
import { type House, eventually, joined, meeting, openHouse, someone, type Someone } from './house.ts'
import { put, type RawClient } from './raw-client.ts'
import { eventsOf, itemsOf, textOf } from './rows.ts'

let house: House
let id: number
let secretariat: Someone
let korean: Someone
let one: RawClient
const [first, second] = [randomUUID(), randomUUID()]
const structure = () => structureName(id)
const en = () => wordsName(id, 'en')
const ko = () => wordsName(id, 'ko')

beforeAll(async () => {
  secretariat = await someone('Secretariat', 'secretariat', 'apec-secretariat')
  korean = await someone('Owner of Korean', 'member', 'rok')
  id = await meeting({ ko: korean.person })
  house = await openHouse()
  one = await joined(house, secretariat, structure(), en())
  one.write(structure(), (doc) => {
    addItem(doc, first, { parent: null, after: null }, { source: 'en' })
    addItem(doc, second, { parent: null, after: first }, { source: 'en' })
  })
  await eventually(async () => (await itemsOf(id)).size === 2)
})
afterAll(() => house.close())

/** A paragraph with a name, and in a translation the source paragraph it renders. */
function paragraph(name: string, text: string, attributes: Record<string, unknown>): (doc: Y.Doc) => void {
  return (doc) => {
    const block = new Y.XmlElement<Record<string, never>>('paragraph')
    for (const [key, value] of Object.entries(attributes)) block.setAttribute(key, value as never)
    block.insert(0, [new Y.XmlText(text)])
    doc.getXmlFragment(name).insert(0, [block])
  }
}

describe('the words become rows', () => {
  it('with one event for a person, a field and ten minutes', async () => {
    one.write(en(), put(`title:${first}`, 'Opening'))
    await eventually(async () => (await textOf(first, 'en'))?.title === 'Opening')
    one.write(en(), (doc) =>
      ((doc.getXmlFragment(`title:${first}`).get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(7, ' of the meeting'),
    )
    await eventually(async () => (await textOf(first, 'en'))?.title === 'Opening of the meeting')
    one.write(en(), paragraph(`annotation:${first}`, 'The chair opens at 10.', { id: 'p1' }))
    await eventually(async () => (await textOf(first, 'en'))?.plain.includes('opens at 10'))
    const told = await eventsOf('agenda.text.edited', first)
    expect(told.map(({ person, after }) => [person, after['field']])).toEqual([
      [secretariat.person, 'title'],
      [secretariat.person, 'annotation'],
    ])
  })

  it('a translation keeps what its source said when its first words were written', async () => {
    const owner = await joined(house, korean, ko())
    owner.write(ko(), put(`title:${first}`, '개회'))
    owner.write(ko(), paragraph(`annotation:${first}`, '의장이 10시에 개회한다.', { id: 'k1', of: ['p1'] }))
    const basis = await eventually(async () => {
      const { rows } = await asSuperuser((sql) =>
        sql.query(
          'SELECT block, content, person FROM agenda_basis WHERE item_id = $1 AND language = $2 ORDER BY block',
          [first, 'ko'],
        ),
      )
      return rows.length === 2 && rows
    })
    expect(basis.map(({ block }) => block)).toEqual(['p1', 'title'])
    expect(JSON.stringify(basis[0].content)).toContain('opens at 10')
    one.write(en(), (doc) =>
      ((doc.getXmlFragment(`annotation:${first}`).get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Later: '),
    )
    await eventually(async () => (await textOf(first, 'en'))?.plain.includes('Later'))
    owner.write(ko(), (doc) =>
      ((doc.getXmlFragment(`annotation:${first}`).get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, '추후 '),
    )
    await eventually(async () => (await textOf(first, 'ko'))?.plain.includes('추후'))
    const { rows } = await asSuperuser((sql) =>
      sql.query(`SELECT content FROM agenda_basis WHERE item_id = $1 AND block = 'p1'`, [first]),
    )
    expect(JSON.stringify(rows[0].content)).not.toContain('Later')
    owner.close()
  })

  it('words that came before their item are read when it comes', async () => {
    const late = randomUUID()
    one.write(en(), put(`title:${late}`, 'Came first'))
    one.mark(en(), 50)
    await one.stored(en(), 50)
    await new Promise((resolve) => setTimeout(resolve, 700))
    expect(await textOf(late, 'en')).toBeUndefined()
    one.write(structure(), (doc) => addItem(doc, late, { parent: null, after: null }, { source: 'en' }))
    await eventually(async () => (await textOf(late, 'en'))?.title === 'Came first')
    expect(await eventsOf('agenda.text.edited', late)).toMatchObject([{ person: secretariat.person }])
  })

  it('an edit from the server to an open document is projected with its person', async () => {
    await appendServerEdit({ person: korean.person, party: 'rok' }, en(), put(`title:${second}`, 'From the server'))
    await eventually(async () => (await textOf(second, 'en'))?.title === 'From the server')
    expect(await eventsOf('agenda.text.edited', second)).toMatchObject([{ person: korean.person }])
  })

  it('what was stored but not projected is caught up, each change with its own person', async () => {
    const other = await meeting({})
    const item = randomUUID()
    await appendServerEdit({ person: null, party: null }, structureName(other), (doc) =>
      addItem(doc, item, { parent: null, after: null }, { source: 'en' }),
    )
    await appendServerEdit(
      { person: secretariat.person, party: null },
      wordsName(other, 'en'),
      put(`title:${item}`, 'Caught up'),
    )
    await appendServerEdit(
      { person: korean.person, party: null },
      wordsName(other, 'en'),
      put(`annotation:${item}`, 'By somebody else'),
    )
    expect(await catchUp(other)).toBe(true)
    expect(await textOf(item, 'en')).toMatchObject({ title: 'Caught up', plain: 'Caught up\nBy somebody else' })
    const told = await eventsOf('agenda.text.edited', item)
    expect(told.map(({ person, after }) => [after['field'], person])).toEqual([
      ['title', secretariat.person],
      ['annotation', korean.person],
    ])
  })
})
