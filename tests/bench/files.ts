import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { docxParts, paragraph, zipOf } from '#tests/files.ts'
import { type Portal, removeData, startPortal } from '#tests/server.ts'
import { cookieOf } from '#tests/sign-in.ts'
import { type Figure, higher } from './figure.ts'

const meeting = 31
const pairs = 7
/** as the issue has it: memory may grow by less than this while four people send 100 MB each */
const memoryAim = 64

/** ms of one request, from its first byte to the last of its answer. */
function timed(url: string, method: string, headers: Record<string, string>, body?: Buffer): Promise<number> {
  const began = performance.now()
  const length = body ? { 'content-length': String(body.length) } : {}
  return new Promise((done, failed) => {
    const sent = request(url, { method, headers: { ...headers, ...length } }, (answer) => {
      answer.resume()
      answer.once('end', () => {
        if ((answer.statusCode ?? 500) >= 300) failed(new Error(`${method} ${url}: ${answer.statusCode}`))
        else done(performance.now() - began)
      })
    })
    sent.once('error', failed)
    sent.end(body)
  })
}

interface Client {
  url: string
  cookie: string
}
const tus = { 'tus-resumable': '1.0.0' }
const spelled = (words: string) => Buffer.from(words).toString('base64')

async function begin({ url, cookie }: Client, size: number): Promise<string> {
  const metadata = `name ${spelled('paper.docx')},meeting ${spelled(String(meeting))}`
  const headers = { cookie, ...tus, 'upload-length': String(size), 'upload-metadata': metadata }
  const answer = await fetch(`${url}/api/files/uploads`, { method: 'POST', headers })
  if (answer.status !== 201) throw new Error(`an upload cannot begin: ${answer.status} ${await answer.text()}`)
  return String(answer.headers.get('location'))
}

const patch = (client: Client, place: string, bytes: Buffer) =>
  timed(
    client.url + place,
    'PATCH',
    { cookie: client.cookie, ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    bytes,
  )

async function call<T>({ url, cookie }: Client, path: string, input: object, query = false): Promise<T> {
  const body = JSON.stringify({ json: input })
  const address = `${url}/api/trpc/${path}${query ? `?input=${encodeURIComponent(body)}` : ''}`
  const headers = { cookie, 'content-type': 'application/json' }
  const answer = await fetch(address, query ? { headers } : { method: 'POST', headers, body })
  const { result, error } = (await answer.json()) as { result?: { data: { json: T } }; error?: unknown }
  if (!result) throw new Error(`${path}: ${JSON.stringify(error)}`)
  return result.data.json
}

/** Waits until an upload has been inspected. */
async function stored(client: Client, place: string): Promise<void> {
  const input = { upload: place.split('/').at(-1) }
  for (let i = 0; i < 600; i++) {
    const { state, code } = await call<{ state: string; code: string }>(client, 'documents.upload', input, true)
    if (state === 'stored') return
    if (state === 'refused') throw new Error(`the paper was refused: ${code}`)
    await wait(100)
  }
  throw new Error('the paper was not stored within a minute')
}

const paperOf100 = (words: string) =>
  zipOf(docxParts(paragraph(words), { 'word/media/image1.png': randomBytes(100_000_000) }))

async function uploads(client: Client, plain: string): Promise<Figure> {
  const measured: [number, number][] = []
  for (let i = 0; i <= pairs; i++) {
    const bytes = await paperOf100(`Upload ${i}`)
    const reference = await timed(plain, 'POST', {}, bytes)
    const place = await begin(client, bytes.length)
    const ours = await patch(client, place, bytes)
    await stored(client, place)
    // MB a second; the first pair warms both up
    if (i > 0) measured.push([bytes.length / 1000 / ours, bytes.length / 1000 / reference])
  }
  return higher('upload of 100 MB', 'MB/s', measured, 0.6)
}

async function downloads(client: Client, plain: string): Promise<Figure> {
  const bytes = await paperOf100('Download')
  await timed(`${plain}/keep`, 'POST', {}, bytes)
  const place = await begin(client, bytes.length)
  await patch(client, place, bytes)
  await stored(client, place)
  const { id } = await call<{ id: string }>(client, 'documents.prepare', { meeting })
  const input = { submission: id, upload: place.split('/').at(-1), language: 'en' }
  const { files } = await call<{ files: { id: string }[] }>(client, 'documents.attach', input)
  const address = `${client.url}/api/files/${files[0]?.id}`
  const measured: [number, number][] = []
  for (let i = 0; i <= pairs; i++) {
    const reference = await timed(plain, 'GET', {})
    const ours = await timed(address, 'GET', { cookie: client.cookie })
    if (i > 0) measured.push([bytes.length / 1000 / ours, bytes.length / 1000 / reference])
  }
  return higher('download of 100 MB', 'MB/s', measured, 0.6)
}

/** What a process has in memory, in MB. */
function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
}

async function memory(client: Client, portal: Portal): Promise<Figure> {
  const papers = await Promise.all([1, 2, 3, 4].map((at) => paperOf100(`Memory ${at}`)))
  const before = memoryOf(portal.pid())
  let most = before
  const timer = setInterval(() => (most = Math.max(most, memoryOf(portal.pid()))), 20)
  await Promise.all(
    papers.map(async (bytes) => {
      const place = await begin(client, bytes.length)
      await patch(client, place, bytes)
      await stored(client, place)
    }),
  )
  clearInterval(timer)
  const value = most - before
  const aim = `< ${memoryAim} MB`
  return { name: 'four uploads of 100 MB at once: memory', value, unit: 'MB', aim, holds: value < memoryAim }
}

/** The plain server beside the portal, on a folder of the same disk. */
async function openPlain(folder: string): Promise<{ url: string; process: ChildProcess }> {
  const child = fork(join(import.meta.dirname, 'files', 'plain-server.ts'), [folder])
  const port = await new Promise<number>((done) => child.once('message', (told) => done(Number(told))))
  return { url: `http://127.0.0.1:${port}`, process: child }
}

/** Speed of files in both directions beside node:http that also computes SHA-256 and calls fsync, and what memory they take. */
export async function files(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sccp-bench-files-'))
  const plain = await openPlain(folder)
  const portal = await startPortal({ dataDir: join(folder, 'data') })
  try {
    const client = { url: portal.url, cookie: await cookieOf(portal.url, 'head.kr') }
    const figures = [await uploads(client, plain.url), await downloads(client, plain.url)]
    return [...figures, await memory(client, portal)]
  } finally {
    plain.process.disconnect()
    await portal.stop()
    await removeData(join(folder, 'data'))
    rmSync(folder, { recursive: true, force: true })
  }
}
