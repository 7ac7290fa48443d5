import { createHash, randomUUID } from 'node:crypto'
import { existsSync, globSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Actor } from '#server/kernel/actor.ts'
import { machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { env, provide } from '#server/kernel/env.ts'
import { listen, portalServer } from '#server/kernel/serve.ts'
import { proxyNetworks } from '#server/kernel/settings.ts'
import { storage } from '#server/kernel/storage.ts'
import { fakeScanner, testVirus } from '#tests/clamd.ts'
import { asSuperuser } from '#tests/database.ts'
import { docxOf, docxParts, paragraph, pdfOf, zipOf } from '#tests/files.ts'
import { sampleActor, sampleMeeting } from '#tests/meeting.ts'
import { uploadOf } from './acts/upload.ts'
import { files } from './http.ts'
import { inspect, rescan, tidyUploads } from './jobs.ts'
import { issuePaper } from './service.ts'

const actors: Record<string, Actor> = {}
vi.mock('#server/identity/service.ts', () => ({
  actorOf: (headers: Headers) => Promise.resolve(actors[headers.get('cookie') ?? ''] ?? null),
}))

let meeting = 0
let base = ''
let port = 0
const server = portalServer(
  { pages: () => Promise.reject(new Error('no page')), files },
  {
    publicUrl: 'http://localhost:3000',
    publicUrlIsDefault: false,
    port: 0,
    proxies: proxyNetworks([]),
    production: true,
    publicFolder: 'public',
  },
)

beforeAll(async () => {
  const sample = await sampleMeeting()
  meeting = sample.meeting
  const { people } = sample
  actors['secretariat'] = sampleActor('secretariat', people['secretariat'] ?? '')
  actors['korea'] = sampleActor('member', people['delegate'] ?? '', 'rok')
  actors['japan'] = sampleActor('member', people['chair'] ?? '', 'jpn')
  actors['observer'] = sampleActor('observer', people['observer'] ?? '', 'asean')
  await listen(server, 0, '127.0.0.1')
  port = (server.address() as AddressInfo).port
  base = `http://127.0.0.1:${port}/api/files`
})
afterAll(() => server.close())
beforeEach(() => provide({ CLAMAV_URL: '' }))

const tus = { 'tus-resumable': '1.0.0' }
const ask = (path: string, as: string, init: RequestInit = {}) =>
  fetch(`${base}${path}`, { ...init, headers: { cookie: as, ...(init.headers as Record<string, string>) } })
const metadata = (name: string, at = meeting) =>
  `name ${Buffer.from(name).toString('base64')},meeting ${Buffer.from(String(at)).toString('base64')}`

function begin(as: string, size: number, name: string, at?: number): Promise<Response> {
  const headers = { ...tus, 'upload-length': String(size), 'upload-metadata': metadata(name, at) }
  return ask('/uploads', as, { method: 'POST', headers })
}
const placeOf = (answer: Response) => String(answer.headers.get('location')).replace('/api/files', '')
const patch = (as: string, place: string, bytes: Buffer, offset: number) =>
  ask(place, as, {
    method: 'PATCH',
    headers: { ...tus, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
    body: new Uint8Array(bytes),
  })
const idOf = (place: string) => place.split('/').at(-1) ?? ''

/** Sends a file whole and has it inspected; gives what its person sees. */
async function sent(bytes: Buffer, name: string, as = 'korea') {
  const begun = await begin(as, bytes.length, name)
  if (begun.status !== 201) return { begun, ...((await begun.json()) as { code: string }) }
  const upload = idOf(placeOf(begun))
  expect((await patch(as, placeOf(begun), bytes, 0)).status).toBe(204)
  await inspect({ upload })
  return { begun, ...(await uploadOf(actors[as] as Actor, { upload })) }
}
const codeOf = async (answer: Promise<Response>) => {
  const got = await answer
  return [got.status, ((await got.json()) as { code: string }).code]
}

describe('an upload', () => {
  test('arrives in pieces, is inspected and stored, and its text is kept', async () => {
    const bytes = await docxOf('Single windows in practice', 'Second paragraph')
    const begun = await begin('korea', bytes.length, '논문.docx')
    expect(begun.status).toBe(201)
    const place = placeOf(begun)
    expect((await patch('korea', place, bytes.subarray(0, 100), 0)).headers.get('upload-offset')).toBe('100')
    expect((await patch('korea', place, bytes.subarray(50), 50)).status).toBe(409)
    const head = await ask(place, 'korea', { method: 'HEAD', headers: tus })
    expect(head.headers.get('upload-offset')).toBe('100')
    expect(head.headers.get('cache-control')).toContain('no-store')
    expect((await patch('korea', place, bytes.subarray(100), 100)).status).toBe(204)
    const upload = idOf(place)
    expect((await uploadOf(actors['korea'] as Actor, { upload })).state).toBe('inspecting')
    await inspect({ upload })
    const view = await uploadOf(actors['korea'] as Actor, { upload })
    expect(view).toMatchObject({ state: 'stored', name: '논문.docx', file: { type: 'docx', state: 'clean' } })
    const hash = createHash('sha256').update(bytes).digest('hex')
    expect(view.file?.hash).toBe(hash)
    const kept = await db.as(machine('test'), (tx) => tx.storedFile.findUniqueOrThrow({ where: { hash } }))
    const { blocks } = (await json(await storage.open(kept.reading ?? ''))) as { blocks: { text: string }[] }
    expect(blocks.map(({ text }) => text)).toEqual(['Single windows in practice', 'Second paragraph'])
    expect(globSync(join(env.dataDir, 'storage/uploads', `${upload}*`))).toEqual([])
  })

  test('goes on after its connection was cut', async () => {
    const bytes = await zipOf(
      docxParts(paragraph('x'), { 'word/media/a.bin': Buffer.from(crypto.getRandomValues(new Uint8Array(60_000))) }),
    )
    const place = placeOf(await begin('korea', bytes.length, 'cut.docx'))
    await new Promise<void>((done) => {
      const socket = connect(port, '127.0.0.1', () => {
        const lines = [
          'PATCH /api/files' + place + ' HTTP/1.1',
          'Host: localhost:3000',
          'Cookie: korea',
          'Tus-Resumable: 1.0.0',
          'Upload-Offset: 0',
          'Content-Type: application/offset+octet-stream',
          `Content-Length: ${bytes.length}`,
        ]
        socket.write(`${lines.join('\r\n')}\r\n\r\n`)
        socket.write(bytes.subarray(0, 40_000), () => setTimeout(() => socket.destroy(), 200))
      })
      socket.on('close', () => done())
    })
    let offset = 0
    for (let i = 0; i < 50 && offset === 0; i++) {
      await new Promise((wait) => setTimeout(wait, 50))
      const head = await ask(place, 'korea', { method: 'HEAD', headers: tus })
      offset = Number(head.headers.get('upload-offset'))
    }
    expect(offset).toBe(40_000)
    expect((await patch('korea', place, bytes.subarray(offset), offset)).status).toBe(204)
    await inspect({ upload: idOf(place) })
    expect((await uploadOf(actors['korea'] as Actor, { upload: idOf(place) })).state).toBe('stored')
  })

  test('is its person’s alone: nobody else goes on with it, asks for it or deletes it', async () => {
    const place = placeOf(await begin('korea', 50, 'mine.docx'))
    for (const as of ['japan', 'secretariat', 'observer']) {
      expect((await ask(place, as, { method: 'HEAD', headers: tus })).status).toBe(404)
      expect(await codeOf(patch(as, place, Buffer.alloc(10), 0))).toEqual([404, 'UPLOAD_UNKNOWN'])
      expect(await codeOf(ask(place, as, { method: 'DELETE', headers: tus }))).toEqual([404, 'UPLOAD_UNKNOWN'])
      await expect(uploadOf(actors[as] as Actor, { upload: idOf(place) })).rejects.toThrow('UPLOAD_UNKNOWN')
    }
    expect(await codeOf(patch('', place, Buffer.alloc(10), 0))).toEqual([401, 'SIGNED_OUT'])
    expect((await ask(place, 'korea')).status).toBe(404)
    expect((await ask(place, 'korea', { method: 'DELETE', headers: tus })).status).toBe(204)
    expect((await ask(place, 'korea', { method: 'HEAD', headers: tus })).status).toBe(404)
  })

  test.each([
    ['an observer', 'observer', 10, 'a.docx', undefined, [403, 'NOT_PERMITTED']],
    ['a stranger', '', 10, 'a.docx', undefined, [401, 'SIGNED_OUT']],
    ['a meeting that is none', 'korea', 10, 'a.docx', 999_999, [404, 'MEETING_UNKNOWN']],
    ['no bytes', 'korea', 0, 'a.docx', undefined, [400, 'FILE_EMPTY']],
    ['more than 100 MB', 'korea', 104_857_601, 'a.docx', undefined, [400, 'FILE_TOO_LARGE']],
    ['a path', 'korea', 10, '../../etc/a.docx', undefined, [400, 'FILE_NAME_INVALID']],
    ['a path of another system', 'korea', 10, 'C:\\a.docx', undefined, [400, 'FILE_NAME_INVALID']],
    ['a name that turns round', 'korea', 10, 'a\u202excod.exe', undefined, [400, 'FILE_NAME_INVALID']],
    ['a name of 256 letters', 'korea', 10, `${'會'.repeat(251)}.docx`, undefined, [400, 'FILE_NAME_INVALID']],
  ])('is not opened for %s', async (_, as, size, name, at, answer) => {
    expect(await codeOf(begin(as, size, name, at))).toEqual(answer)
  })

  test('is one of ten at most', async () => {
    const begun: Response[] = []
    for (let i = 0; i < 10; i++) begun.push(await begin('japan', 10, 'a.docx'))
    expect(begun.every(({ status }) => status === 201)).toBe(true)
    expect(await codeOf(begin('japan', 10, 'a.docx'))).toEqual([429, 'UPLOADS_TOO_MANY'])
    await asSuperuser((client) => client.query(`DELETE FROM upload WHERE state = 'receiving'`))
  })

  test('with a name of 255 Chinese letters keeps it', async () => {
    const name = `${'關'.repeat(250)}.docx`
    expect(await sent(await docxOf('long'), name)).toMatchObject({ state: 'stored', name })
  })

  test('of the same bytes by two people is stored once', async () => {
    const bytes = await docxOf('The same')
    const count = async () => await db.as(machine('test'), (tx) => tx.storedFile.count())
    const first = await sent(bytes, 'one.docx')
    const before = await count()
    const second = await sent(bytes, 'two.docx', 'secretariat')
    expect('file' in first && 'file' in second && first.file?.hash === second.file?.hash).toBe(true)
    expect(await count()).toBe(before)
  })

  test.each<[string, string, () => Promise<Buffer> | Buffer]>([
    ['paper.pdf', 'FILE_EXTENSION_LIES', () => docxOf('I am a DOCX')],
    ['paper.docx', 'FILE_EXTENSION_LIES', () => pdfOf(['I am a PDF'])],
    ['paper', 'FILE_EXTENSION_LIES', () => docxOf('I have no ending')],
    ['paper.docx', 'FILE_ARCHIVE', () => zipOf({ 'a.txt': 'x' })],
    ['paper.docx', 'FILE_MACROS', () => zipOf(docxParts(paragraph('x'), { 'word/vbaProject.bin': 'x' }))],
    ['paper.docx', 'FILE_BOMB', () => zipOf(docxParts(paragraph('x'), { 'word/media/a.bmp': Buffer.alloc(70 << 20) }))],
    ['paper.docx', 'FILE_BROKEN', () => Buffer.from('PK\u0003\u0004 and nothing else')],
    ['paper.docx', 'FILE_TYPE_UNKNOWN', () => Buffer.from('\u0000\u0001\u0002')],
  ])('%s is refused: %s', async (name, code, bytes) => {
    const view = await sent(await bytes(), name)
    expect(view).toMatchObject({ state: 'refused', code, file: null })
    expect(globSync(join(env.dataDir, 'storage/uploads', `${'id' in view ? view.id : '?'}*`))).toEqual([])
  })

  test('whose last word was lost goes on by itself, and one that does not go on is given up after a day', async () => {
    const bytes = await docxOf('lost word')
    const place = placeOf(await begin('korea', bytes.length, 'lost.docx'))
    writeFileSync(join(env.dataDir, 'storage/uploads', idOf(place)), bytes)
    const idle = placeOf(await begin('korea', 10, 'idle.docx'))
    const orphan = join(env.dataDir, 'storage/uploads', randomUUID())
    writeFileSync(orphan, 'x')
    utimesSync(orphan, 1, 1)
    await asSuperuser((client) =>
      client.query(`UPDATE upload SET created_at = created_at - interval '25 hours' WHERE id = $1`, [idOf(idle)]),
    )
    await tidyUploads()
    const state = async (at: string) => (await uploadOf(actors['korea'] as Actor, { upload: idOf(at) })).state
    expect(await state(place)).toBe('inspecting')
    await inspect({ upload: idOf(place) })
    expect([await state(place), await state(idle)]).toEqual(['stored', 'refused'])
    expect(existsSync(orphan)).toBe(false)
  })

  test('waits while the store is away, says so, and is stored when it is back', async () => {
    const bytes = await docxOf('patient')
    const place = placeOf(await begin('korea', bytes.length, 'patient.docx'))
    await patch('korea', place, bytes, 0)
    const upload = idOf(place)
    const put = vi
      .spyOn(storage, 'put')
      .mockRejectedValueOnce(
        Object.assign(new (await import('#server/kernel/errors.ts')).Refusal('STORAGE_FULL', 'unavailable')),
      )
    await expect(inspect({ upload })).rejects.toThrow('STORAGE_FULL')
    expect(await uploadOf(actors['korea'] as Actor, { upload })).toMatchObject({
      state: 'inspecting',
      code: 'STORAGE_FULL',
    })
    put.mockRestore()
    await inspect({ upload })
    expect(await uploadOf(actors['korea'] as Actor, { upload })).toMatchObject({ state: 'stored', code: null })
  })
})

describe('the virus scanner', () => {
  test('finds what it knows, whatever else the file is', async () => {
    const scanner = await fakeScanner()
    provide({ CLAMAV_URL: scanner.url })
    expect(await sent(testVirus, 'eicar.docx')).toMatchObject({ state: 'refused', code: 'FILE_INFECTED', file: null })
    expect(await sent(await docxOf('healthy'), 'healthy.docx')).toMatchObject({ file: { state: 'clean' } })
    await scanner.close()
  })

  test('keeps a paper in quarantine until it has answered', async () => {
    provide({ CLAMAV_URL: 'tcp://127.0.0.1:1' })
    const view = await sent(await docxOf('waiting'), 'waiting.docx')
    expect(view).toMatchObject({ state: 'stored', file: { state: 'quarantine' } })
    const hash = 'file' in view ? (view.file?.hash ?? '') : ''
    const file = await paperFile(hash, 'waiting.docx')
    expect(await codeOf(ask(`/${file}`, 'secretariat'))).toEqual([409, 'FILE_QUARANTINED'])
    await expect(rescan({ hash })).rejects.toThrow('SCANNER_AWAY')
    const scanner = await fakeScanner()
    provide({ CLAMAV_URL: scanner.url })
    await rescan({ hash })
    expect((await ask(`/${file}`, 'secretariat')).status).toBe(200)
    await scanner.close()
  })
})

/** A paper with one file, issued to the meeting. */
async function paperFile(hash: string, name: string, access: 'public' | 'members' | 'secretariat' = 'public') {
  const secretariat = actors['secretariat'] as Actor
  return db.as(secretariat, async (tx) => {
    const issued = await issuePaper(tx, secretariat, {
      meeting,
      title: name,
      purpose: 'information',
      submittedBy: 'X',
      access,
    })
    const row = await tx.paperFile.create({
      data: { versionId: issued.version, language: 'en', original: true, hash, name, addedAt: new Date(0) },
    })
    return row.id
  })
}

describe('the bytes of a paper', () => {
  const pdf = pdfOf(['Read me'])
  let hash = ''
  beforeAll(async () => {
    provide({ CLAMAV_URL: '' })
    const view = await sent(pdf, 'read.pdf')
    hash = 'file' in view ? (view.file?.hash ?? '') : ''
  })

  test('come as a download under their own name, in a sandbox, kept by nobody', async () => {
    const name = `${'税'.repeat(251)}.pdf`
    const answer = await ask(`/${await paperFile(hash, name)}`, 'observer')
    expect(answer.status).toBe(200)
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    const disposition = answer.headers.get('content-disposition') ?? ''
    expect(disposition).toMatch(/^attachment; /)
    expect(decodeURIComponent(disposition.split("''")[1] ?? '')).toBe(name)
    const inline = await ask(`/${await paperFile(hash, 'x.pdf')}?inline=1`, 'observer')
    expect(inline.headers.get('content-disposition')).toMatch(/^inline; /)
  })

  test('are shown in the page only when they are a PDF', async () => {
    const view = await sent(await docxOf('no viewer'), 'no.docx')
    const file = await paperFile('file' in view ? (view.file?.hash ?? '') : '', 'no.docx')
    expect((await ask(`/${file}?inline=1`, 'korea')).headers.get('content-disposition')).toMatch(/^attachment; /)
  })

  test('come in parts', async () => {
    const file = await paperFile(hash, 'parts.pdf')
    const part = await ask(`/${file}`, 'korea', { headers: { range: 'bytes=5-9' } })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 5-9/${pdf.length}`])
    expect(await part.text()).toBe(pdf.subarray(5, 10).toString())
    const beyond = await ask(`/${file}`, 'korea', { headers: { range: `bytes=${pdf.length}-` } })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${pdf.length}`])
    const head = await ask(`/${file}`, 'korea', { method: 'HEAD' })
    expect([head.headers.get('content-length'), await head.text()]).toEqual([String(pdf.length), ''])
  })

  test('are for those alone who may read the paper', async () => {
    const [members, kept] = [await paperFile(hash, 'm.pdf', 'members'), await paperFile(hash, 'k.pdf', 'secretariat')]
    const status = async (file: string, as: string) => (await ask(`/${file}`, as)).status
    expect([await status(members, 'korea'), await status(members, 'observer')]).toEqual([200, 404])
    expect([await status(kept, 'secretariat'), await status(kept, 'korea')]).toEqual([200, 404])
    expect(await codeOf(ask(`/${members}`, ''))).toEqual([401, 'SIGNED_OUT'])
    expect(await codeOf(ask(`/${randomUUID()}`, 'korea'))).toEqual([404, 'FILE_UNKNOWN'])
    for (const path of ['', '/', '/x', '/%00', `/${members}/x`, '/..%2f..%2fetc%2fpasswd', '/uploads'])
      expect((await ask(path, 'korea')).status, path).toBeGreaterThanOrEqual(404)
    expect((await ask(`/${members}`, 'korea', { method: 'POST' })).status).toBe(404)
  })

  test('that have changed are noticed, not served, and the paper says so until they are sent again', async () => {
    const bytes = await docxOf('To be changed')
    const view = await sent(bytes, 'changed.docx')
    const changed = 'file' in view ? (view.file?.hash ?? '') : ''
    const file = await paperFile(changed, 'changed.docx')
    const path = join(env.dataDir, 'storage/objects', changed.slice(0, 2), changed.slice(2, 4), changed)
    const other = readFileSync(path)
    other[100] = (other[100] ?? 0) ^ 1
    writeFileSync(path, other)
    expect(await codeOf(ask(`/${file}`, 'korea'))).toEqual([503, 'STORAGE_DAMAGED'])
    expect(await codeOf(ask(`/${file}`, 'korea'))).toEqual([409, 'FILE_DAMAGED'])
    await sent(bytes, 'changed.docx')
    expect((await ask(`/${file}`, 'korea')).status).toBe(200)
    rmSync(path)
    expect(await codeOf(ask(`/${file}`, 'korea'))).toEqual([503, 'STORAGE_DAMAGED'])
  })
})
