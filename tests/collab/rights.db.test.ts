import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { asSuperuser } from '#tests/database.ts'
import { notesName, structureName, wordsName } from '#server/agenda/shape/documents.ts'
import { env } from '#server/kernel/env.ts'
import { issueToken } from '#server/agenda/tokens.ts'
import { type House, joined, meeting, openHouse, someone, type Someone, token } from './house.ts'
import { put, RawClient, standing } from './raw-client.ts'

let house: House
let id: number
let secretariat: Someone
let drafter: Someone
let korean: Someone
let outsider: Someone
const en = () => wordsName(id, 'en')
const ko = () => wordsName(id, 'ko')
const structure = () => structureName(id)

beforeAll(async () => {
  secretariat = await someone('Secretariat', 'secretariat', 'apec-secretariat')
  drafter = await someone('Drafter', 'member', 'nz')
  korean = await someone('Owner of Korean', 'member', 'rok')
  outsider = await someone('Delegate', 'member', 'jpn')
  id = await meeting({ ko: korean.person })
  await asSuperuser((sql) =>
    sql.query('INSERT INTO meeting_drafter (meeting_id, person_id) VALUES ($1, $2)', [id, drafter.person]),
  )
  house = await openHouse()
})
afterAll(() => house.close())

const words = (client: RawClient, document: string, name: string): string => standing(client.doc(document), name)

describe('rights hold per document', () => {
  it('a drafter writes structure and source, and reads the rest', async () => {
    const client = await RawClient.open(house.url, drafter.session)
    expect(await client.join(structure(), await token(drafter, structure()))).toBe('read-write')
    expect(await client.join(en(), await token(drafter, en()))).toBe('read-write')
    expect(await client.join(ko(), await token(drafter, ko()))).toBe('readonly')
    client.close()
  })

  it('an owner writes that language alone', async () => {
    const client = await RawClient.open(house.url, korean.session)
    expect(await client.join(ko(), await token(korean, ko()))).toBe('read-write')
    expect(await client.join(en(), await token(korean, en()))).toBe('readonly')
    expect(await client.join(structure(), await token(korean, structure()))).toBe('readonly')
    client.close()
  })

  it('who may only read and writes all the same is closed, and nothing of it is applied or stored', async () => {
    const reader = await joined(house, secretariat, structure())
    const owner = await joined(house, korean, structure())
    owner.write(structure(), (doc) => doc.getMap('items').set('forged', new Y.Map([['gone', null]])))
    expect(await owner.closed).toEqual({ code: 4405, reason: `COLLAB_READ_ONLY ${structure()}` })
    reader.mark(structure(), 1)
    await reader.stored(structure(), 1)
    expect(reader.doc(structure()).getMap('items').has('forged')).toBe(false)
    const rows = await asSuperuser((sql) => sql.query('SELECT 1 FROM collab_update WHERE person = $1', [korean.person]))
    expect(rows.rowCount).toBe(0)
    reader.close()
  })

  it('everybody else gets no token', async () => {
    for (const document of [
      structure(),
      en(),
      ko(),
      notesName(id, 'rok'),
      wordsName(id, 'fr'),
      structureName(999_999),
    ]) {
      await expect(token(outsider, document)).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    }
  })

  it('a token opens its document, its session and its minute, nothing else', async () => {
    const stolen = await token(drafter, en())
    const thief = await RawClient.open(house.url, outsider.session)
    await expect(thief.join(en(), stolen)).rejects.toThrow('NOT_PERMITTED')
    thief.close()
    const client = await RawClient.open(house.url, drafter.session)
    await expect(client.join(structure(), stolen)).rejects.toThrow('NOT_PERMITTED')
    await expect(client.join(ko(), `${stolen}x`)).rejects.toThrow('NOT_PERMITTED')
    const grant = {
      person: drafter.person,
      session: drafter.session,
      document: wordsName(id, 'ja'),
      right: 'write' as const,
    }
    await expect(
      client.join(grant.document, issueToken(env.authSecret, grant, new Date(Date.now() - 61_000))),
    ).rejects.toThrow('COLLAB_UNAVAILABLE')
    client.close()
    const forged = await RawClient.open(house.url, outsider.session)
    const own = { person: outsider.person, session: outsider.session, document: en(), right: 'write' as const }
    await expect(forged.join(en(), issueToken(env.authSecret, own, new Date()))).rejects.toThrow('NOT_PERMITTED')
    forged.close()
  })

  it('a socket without a session does not come to be', async () => {
    await expect(RawClient.open(house.url, 'nobody')).rejects.toThrow('403')
  })

  it('odd names of documents are refused', async () => {
    const client = await RawClient.open(house.url, secretariat.session)
    const odd = [
      `agenda:${id}:`,
      `agenda:0${id}`,
      `agenda:${id} `,
      `Agenda:${id}`,
      `agenda:${id}:en:x`,
      `other:${id}`,
      `agenda:${id}\0x`,
      `agenda:-${id}`,
      `agenda:${id}:../en`,
      'agenda:',
      `notes:${id}`,
      `agenda:99999999999`,
      '',
    ]
    for (const name of odd) {
      client.frame(name, 2, 0, await token(secretariat, structure()))
      await client.hears(name, 'denied', ({ reason }) => reason === 'COLLAB_DOCUMENT_UNKNOWN')
    }
    expect(client.open).toBe(true)
    client.close()
  })
})

describe('rights are asked again while connected', () => {
  it('a right withdrawn closes within 5 s, a right given is told', async () => {
    const guest = await someone('New drafter', 'member', 'nz')
    await asSuperuser((sql) =>
      sql.query('UPDATE meeting_language SET owner = $1 WHERE meeting_id = $2 AND language = $3', [
        guest.person,
        id,
        'ja',
      ]),
    )
    const client = await joined(house, guest, en())
    await asSuperuser((sql) =>
      sql.query('INSERT INTO meeting_drafter (meeting_id, person_id) VALUES ($1, $2)', [id, guest.person]),
    )
    await client.hears(en(), 'told', ({ payload }) => payload === '{"right":"write"}')
    client.write(en(), put('title:given', 'written after the right came'))
    client.mark(en(), 1)
    await client.stored(en(), 1)
    const withdrawn = performance.now()
    await asSuperuser((sql) => sql.query('DELETE FROM meeting_drafter WHERE person_id = $1', [guest.person]))
    expect(await client.closed).toEqual({ code: 4403, reason: `COLLAB_RIGHT_CHANGED ${en()}` })
    expect(performance.now() - withdrawn).toBeLessThan(5000)
  })

  it('a session that is ended closes within 5 s', async () => {
    const client = await joined(house, await someone('Second secretary', 'secretariat', 'apec-secretariat'), en())
    const ended = performance.now()
    await asSuperuser((sql) =>
      sql.query(
        `UPDATE session SET ended_at = now() WHERE person_id = (SELECT id FROM person WHERE name = 'Second secretary')`,
      ),
    )
    expect(await client.closed).toEqual({ code: 4401, reason: 'SIGNED_OUT' })
    expect(performance.now() - ended).toBeLessThan(5000)
  })
})

describe('who is here', () => {
  it('is said by the portal: a forged name, colour or foreign client id does not pass', async () => {
    const other = await joined(house, secretariat, structure())
    const forger = await joined(house, drafter, structure())
    other.present(structure(), 77, { field: { item: 'a', field: 'title', language: 'en' } })
    await forger.until(() => forger.presence(structure()).length === 1)
    forger.present(structure(), 88, {
      user: { name: 'Chair', color: 'red;background:url(x)' },
      cursor: { anchor: 1, head: 2 },
      extra: 'x',
    })
    forger.present(structure(), 77, { user: { name: 'Somebody else' } })
    const seen = await other.until(() => {
      const states = other.presence(structure())
      return states.length === 2 && states
    })
    const names = seen.map((state) => state['user'] as { name: string; color: string; person: string })
    expect(names.map(({ name }) => name).sort()).toEqual(['Drafter', 'Secretariat'])
    expect(names.every(({ color }) => /^#[0-9a-f]{6}$/.test(color))).toBe(true)
    expect(seen.every((state) => Object.keys(state).sort().join() === 'cursor,field,user')).toBe(true)
    other.close()
    forger.close()
  })

  it('a client cannot broadcast past the portal', async () => {
    const other = await joined(house, secretariat, structure())
    const client = await joined(house, drafter, structure())
    client.broadcast(structure(), 'canary')
    expect((await client.closed).code).toBe(4400)
    expect(other.said.some((told) => told.kind === 'told' && told.payload === 'canary')).toBe(false)
    expect(words(other, structure(), 'x')).toBe('')
    other.close()
  })
})
