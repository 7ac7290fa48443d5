import type { Actor } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { briefOf, chooseVersion, type Opened, openPaper } from '../opened.ts'
import type { Held } from '../shape/carry.ts'
import { citedNumbers, plainNumber } from '../shape/citations.ts'
import { compareParagraphs } from '../shape/comparison.ts'
import type { CitationsView, ComparisonView } from '../shape/reading.ts'

async function held(tx: Tx, file: string | undefined): Promise<Held[]> {
  if (file === undefined) return []
  return tx.paperBlock.findMany({
    where: { fileId: file },
    orderBy: { position: 'asc' },
    select: { block: true, kind: true, text: true, hash: true },
  })
}

interface Wish {
  paper: string
  from: number
  to: number
  language?: string | undefined
}

/** Two versions of a paper side by side, paragraph by paragraph: in the language wished for if both have it, else the originals. */
export function compare(actor: Actor, input: Wish): Promise<ComparisonView> {
  return db.as(actor, async (tx) => {
    const paper = await openPaper(tx, actor, input.paper)
    const [from, to] = [input.from, input.to].map((revision) => chooseVersion(paper, { revision }))
    if (!from || !to) throw new Error('two wishes gave no two versions')
    const both = [from, to].every((one) => one.files.some((file) => file.language === input.language))
    const [before, now] = [from, to].map((one) =>
      one.files.find((file) => (both ? file.language === input.language : file.original)),
    )
    const language = now?.language ?? before?.language ?? 'en'
    const blocks = compareParagraphs(await held(tx, before?.id), await held(tx, now?.id), language)
    return { from: briefOf(paper, from), to: briefOf(paper, to), language, blocks }
  })
}

type Cited = CitationsView['cites'][number]

/** The papers of these numbers, as far as the reader may know of them. */
async function named(tx: Tx, numbers: string[]): Promise<Cited[]> {
  const rows = await tx.paperVersion.findMany({
    where: { number: { in: numbers } },
    select: { number: true, paper: { select: { id: true, title: true } } },
  })
  return numbers.map((number) => {
    const row = rows.find((one) => one.number === number)
    return { number, paper: row?.paper.id ?? null, title: row?.paper.title ?? null }
  })
}

async function citing(tx: Tx, paper: Opened): Promise<Cited[]> {
  const number = plainNumber(paper.versions.at(-1)?.number ?? '')
  const rows = await tx.paperCitation.findMany({ where: { number }, select: { versionId: true }, take: 500 })
  const versions = await tx.paperVersion.findMany({
    where: { id: { in: rows.map((row) => row.versionId) }, status: 'issued' },
    orderBy: { number: 'asc' },
    select: { number: true, paper: { select: { id: true, title: true } } },
  })
  return versions.map((one) => ({ number: one.number, paper: one.paper.id, title: one.paper.title }))
}

/** The papers that a version names by number, and those whose standing version names this one. */
export function citations(actor: Actor, input: { paper: string }): Promise<CitationsView> {
  return db.as(actor, async (tx) => {
    const paper = await openPaper(tx, actor, input.paper)
    const version = chooseVersion(paper, {})
    const rows = await tx.paperCitation.findMany({ where: { versionId: version.id }, orderBy: { number: 'asc' } })
    // the cover sheet names the paper before it too
    const numbers = [...new Set([...citedNumbers(version.previous ?? ''), ...rows.map((row) => row.number)])]
    return { cites: await named(tx, numbers), citedBy: await citing(tx, paper) }
  })
}
