import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openEmbedded } from '#prisma/embedded.ts'
import { prepareDatabase } from '#prisma/prepare.ts'
import { machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { provide } from '#server/kernel/env.ts'
import type { Load, Measured } from './co-editing/load.ts'
import type { Usage } from './co-editing/usage.ts'
import { at, type Figure, judged, lower, middle } from './figure.ts'

const secret = 'bench-only-bench-only-bench-only-bench-only'
const pairs = 5
const seconds = 6

/** A process on a core of its own, so that server and load do not take each other's time. */
function start(file: string, core: number, environment: Record<string, string>): ChildProcess {
  const path = fileURLToPath(new URL(`co-editing/${file}.ts`, import.meta.url))
  const pinned = process.platform === 'linux' && availableParallelism() > 1
  const [command, ...before] = pinned ? ['taskset', '-c', String(core), process.execPath] : [process.execPath]
  return spawn(command ?? process.execPath, [...before, '--no-warnings', path], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}

function answer<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (said) => resolve(said as T))
    child.once('exit', (code) => reject(new Error(`a process of the benchmark ended with ${code}`)))
  })
}

/** What one run gave. */
interface Run extends Measured {
  usage: Usage
}

interface Ground {
  people: Load['people']
  settings: Record<string, string>
  /** a new meeting's words: every run begins with an empty document */
  document(): Promise<string>
  close(): Promise<void>
}

/** A PostgreSQL of its own with people who may write. */
async function ground(): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'sccp-bench-'))
  const server = await openEmbedded(folder)
  await prepareDatabase(server.ownerUrl, secret)
  const settings = { DATABASE_URL: server.ownerUrl, AUTH_SECRET: secret, DEMO: '1', DATA_DIR: folder }
  provide(settings)
  const people = Array.from({ length: 12 }, () => ({ person: randomUUID(), session: randomUUID() }))
  await db.as(machine('seed'), async (tx) => {
    for (const { person, session } of people) {
      await tx.person.create({ data: { id: person, name: 'Participant' } })
      const mandate = await tx.mandate.create({
        data: { personId: person, capacity: 'secretariat', from: new Date(0) },
      })
      const facts = { tokenHash: session, expiresAt: new Date(Date.now() + 86_400_000), device: 'bench', address: '' }
      await tx.session.create({ data: { id: session, personId: person, mandateId: mandate.id, ...facts } })
    }
  })
  let ordinal = 0
  return {
    people,
    settings,
    document: () =>
      db.as(machine('seed'), async (tx) => {
        ordinal += 1
        const named = {
          year: 2027,
          ordinal,
          som: 'SOM1',
          host: 'vn',
          zone: 'UTC',
          status: 'planned',
          source: '',
          confidence: '',
        }
        const { id } = await tx.meeting.create({ data: named })
        await tx.meetingLanguage.create({ data: { meetingId: id, language: 'en', position: 0 } })
        return `agenda:${id}:en`
      }),
    close: async () => {
      await db.close()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

type Which = 'our-server' | 'bare-server'

function usage(server: ChildProcess): Promise<Usage> {
  server.send('usage')
  return answer<Usage>(server)
}

async function run(place: Ground, which: Which, participants: number, typists: number, rate: number): Promise<Run> {
  const server = start(which, 0, { HOUSE: JSON.stringify(place.settings) })
  try {
    const url = await answer<string>(server)
    const load: Load = {
      ...{ url, document: await place.document(), secret, people: place.people },
      ...{ participants, typists, rate, seconds, saves: which === 'our-server' },
    }
    const before = await usage(server)
    const measured = await answer<Measured>(start('load', 1, { LOAD: JSON.stringify(load) }))
    const after = await usage(server)
    return { ...measured, usage: { cpu: after.cpu - before.cpu, memory: after.memory } }
  } finally {
    server.kill('SIGKILL')
  }
}

async function compare(place: Ground, participants: number): Promise<Figure[]> {
  const runs: Array<{ ours: Run; bare: Run }> = []
  for (let i = 0; i < pairs; i++) {
    // which one comes first changes, so that neither always finds the machine warm
    const order: Which[] = i % 2 ? ['bare-server', 'our-server'] : ['our-server', 'bare-server']
    const one = new Map<Which, Run>()
    for (const which of order) one.set(which, await run(place, which, participants, 5, 5))
    const [ours, bare] = [one.get('our-server'), one.get('bare-server')]
    if (!ours || !bare) continue
    if (ours.lost + bare.lost > 0)
      throw new Error(`strokes were lost: ${ours.lost} of ours, ${bare.lost} of the bare server`)
    runs.push({ ours, bare })
  }
  const name = `co-editing, ${participants} participants`
  const pair = (part: number) =>
    runs.map(({ ours, bare }) => [at(ours.delivery, part), at(bare.delivery, part)] as const)
  const beside = (what: string, unit: string, of: (one: Run) => number): Figure => ({
    name: `${name}: ${what}`,
    unit,
    value: middle(runs.map(({ ours }) => of(ours))),
    reference: middle(runs.map(({ bare }) => of(bare))),
  })
  return [
    judged(`${name}: keystroke to remote, p50`, 'ms', pair(0.5)),
    lower(`${name}: keystroke to remote, p95`, 'ms', pair(0.95), 1.2),
    judged(`${name}: keystroke to remote, p99`, 'ms', pair(0.99)),
    {
      name: `${name}: keystroke to Saved, p95`,
      unit: 'ms',
      value: middle(runs.map(({ ours }) => at(ours.saved, 0.95))),
    },
    beside('CPU of the server', 'ms', (one) => one.usage.cpu),
    beside('memory of the server', 'MB', (one) => one.usage.memory),
  ]
}

/** The highest typing rate, in keystrokes a second of all together, at which p95 stays under 250 ms; each types ten a second. */
async function highest(place: Ground, which: Which): Promise<number> {
  let best = 0
  for (const all of [200, 400, 600, 800, 1000, 1200, 1600, 2000]) {
    const one = await run(place, which, 300, all / 10, 10)
    if (one.lost > 0 || at(one.delivery, 0.95) > 250) break
    best = all
  }
  return best
}

/** Co-editing beside a bare Hocuspocus with the same load (issue 7, Speed). */
export async function coEditing(): Promise<Figure[]> {
  const place = await ground()
  try {
    const figures = [...(await compare(place, 21)), ...(await compare(place, 100))]
    const [value, reference] = [await highest(place, 'our-server'), await highest(place, 'bare-server')]
    const ratio = value / reference
    const name = 'co-editing, 300 participants: highest rate with p95 under 250 ms'
    return [...figures, { name, unit: 'keystrokes/s', value, reference, ratio, aim: '>= 0.8', holds: ratio >= 0.8 }]
  } finally {
    await place.close()
  }
}
