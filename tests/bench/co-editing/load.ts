import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { issueToken } from '#server/agenda/tokens.ts'

/** What one run of the load is to do. */
export interface Load {
  url: string
  document: string
  secret: string
  people: Array<{ person: string; session: string }>
  participants: number
  typists: number
  /** keystrokes of each typist in a second */
  rate: number
  seconds: number
  /** whether the server says 'stored' */
  saves: boolean
}

/** What a run has measured, in milliseconds. */
export interface Measured {
  delivery: number[]
  saved: number[]
  /** strokes sent, and deliveries that never came */
  sent: number
  lost: number
}

const load = JSON.parse(process.env['LOAD'] ?? '{}') as Load
/** so many participants read what they get; the others only take it, so that the load does not measure itself */
const readers = 8

function frame(...parts: Array<number | string | Uint8Array>): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, load.document)
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part)
    else if (typeof part === 'string') encoding.writeVarString(encoder, part)
    else encoding.writeVarUint8Array(encoder, part)
  }
  return encoding.toUint8Array(encoder)
}

/** strokes of the first seconds find both servers cold and are not counted */
const warm = 2

const sentAt = new Map<string, number>()
const askedAt = new Map<string, number>()
const measured: Measured = { delivery: [], saved: [], sent: 0, lost: 0 }
let delivered = 0

function read(index: number, data: Buffer): void {
  const now = performance.now()
  const text = data.toString('latin1')
  for (const [stroke] of text.matchAll(/<\d{3}\.\d{6}>/g)) {
    const sent = sentAt.get(stroke)
    if (sent === undefined || Number(stroke.slice(1, 4)) === index) continue
    measured.delivery.push(now - sent)
    delivered += 1
  }
}

function heardStored(index: number, data: Buffer): void {
  const n = /"stored":(\d+)/.exec(data.toString('latin1'))?.[1]
  const asked = n === undefined ? undefined : askedAt.get(`${index}.${n}`)
  if (asked !== undefined) measured.saved.push(performance.now() - asked)
}

/** One participant, in step with the document. */
function join(index: number): Promise<WebSocket> {
  const who = load.people[index % load.people.length]
  const ws = new WebSocket(load.url, { headers: { cookie: `session=${who?.session ?? ''}` }, perMessageDeflate: false })
  return new Promise((resolve, reject) => {
    ws.on('error', reject)
    ws.on('close', (code, reason) => reject(new Error(`${code} ${reason.toString()}`)))
    ws.on('open', () => {
      const grant = {
        person: who?.person ?? '',
        session: who?.session ?? '',
        document: load.document,
        right: 'write' as const,
      }
      ws.send(frame(2, 0, issueToken(load.secret, grant, new Date())))
      ws.send(frame(0, 0, Uint8Array.of(0)))
    })
    ws.on('message', (data: Buffer) => {
      resolve(ws)
      if (index < readers) read(index, data)
      if (index < load.typists) heardStored(index, data)
    })
  })
}

/** Types until the time is over; each stroke is a word that can be found again in what others get. */
async function type(ws: WebSocket, index: number): Promise<void> {
  const doc = new Y.Doc()
  const words = new Y.XmlText()
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [words])
  doc.getXmlFragment(`annotation:${index}-${Math.random()}`).insert(0, [paragraph])
  ws.send(frame(0, 2, Y.encodeStateAsUpdate(doc)))
  doc.on('update', (bytes: Uint8Array) => ws.send(frame(0, 2, bytes)))
  const pause = 1000 / load.rate
  const from = performance.now() + Math.random() * pause
  for (let n = 0; n < load.rate * (warm + load.seconds); n++) {
    const due = from + n * pause
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())))
    const stroke = `<${String(index).padStart(3, '0')}.${String(n).padStart(6, '0')}>`
    const counts = n >= load.rate * warm
    if (counts) sentAt.set(stroke, performance.now())
    if (counts) measured.sent += 1
    words.insert(words.length, stroke)
    if (!load.saves) continue
    if (counts) askedAt.set(`${index}.${n}`, performance.now())
    ws.send(frame(5, JSON.stringify({ mark: n })))
  }
}

const sockets: WebSocket[] = []
for (let i = 0; i < load.participants; i += 10) {
  const some = Array.from({ length: Math.min(10, load.participants - i) }, (_, k) => join(i + k))
  sockets.push(...(await Promise.all(some)))
}
await Promise.all(sockets.slice(0, load.typists).map((ws, i) => type(ws, i)))
await new Promise((resolve) => setTimeout(resolve, 1500))
const watching = Math.min(readers, load.participants)
const typing = Math.min(load.typists, watching)
measured.lost = measured.sent * watching - (measured.sent / load.typists) * typing - delivered
process.send?.(measured, () => process.exit(0))
