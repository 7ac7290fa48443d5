import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wordsName } from '#server/agenda/shape/documents.ts'
import { type House, joined, meeting, openHouse, someone, type Someone, token } from './house.ts'
import { put, RawClient } from './raw-client.ts'

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
