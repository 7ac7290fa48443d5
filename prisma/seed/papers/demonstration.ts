import { randomUUID } from 'node:crypto'
import { accept, returnSubmission } from '#server/documents/acts/check.ts'
import { withdraw } from '#server/documents/acts/paper.ts'
import { amend, attach, prepare } from '#server/documents/acts/prepare.ts'
import { submit } from '#server/documents/acts/submit.ts'
import { sampleFile } from '#server/documents/sample.ts'
import type { CoverSheet, SubmissionView } from '#server/documents/schema.ts'
import { type Actor, machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { press, restPress } from '#server/kernel/press.ts'
import { storage } from '#server/kernel/storage.ts'
import type { Made } from './made.ts'
import { type Case, cases } from './states.ts'

/** The meeting into which the papers come. */
interface Scene {
  meeting: number
  /** item ids by the example's key */
  ids: Map<string, string>
  as: (account: string) => Actor
  /** 'YYYY-MM-DD', a month after the meeting */
  released: string
}

/** Makes and reads the files beside the process, while the rest of the starting data is written. */
export async function makePapers(): Promise<Made[]> {
  const input = { folder: await storage.room(), at: clock.now() }
  const told = await press({ module: 'prisma/seed/papers/made.ts', make: 'madePapers' }, input)
  await restPress()
  return JSON.parse(new TextDecoder().decode(told)) as Made[]
}

async function labelsOf(meeting: number): Promise<Map<string, string>> {
  const rows = await db.as(machine('seed'), (tx) =>
    tx.agendaEdition.findFirst({ where: { meetingId: meeting }, orderBy: { n: 'desc' }, include: { items: true } }),
  )
  return new Map((rows?.items ?? []).map((row) => [row.itemId, row.label]))
}

interface Desk extends Scene {
  labels: Map<string, string>
  made: Made[]
}

function coverOf({ ids, labels, released }: Desk, one: Case, given: CoverSheet): CoverSheet {
  const id = ids.get(one.item) ?? ''
  const { restriction = null, derestricts = false, economies = [] } = one
  const who = { access: one.access, economies, restriction, derestrictOn: derestricts ? released : null }
  return { ...given, title: one.title, purpose: one.purpose, item: { id, label: labels.get(id) ?? one.item }, ...who }
}

/** Files a paper, or its revision, as its delegation does. */
async function filed(desk: Desk, one: Case, files: string, revises: string | null): Promise<SubmissionView> {
  const by = desk.as(one.by)
  let now = await prepare(by, { meeting: desk.meeting, revises })
  const cover = coverOf(desk, one, now.cover)
  const { submittedBy = cover.submittedBy } = one
  const words = { submission: now.id, edition: now.edition, language: 'en' as const, cover: { ...cover, submittedBy } }
  now = await amend(by, words)
  for (const { key, language, path, reading } of desk.made) {
    if (key !== files) continue
    const name = `${one.title.replaceAll(/[^\w -]/g, '')} ${language}.${reading.type}`
    const upload = await sampleFile(by, { id: randomUUID(), meeting: desk.meeting, name, path, reading })
    now = await attach(by, { submission: now.id, upload, language })
  }
  return now
}

/** Stamps late what the example says came late: its deadlines still lie ahead. */
function stamp(submission: string): Promise<unknown> {
  return db.as(machine('seed'), (tx) => tx.submission.update({ where: { id: submission }, data: { late: true } }))
}

async function walked(desk: Desk, one: Case, files: string, revises: string | null = null): Promise<string | null> {
  const draft = await filed(desk, one, files, revises)
  if (one.state === 'draft') return null
  const to = { submission: draft.id, edition: draft.edition, confirmed: true }
  await submit(desk.as(one.by.replace('delegate', 'head')), to)
  if (one.state === 'submitted') return null
  const secretariat = desk.as('secretariat')
  if (one.state === 'returned') {
    await returnSubmission(secretariat, { submission: draft.id, reason: one.reason ?? '' })
    return null
  }
  if (one.late) await stamp(draft.id)
  const done = await accept(secretariat, { submission: draft.id, circulate: one.state !== 'numbered' })
  return done.paper
}

async function withdrawn(desk: Desk, paper: string, reason: string): Promise<void> {
  const version = await db.as(machine('seed'), (tx) => tx.paperVersion.findFirst({ where: { paperId: paper } }))
  await withdraw(desk.as('secretariat'), { meeting: desk.meeting, version: version?.id ?? '', reason })
}

/** The papers of the example, each brought by those whose it is, in every state that a paper can have. */
export async function loadPapers(scene: Scene, files: Promise<Made[]>): Promise<void> {
  const desk = { ...scene, made: await files, labels: await labelsOf(scene.meeting) }
  for (const one of cases) {
    const paper = await walked(desk, one, one.files)
    if (paper === null) continue
    if (one.revision) await walked(desk, one, one.revision, paper)
    if (one.state === 'withdrawn') await withdrawn(desk, paper, one.reason ?? '')
  }
}
