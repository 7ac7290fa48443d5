import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Embedded, openEmbedded } from '#prisma/embedded.ts'
import { circulate } from '#server/agenda/acts/circulate.ts'
import { type SampleItem, writeAgenda } from '#server/agenda/sample.ts'
import { machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { provide } from '#server/kernel/env.ts'
import { type Portal, startPortal } from '#tests/server.ts'

const secret = 'bench-only-bench-only-bench-only-bench-only'
const languages = ['en', 'ko', 'ja', 'es', 'th']

/** A production build with demonstration data on a PostgreSQL that the benchmark can write to. */
export interface House {
  portal: Portal
  /** a meeting whose circulated agenda has 80 items in 5 languages */
  meeting: number
  /** its database past every wall */
  superuserUrl: string
  close: () => Promise<void>
}

/** Server and load on cores of their own, so that they do not take each other's time. */
function pin(pid: number, core: number): void {
  if (process.platform === 'linux' && availableParallelism() > 1)
    execFileSync('taskset', ['-acp', String(core), String(pid)], { stdio: 'ignore' })
}

const sentence = (language: string, item: number, at: number): string =>
  `Item ${item}, paragraph ${at} in ${language}: economies exchange experience and agree on the next steps of their work.`

function agenda(length: number): SampleItem[] {
  return Array.from({ length }, (_, i) => ({
    id: randomUUID(),
    minutes: 10,
    purpose: 'discussion' as const,
    words: Object.fromEntries(
      languages.map((language) => [
        language,
        {
          title: `Title ${i + 1} in ${language}`,
          blocks: [1, 2, 3].map((at) => ({ id: `b${i}-${at}-${language}`, text: sentence(language, i + 1, at) })),
        },
      ]),
    ),
  }))
}

async function newMeeting(year: number): Promise<number> {
  const row = await db.as(machine('seed'), (tx) =>
    tx.meeting.create({
      data: {
        ...{
          year,
          ordinal: 1,
          som: 'SOM1',
          host: 'vn',
          zone: 'Asia/Ho_Chi_Minh',
          status: 'archived',
          source: 'bench',
          confidence: 'bench',
          demonstration: true,
        },
        languages: {
          create: languages.map((language, position) => ({ language, position, required: position === 0 })),
        },
      },
      select: { id: true },
    }),
  )
  return row.id
}

/** Writes an agenda of so many items in 5 languages and circulates it. */
export async function bigMeeting(year: number, items = 80): Promise<number> {
  const meeting = await newMeeting(year)
  await writeAgenda(meeting, agenda(items))
  const secretariat = await db.as(machine('seed'), (tx) =>
    tx.person.findFirst({ where: { account: { email: 'secretariat@sccp.example' } } }),
  )
  const actor = { ...machine('bench'), task: null, capacity: 'secretariat' as const, person: secretariat?.id ?? null }
  await circulate(actor, { meeting, kind: 'draft', override: 'benchmark', nomenclature: true })
  return meeting
}

/** The superuser's address names the cluster; the portal's database has a name of its own. */
function superuserOf({ superuserUrl, ownerUrl }: Embedded): string {
  const url = new URL(superuserUrl)
  url.pathname = new URL(ownerUrl).pathname
  return url.href
}

/** Opens the house; `close` ends everything it began. */
export async function openHouse(): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'sccp-bench-'))
  const server: Embedded = await openEmbedded(join(folder, 'database'))
  const settings = { DATABASE_URL: server.ownerUrl, AUTH_SECRET: secret, DEMO: '1' }
  const portal = await startPortal({ dataDir: join(folder, 'data'), env: settings })
  provide({ ...settings, DATA_DIR: join(folder, 'data') })
  pin(portal.pid(), 0)
  pin(process.pid, 1)
  const meeting = await bigMeeting(2101)
  return {
    portal,
    meeting,
    superuserUrl: superuserOf(server),
    async close() {
      await db.close()
      await portal.stop()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
