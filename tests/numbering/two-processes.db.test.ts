import { type ChildProcess, fork } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { env } from '#server/kernel/env.ts'
import { asSuperuser } from '#tests/database.ts'
import { sampleActor, sampleMeeting } from '#tests/meeting.ts'
import type { Orders, Outcomes } from './accepting-process.ts'

const children: ChildProcess[] = []
let meeting = 0
let secretariat: Actor

function start(): Promise<ChildProcess> {
  const settings = { DATABASE_URL: env.ownerUrl, AUTH_SECRET: env.authSecret, DEMO: '1', DATA_DIR: env.dataDir }
  const child = fork(fileURLToPath(new URL('accepting-process.ts', import.meta.url)), {
    env: { ...process.env, HOUSE: JSON.stringify(settings) },
    execArgv: [],
    silent: true,
  })
  children.push(child)
  return new Promise((done, failed) => {
    let said = ''
    child.stderr?.on('data', (data: Buffer) => (said += data.toString()))
    child.once('message', () => done(child))
    child.once('exit', (code) => failed(new Error(`ended with ${code}: ${said}`)))
  })
}

function told(child: ChildProcess, orders: Orders): Promise<Outcomes> {
  return new Promise((done) => {
    child.once('message', (outcomes) => done(outcomes as Outcomes))
    child.send(orders)
  })
}

interface Wish {
  title: string
  /** of its file */
  state?: 'clean' | 'quarantine'
  /** came late, for endorsement, and nobody has consented */
  late?: boolean
}

async function submitted({ title, state = 'clean', late = false }: Wish): Promise<string> {
  const hash = createHash('sha256').update(title).digest('hex')
  const at = new Date()
  return db.as(machine('seed'), async (tx) => {
    const facts = { size: 1n, type: 'docx', state, storedAt: at, counts: {}, findings: [] }
    await tx.storedFile.create({ data: { hash, ...facts } })
    const cover = { title, purpose: late ? 'endorsement' : 'information', submittedBy: 'Korea', access: 'members' }
    const row = await tx.submission.create({
      data: {
        ...{ id: randomUUID(), meetingId: meeting, party: 'rok', state: 'submitted', economies: [], late, ...cover },
        ...{ restriction: 'Draft', preparedBy: secretariat.person ?? '', preparedAt: at, submittedAt: at },
        files: { create: [{ language: 'en', hash, name: title, addedBy: secretariat.person ?? '', addedAt: at }] },
      },
    })
    return row.id
  })
}

beforeAll(async () => {
  const sample = await sampleMeeting()
  meeting = sample.meeting
  secretariat = sampleActor('secretariat', sample.people['secretariat'] ?? '')
  // what goes wrong after the number was taken: the file's row comes behind it in the same transaction
  await asSuperuser((client) =>
    client.query(`
      CREATE FUNCTION falls() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NEW.name LIKE 'Falls %' THEN RAISE EXCEPTION 'the disk is full' USING ERRCODE = 'disk_full'; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER falls BEFORE INSERT ON paper_file FOR EACH ROW EXECUTE FUNCTION falls()`),
  )
})
afterAll(() => children.forEach((child) => child.kill('SIGKILL')))

test('50 acceptances over two processes, 10 refusals and 5 faults in between: numbers 1 to n', async () => {
  const wishes: Wish[] = Array.from({ length: 65 }, (_, at) => {
    if (at % 13 === 4) return { title: `Waits ${at}`, state: 'quarantine' }
    if (at % 13 === 8) return { title: `Late ${at}`, late: true }
    return { title: `${at % 13 === 11 ? 'Falls' : 'Paper'} ${at}` }
  })
  const ids: string[] = []
  for (const wish of wishes) ids.push(await submitted(wish))
  const [one, two] = await Promise.all([start(), start()])
  const half = (rest: number) => ({ actor: secretariat, submissions: ids.filter((_, at) => at % 2 === rest) })
  const [first, second] = await Promise.all([told(one, half(0)), told(two, half(1))])
  const outcomes = { ...first, ...second }
  const counted = Object.groupBy(Object.values(outcomes), (code) => code ?? 'accepted')
  const counts = Object.fromEntries(Object.entries(counted).map(([code, all]) => [code, all?.length]))
  const { accepted, SUBMISSION_IN_QUARANTINE: waiting, SUBMISSION_LATE: late, ...fallen } = counts
  expect({ accepted, waiting, late }).toEqual({ accepted: 50, waiting: 5, late: 5 })
  expect(Object.values(fallen)).toEqual([5])

  const papers = await db.as(secretariat, (tx) =>
    tx.paper.findMany({ where: { meetingId: meeting }, orderBy: { sequence: 'asc' }, include: { versions: true } }),
  )
  // 001 is kept for the agenda, which is none of these
  expect(papers.map((paper) => paper.sequence)).toEqual(Array.from({ length: 50 }, (_, at) => at + 2))
  const numbers = papers.flatMap((paper) => paper.versions.map((version) => version.number))
  expect(new Set(numbers).size).toBe(50)
  expect(numbers.at(-1)).toMatch(/\/SOM1\/SCCP\/051$/)
  const series = await db.as(secretariat, (tx) => tx.paperSeries.findUnique({ where: { meetingId: meeting } }))
  expect(series?.next).toBe(52)
  // both had their part
  for (const rest of [0, 1]) {
    const accepted = half(rest).submissions.filter((id) => outcomes[id] === null)
    expect(accepted.length).toBeGreaterThan(20)
  }
}, 60_000)
