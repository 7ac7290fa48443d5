import { createHash, randomBytes } from 'node:crypto'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import S3rver from 's3rver'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Refusal } from './errors.ts'
import { openStorage, type Storage } from './storage.ts'
import { diskShelf } from './storage/disk.ts'

const folder = mkdtempSync(join(tmpdir(), 'sccp-storage-'))
const disk = openStorage({ dataDir: join(folder, 'disk'), objectStore: undefined })
const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER', region: 'us-east-1' }
const port = 20_000 + (process.pid % 20_000)
const server = new S3rver({
  port,
  address: '127.0.0.1',
  silent: true,
  directory: join(folder, 'buckets'),
  configureBuckets: [{ name: 'papers', configs: [] }],
})
const bucket = openStorage({
  dataDir: join(folder, 'bucket'),
  objectStore: { ...credentials, endpoint: `http://127.0.0.1:${port}`, bucket: 'papers' },
})

beforeAll(() => server.run())
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
/** in parts of uneven size, as a network gives them */
const given = (bytes: Buffer, size = 70_001) =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size)),
  )
const read = async (from: Storage, hash: string, range?: { start?: number; end?: number }) =>
  buffer(await from.open(hash, range))
const objects = () =>
  globSync('disk/storage/**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile())
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: Refusal) => error.code,
  )

describe.each([
  ['on the disk', disk],
  ['in an object store', bucket],
])('%s', (_, storage) => {
  test.each([1, 1024, 1 << 20, (1 << 20) + 1, 13_000_017])('what is put comes back: %i bytes', async (size) => {
    const bytes = randomBytes(size)
    const stored = await storage.put(given(bytes))
    expect(stored).toEqual({ hash: sha(bytes), size })
    expect(await storage.has(stored.hash)).toBe(true)
    expect(sha(await read(storage, stored.hash))).toBe(stored.hash)
    const [start, end] = [Math.floor(size / 3), Math.floor(size / 2)]
    expect(await read(storage, stored.hash, { start, end })).toEqual(bytes.subarray(start, end + 1))
    expect(await read(storage, stored.hash, { start: size - 1 })).toEqual(bytes.subarray(size - 1))
  })

  test('nothing at all is stored too, and what was never put is not there', async () => {
    const { hash } = await storage.put(Readable.from([]))
    expect(await read(storage, hash)).toHaveLength(0)
    expect(await storage.has('0'.repeat(64))).toBe(false)
    expect(await storage.has('../../../etc/passwd')).toBe(false)
    expect(await codeOf(storage.open('0'.repeat(64)))).toBe('STORAGE_DAMAGED')
  })

  test('a removed object is gone', async () => {
    const { hash } = await storage.put(given(randomBytes(5000)))
    await storage.remove(hash)
    expect(await storage.has(hash)).toBe(false)
  })

  test('a file is adopted out of the incoming folder', async () => {
    const bytes = randomBytes(6_000_000)
    const file = join(await storage.room(), 'adopted')
    writeFileSync(file, bytes)
    expect((await storage.adopt(file)).hash).toBe(sha(bytes))
    expect(existsSync(file)).toBe(false)
    expect(sha(await read(storage, sha(bytes)))).toBe(sha(bytes))
  })

  test('what is larger than its limit leaves nothing behind', async () => {
    const bytes = randomBytes(300_000)
    expect(await codeOf(storage.put(given(bytes), { limit: 299_999 }))).toBe('FILE_TOO_LARGE')
    expect(await storage.has(sha(bytes))).toBe(false)
    expect(globSync(join(await storage.room(), '*'))).toEqual([])
  })
})

test('the same bytes twice, at the same moment too, are one object', async () => {
  const before = objects().length
  const bytes = randomBytes(2_000_000)
  await Promise.all([disk.put(given(bytes)), disk.put(given(bytes, 999))])
  await disk.put(given(bytes))
  expect(objects()).toHaveLength(before + 2)
  expect(sha(await read(disk, sha(bytes)))).toBe(sha(bytes))
})

test.each([0, 1_500_000, 4_999_999])(
  'a byte changed at %i is noticed and nothing of its piece is served',
  async (at) => {
    const bytes = randomBytes(5_000_000)
    const { hash } = await disk.put(given(bytes))
    const path = join(folder, 'disk/storage/objects', hash.slice(0, 2), hash.slice(2, 4), hash)
    const changed = readFileSync(path)
    changed[at] = (changed[at] ?? 0) ^ 1
    writeFileSync(path, changed)
    const served: Buffer[] = []
    const reading = async () => {
      for await (const part of await disk.open(hash)) served.push(part as Buffer)
    }
    expect(await codeOf(reading())).toBe('STORAGE_DAMAGED')
    const got = Buffer.concat(served)
    expect(got).toEqual(bytes.subarray(0, got.length))
    expect(got.length).toBeLessThanOrEqual(Math.floor(at / (1 << 20)) * (1 << 20))
    expect(await codeOf(read(disk, hash, { start: at, end: at }))).toBe('STORAGE_DAMAGED')
    // sent again, it is whole again
    await disk.put(given(bytes))
    expect(sha(await read(disk, hash))).toBe(hash)
  },
)

test('an object cut short, its sums changed with it, or its sums lost: never served as whole', async () => {
  const bytes = randomBytes(3_000_000)
  const { hash } = await disk.put(given(bytes))
  const path = join(folder, 'disk/storage/objects', hash.slice(0, 2), hash.slice(2, 4), hash)
  rmSync(`${path}.sum`)
  expect(sha(await read(disk, hash))).toBe(hash)
  expect(existsSync(`${path}.sum`)).toBe(true)
  const other = randomBytes(3_000_000)
  const made = await disk.put(given(other))
  const sums = join(folder, 'disk/storage/objects', made.hash.slice(0, 2), made.hash.slice(2, 4), `${made.hash}.sum`)
  writeFileSync(path, other)
  writeFileSync(`${path}.sum`, readFileSync(sums))
  expect(await codeOf(read(disk, hash))).toBe('STORAGE_DAMAGED')
  writeFileSync(path, bytes.subarray(0, 2_500_000))
  expect(await codeOf(read(disk, hash))).toBe('STORAGE_DAMAGED')
})

test.each([
  ['ENOSPC', 'STORAGE_FULL'],
  ['EIO', 'STORAGE_AWAY'],
])('a disk that says %s is told as %s and leaves no half object', async (code, told) => {
  const dataDir = join(folder, code)
  const incoming = join(dataDir, 'storage', 'incoming')
  const shelf = {
    ...diskShelf(join(dataDir, 'storage', 'objects'), incoming),
    take: () => Promise.reject(Object.assign(new Error(code), { code })),
  }
  const storage = openStorage({ dataDir, objectStore: undefined }, shelf)
  const bytes = randomBytes(2_000_000)
  expect(await codeOf(storage.put(given(bytes)))).toBe(told)
  expect(await storage.has(sha(bytes))).toBe(false)
  expect(globSync(join(incoming, '*'))).toEqual([])
})

test('an object store that is away is told as such', async () => {
  const away = openStorage({
    dataDir: join(folder, 'away'),
    objectStore: { ...credentials, endpoint: 'http://127.0.0.1:1', bucket: 'papers' },
  })
  expect(await codeOf(away.put(given(randomBytes(10))))).toBe('STORAGE_AWAY')
  expect(globSync(join(await away.room(), '*'))).toEqual([])
})

test('a sender that breaks off leaves nothing behind', async () => {
  const broken = async function* () {
    yield randomBytes(100_000)
    throw new Error('connection reset')
  }
  await expect(disk.put(Readable.from(broken()))).rejects.toThrow('connection reset')
  expect(globSync(join(await disk.room(), '*'))).toEqual([])
})

test('what a killed process left is swept after a day, not before', async () => {
  const [old, young] = ['old', 'young'].map((name) => join(folder, 'disk/storage/incoming', name))
  for (const file of [old, young]) writeFileSync(file ?? '', 'x')
  utimesSync(old ?? '', 1, 1)
  expect(await disk.sweep()).toBe(1)
  expect(existsSync(young ?? '')).toBe(true)
  rmSync(young ?? '')
})
