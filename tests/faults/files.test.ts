import { createHash, randomBytes } from 'node:crypto'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testVirus } from '#tests/clamd.ts'
import { docxOf, docxParts, paragraph, pdfOf, zipOf } from '#tests/files.ts'
import { type Portal, removeData, startPortal } from '#tests/server.ts'
import { cookieOf } from '#tests/sign-in.ts'

const folder = mkdtempSync(join(tmpdir(), 'sccp-files-'))
const dataDir = join(folder, 'data')
const meeting = '31'
let portal: Portal
let cookie = ''

beforeAll(async () => {
  portal = await startPortal({ dataDir })
  cookie = await cookieOf(portal.url, 'head.kr')
})
afterAll(async () => {
  await portal.stop()
  await removeData(dataDir)
  rmSync(folder, { recursive: true, force: true })
})

const tus = { 'tus-resumable': '1.0.0' }
const spelled = (words: string) => Buffer.from(words).toString('base64')
async function begin(size: number, name: string): Promise<string> {
  const answer = await fetch(`${portal.url}/api/files/uploads`, {
    method: 'POST',
    headers: {
      ...{ cookie, ...tus, 'upload-length': String(size) },
      'upload-metadata': `name ${spelled(name)},meeting ${spelled(meeting)}`,
    },
  })
  expect(answer.status).toBe(201)
  return String(answer.headers.get('location'))
}
const piece = { ...tus, 'content-type': 'application/offset+octet-stream' }
async function patch(place: string, bytes: Buffer, offset: number): Promise<number> {
  const headers = { cookie, ...piece, 'upload-offset': String(offset) }
  const answer = await fetch(portal.url + place, { method: 'PATCH', headers, body: new Uint8Array(bytes) })
  await answer.text()
  return answer.status
}
async function offsetOf(place: string): Promise<number> {
  const answer = await fetch(portal.url + place, { method: 'HEAD', headers: { cookie, ...tus } })
  return Number(answer.headers.get('upload-offset'))
}

interface View {
  state: string
  code: string | null
  file: { hash: string } | null
}
/** What becomes of an upload that has arrived. */
async function outcome(place: string): Promise<View> {
  const upload = place.split('/').at(-1)
  const input = encodeURIComponent(JSON.stringify({ 0: { json: { upload } } }))
  for (let i = 0; i < 200; i++) {
    const answer = await fetch(`${portal.url}/api/trpc/documents.upload?batch=1&input=${input}`, {
      headers: { cookie },
    })
    const [{ result }] = (await answer.json()) as [{ result: { data: { json: View } } }]
    const view = result.data.json
    if (view.state === 'stored' || view.state === 'refused') return view
    await wait(150)
  }
  throw new Error('the inspection does not end')
}

/** Sends the beginning of a piece and leaves without a word. */
function cutOff(place: string, bytes: Buffer, sent: number): Promise<void> {
  return new Promise((done) => {
    const headers = { ...piece, cookie, host: `localhost:${portal.port}`, 'upload-offset': '0' }
    const lines = Object.entries({ ...headers, 'content-length': bytes.length }).map(
      ([name, value]) => `${name}: ${value}`,
    )
    const socket = connect(portal.port, 'localhost', () => {
      socket.write(`PATCH ${place} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
      socket.write(bytes.subarray(0, sent), () => setTimeout(() => socket.destroy(), 300))
    })
    socket.on('error', () => undefined)
    socket.on('close', () => done())
  })
}

const large = (words: string) =>
  zipOf(docxParts(paragraph(words), { 'word/media/image1.png': randomBytes(20_000_000) }))
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

test('an upload whose connection is cut goes on from where it was', async () => {
  const bytes = await large('cut')
  const place = await begin(bytes.length, 'cut.docx')
  await cutOff(place, bytes, 7_000_000)
  let offset = await offsetOf(place)
  expect(offset).toBeGreaterThan(0)
  expect(offset).toBeLessThanOrEqual(7_000_000)
  while (offset < bytes.length) {
    expect(await patch(place, bytes.subarray(offset, offset + 4_000_000), offset)).toBe(204)
    offset = await offsetOf(place)
  }
  expect(await outcome(place)).toMatchObject({ state: 'stored', file: { hash: hashOf(bytes) } })
})

test('an upload outlives the portal that took its first half, and the same file twice is stored once', async () => {
  const bytes = await large('killed')
  const place = await begin(bytes.length, 'killed.docx')
  expect(await patch(place, bytes.subarray(0, 9_000_000), 0)).toBe(204)
  process.kill(portal.pid(), 'SIGKILL')
  await portal.stop()
  portal = await startPortal({ dataDir, port: portal.port })
  cookie = await cookieOf(portal.url, 'head.kr')
  expect(await offsetOf(place)).toBe(9_000_000)
  expect(await patch(place, bytes.subarray(9_000_000), 9_000_000)).toBe(204)
  const { file } = await outcome(place)
  expect(file?.hash).toBe(hashOf(bytes))
  const objects = () => globSync('storage/objects/*/*/*', { cwd: dataDir }).length
  const before = objects()
  const again = await begin(bytes.length, 'again.docx')
  expect(await patch(again, bytes, 0)).toBe(204)
  expect((await outcome(again)).file?.hash).toBe(file?.hash)
  expect(objects()).toBe(before)
  expect(globSync('storage/uploads/*', { cwd: dataDir })).toEqual([])
})

test('a file whose inspection was killed is inspected by the next portal', async () => {
  const bytes = await docxOf('Inspected twice')
  const place = await begin(bytes.length, 'twice.docx')
  const sent = patch(place, bytes, 0)
  await sent
  process.kill(portal.pid(), 'SIGKILL')
  await portal.stop()
  portal = await startPortal({ dataDir, port: portal.port })
  cookie = await cookieOf(portal.url, 'head.kr')
  expect((await outcome(place)).state).toBe('stored')
})

test.runIf(existsSync('/dev/full'))('a full disk is told as one, and what had arrived is kept', async () => {
  const bytes = await docxOf('No room')
  const place = await begin(bytes.length, 'full.docx')
  const path = join(dataDir, 'storage/uploads', place.split('/').at(-1) ?? '')
  rmSync(path)
  symlinkSync('/dev/full', path)
  const headers = { cookie, ...piece, 'upload-offset': '0' }
  const answer = await fetch(portal.url + place, { method: 'PATCH', headers, body: new Uint8Array(bytes) })
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([503, 'STORAGE_FULL'])
  rmSync(path)
  writeFileSync(path, bytes.subarray(0, 10))
  expect(await offsetOf(place)).toBe(10)
  expect(await patch(place, bytes.subarray(10), 10)).toBe(204)
  expect((await outcome(place)).state).toBe('stored')
})

test('no hostile file ends in a fault, a hang or a dead process', async () => {
  const before = portal.pid()
  const deep = '<w:sdt>'.repeat(300) + '</w:sdt>'.repeat(300)
  const laughs = '<!DOCTYPE l [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;">]><w:document>&b;</w:document>'
  const hostile: [string, string, Buffer][] = [
    ['bomb.docx', 'FILE_BOMB', await zipOf(docxParts('', { 'word/media/a.bmp': Buffer.alloc(90 << 20) }))],
    ['deep.docx', 'FILE_XML_UNSAFE', await zipOf(docxParts(deep))],
    ['laughs.docx', 'FILE_XML_UNSAFE', await zipOf(docxParts('', { 'word/document.xml': laughs }))],
    ['macro.docx', 'FILE_MACROS', await zipOf(docxParts('', { 'word/vbaProject.bin': 'x' }))],
    ['archive.docx', 'FILE_ARCHIVE', await zipOf({ 'a.exe': 'MZ' })],
    ['lie.pdf', 'FILE_EXTENSION_LIES', await docxOf('I am none')],
    ['virus.pdf', 'FILE_TYPE_UNKNOWN', testVirus],
    ['broken.pdf', 'FILE_BROKEN', Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 1 0 R >>')],
    ['cut.pdf', 'FILE_BROKEN', pdfOf(['x']).subarray(0, 60)],
    ['noise.xlsx', 'FILE_BROKEN', Buffer.concat([Buffer.from('PK\u0003\u0004'), randomBytes(5000)])],
  ]
  for (const [name, code, bytes] of hostile) {
    const place = await begin(bytes.length, name)
    expect(await patch(place, bytes, 0), name).toBe(204)
    expect(await outcome(place), name).toMatchObject({ state: 'refused', code })
  }
  expect((await fetch(`${portal.url}/api/health`)).status).toBe(200)
  expect(portal.pid()).toBe(before)
  expect(portal.output()).not.toMatch(/process\.failed|request\.failed/)
  expect(readFileSync(join(dataDir, 'portal.json'), 'utf8')).toContain(String(before))
})
