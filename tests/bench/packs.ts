import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { get } from 'node:http'
import { Readable } from 'node:stream'
import pg from 'pg'
import { issuePaper } from '#server/documents/service.ts'
import { machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { storage } from '#server/kernel/storage.ts'
import { pdfOf } from '#tests/files.ts'
import { cookieOf } from '#tests/sign-in.ts'
import { type Asked, ask } from './asking.ts'
import { at, type Figure, lower, middle } from './figure.ts'
import { bigMeeting, type House, openHouse } from './house.ts'
import { writePapers } from './packs/archive.ts'

const papers = 200
const each = 5_000_000
const rounds = 5
/** the issue's aims: the first byte within a second, and memory that does not grow with the pack */
const firstAim = 1000
const memoryAim = 64
/** requests of each list in a round */
const pairs = 100

/** A PDF of one page with a picture that nothing makes smaller. */
function scanned(n: number): Buffer {
  const picture = `<< /Type /XObject /Subtype /Image /Length ${each} >>\nstream\n${randomBytes(each).toString('latin1')}\nendstream`
  return pdfOf([`Paper ${n}`], { resources: '/XObject << /I 4 0 R >>', objects: [picture] })
}

async function fill(meeting: number): Promise<void> {
  const actor = { ...machine('bench'), capacity: 'secretariat' as const, task: null }
  for (let n = 0; n < papers; n++) {
    const { hash, size } = await storage.put(Readable.from([scanned(n)]))
    const now = new Date()
    await db.as(machine('bench'), async (tx) => {
      const facts = { size: BigInt(size), type: 'pdf', state: 'clean', storedAt: now, counts: {}, findings: [] }
      await tx.storedFile.create({ data: { hash, ...facts } })
      const item = { id: randomUUID(), label: String((n % 20) + 1) }
      const wish = { title: `Paper ${n}`, purpose: 'information', submittedBy: 'Korea', access: 'public' } as const
      const { version } = await issuePaper(tx, { ...actor, capacity: 'machine' }, { meeting, item, ...wish })
      const file = { language: 'en', original: true, hash, name: `paper ${n}.pdf`, addedAt: now }
      await tx.paperFile.create({ data: { versionId: version, ...file } })
    })
  }
}

interface Taken {
  first: number
  bytes: number
  seconds: number
}

/** Fetches a ZIP without keeping it. */
function take(url: string, cookie: string): Promise<Taken> {
  const began = performance.now()
  return new Promise((done, failed) => {
    get(url, { headers: { cookie } }, (answer) => {
      let [first, bytes] = [0, 0]
      answer.on('data', (part: Buffer) => {
        if (bytes === 0) first = performance.now() - began
        bytes += part.length
      })
      answer.once('error', failed)
      answer.once('end', () => done({ first, bytes, seconds: (performance.now() - began) / 1000 }))
    }).once('error', failed)
  })
}

/** What a process has in memory, in MB. */
const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

async function zips({ portal }: House, meeting: number): Promise<Figure[]> {
  const cookie = await cookieOf(portal.url, 'delegate.au')
  const url = `${portal.url}/api/files/packs/${meeting}`
  // the first of all makes the agenda's PDF with a press that is not open yet
  const cold = await take(url, cookie)
  if (cold.bytes < papers * each) throw new Error(`the ZIP has ${cold.bytes} bytes`)
  const before = memoryOf(portal.pid())
  let most = before
  const timer = setInterval(() => (most = Math.max(most, memoryOf(portal.pid()))), 20)
  const taken: Taken[] = []
  for (let i = 0; i < rounds; i++) taken.push(await take(url, cookie))
  clearInterval(timer)
  const slowest = Math.max(cold.first, ...taken.map((one) => one.first))
  const grown = most - before
  const aim = `<= ${firstAim} ms`
  return [
    {
      name: 'ZIP of 200 papers, 1 GB: first byte, slowest',
      value: slowest,
      unit: 'ms',
      aim,
      holds: slowest <= firstAim,
    },
    { name: 'ZIP of 200 papers, 1 GB: first byte, median', value: middle(taken.map((one) => one.first)), unit: 'ms' },
    {
      ...{ name: 'ZIP of 200 papers, 1 GB: memory', value: grown, unit: 'MB' },
      ...{ aim: `< ${memoryAim} MB`, holds: grown < memoryAim },
    },
    {
      name: 'ZIP of 200 papers, 1 GB: speed',
      value: middle(taken.map((one) => one.bytes / 1e6 / one.seconds)),
      unit: 'MB/s',
    },
  ]
}

interface View {
  state: string
  volumes: Array<{ size: number }>
}

/** The same papers as one PDF: a job, in volumes. */
async function bound({ portal }: House, meeting: number): Promise<Figure[]> {
  const headers = { cookie: await cookieOf(portal.url, 'delegate.au'), 'content-type': 'application/json' }
  const input = JSON.stringify({ json: { meeting } })
  const before = memoryOf(portal.pid())
  let most = before
  const timer = setInterval(() => (most = Math.max(most, memoryOf(portal.pid()))), 20)
  const began = performance.now()
  const asked = await fetch(`${portal.url}/api/trpc/documents.bindPack`, { method: 'POST', headers, body: input })
  if (!asked.ok) throw new Error(`the pack cannot be asked for: ${await asked.text()}`)
  let view: View | undefined
  while (view?.state !== 'ready') {
    await new Promise((done) => setTimeout(done, 200))
    const answer = await fetch(`${portal.url}/api/trpc/documents.packs?input=${encodeURIComponent(input)}`, { headers })
    view = ((await answer.json()) as { result: { data: { json: View[] } } }).result.data.json[0]
    if (view?.state === 'failed') throw new Error('the pack failed')
  }
  const took = (performance.now() - began) / 1000
  clearInterval(timer)
  const largest = Math.max(...view.volumes.map((one) => one.size)) / 1e6
  const name = 'PDF of 200 papers, 1 GB'
  return [
    { name: `${name}: time`, value: took, unit: 's' },
    { name: `${name}: memory`, value: most - before, unit: 'MB' },
    { name: `${name}: largest volume`, value: largest, unit: 'MB', aim: '<= 200 MB', holds: largest <= 200 },
  ]
}

/** The same page of a list, from the middle of 100,000 papers and of 300, by turns. */
async function lists({ portal, superuserUrl }: House): Promise<Figure[]> {
  const [small, archive] = [await bigMeeting(2151, 1), await bigMeeting(2152, 1)]
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    await writePapers(client, small, 300)
    await writePapers(client, archive, 100_000)
  } finally {
    await client.end()
  }
  const cookie = await cookieOf(portal.url, 'delegate.kr')
  const asked = (meeting: number, after: number): Asked => {
    const input = encodeURIComponent(JSON.stringify({ json: { meeting, after, limit: 50 } }))
    return { url: `${portal.url}/api/trpc/documents.papers?input=${input}`, cookie, marker: 'customs procedures' }
  }
  const [few, many] = [asked(small, 150), asked(archive, 50_000)]
  for (let i = 0; i < 30; i++) for (const one of [few, many]) await ask(one)
  const tails: Array<[number, number]> = []
  for (let i = 0; i < rounds; i++) {
    const [ours, theirs]: [number[], number[]] = [[], []]
    // one by one, so that what the machine does meanwhile meets both
    for (let n = 0; n < pairs; n++) {
      ours.push(await ask(many))
      theirs.push(await ask(few))
    }
    tails.push([at(ours, 0.95), at(theirs, 0.95)])
  }
  return [lower('document list: p95 in an archive of 100,000 papers beside a meeting of 300', 'ms', tails, 1.2)]
}

/** Packs and lists of papers as they grow: a ZIP of 1 GB streams, and a list is as fast in a large archive as in a small one. */
export async function packs(): Promise<Figure[]> {
  const house = await openHouse()
  try {
    await fill(house.meeting)
    return [...(await zips(house, house.meeting)), ...(await bound(house, house.meeting)), ...(await lists(house))]
  } finally {
    await house.close()
  }
}
