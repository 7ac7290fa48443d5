import type { Readable } from 'node:stream'
import type { TFunction } from 'i18next'
import type { Meeting } from '#prisma/client/client.ts'
import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { env } from '#server/kernel/env.ts'
import { press } from '#server/kernel/press.ts'
import { storage } from '#server/kernel/storage.ts'
import { wordsNear } from '#server/kernel/words.ts'
import type { PackedPaper } from '../packed.ts'
import type { Leaf } from '../formats/bookbinder.ts'
import type { Sheet, SheetBlock } from '../formats/sheet.ts'
import { firstPaper } from '../providing.ts'
import { contentOf } from './read.ts'

/** The words around a pack's papers. */
export interface Words {
  /** the reader's language, and the one that the labels are in */
  wish: string
  language: string
  t: TFunction
  meeting: Meeting
}

/** A paper's place in the outline, and a way to get its pages. */
export interface Candidate {
  leaf: Leaf
  bytes: () => Promise<Readable | Uint8Array>
}

/** a DOCX with more than that is a book of a thousand pages: it is read in the portal */
const mostText = 2_000_000
type File = PackedPaper['version']['files'][number]

function leafFor({ itemLabel, title, version }: PackedPaper, { t }: Words): Leaf {
  const heading = itemLabel === null ? t('withoutItem') : t('item', { label: itemLabel })
  return { heading, title: `${version.number} ${version.title ?? title}` }
}

function sheetOf(paper: PackedPaper, file: File | undefined, words: Words, note: string): Sheet {
  const { t, meeting, language } = words
  const around = wordsNear(language, 'export').t
  const rows: Sheet['rows'] = [
    { label: t('cover.item'), value: paper.itemLabel ?? t('cover.none') },
    { label: t('cover.purpose'), value: t(`purpose.${paper.purpose}`) },
    { label: t('cover.submittedBy'), value: paper.submittedBy },
    { label: t('cover.access'), value: t(`access.${paper.access}`) },
    ...(file ? [{ label: t('bound.file'), value: file.name }] : []),
  ]
  return {
    number: paper.version.number,
    title: paper.version.title ?? paper.title,
    language: file?.language ?? language,
    labelLanguage: language,
    forum: around('forum'),
    meeting: `SCCP${meeting.ordinal} ${meeting.year}`,
    rows,
    note: t(`bound.${note}`),
    link: { label: t('bound.open'), address: `${env.publicUrl}/documents/${paper.id}` },
    page: around('page'),
    blocks: [],
    at: clock.now(),
  }
}

const set = (sheet: Sheet) => press({ module: 'server/documents/formats/sheet.ts', make: 'sheetPdf' }, sheet)

/** The words of a DOCX as its reader found them; null when there are none, or too many. */
async function wordsOf(actor: Actor, file: File): Promise<SheetBlock[] | null> {
  return db.as(actor, async (tx) => {
    const [{ length }] = await tx.$queryRaw<[{ length: number }]>`
      SELECT coalesce(sum(length(text)), 0)::int AS length FROM paper_block WHERE file_id = ${file.id}`
    if (length === 0 || length > mostText) return null
    const rows = await tx.paperBlock.findMany({ where: { fileId: file.id }, orderBy: { position: 'asc' } })
    return rows.map((row) => ({ kind: row.kind, level: row.level, text: row.text, content: contentOf(row) }))
  })
}

/**
 * What stands for a paper in a pack, the best first: the pages of a PDF, the words of a DOCX (as the reading view has them, and called so), a
 * page with its cover and the way to it. In the reader's language where there is a file in it, else the original.
 */
export async function* candidatesFor(actor: Actor, paper: PackedPaper, words: Words): AsyncGenerator<Candidate> {
  const leaf = leafFor(paper, words)
  if (paper.sequence === 1) {
    const title = `${paper.version.number} ${words.t('agenda.title')}`
    const make = () => firstPaper(actor, { meeting: words.meeting.id, language: words.wish })
    yield { leaf: { heading: null, title }, bytes: async () => (await make())?.bytes ?? new Uint8Array() }
    return
  }
  const { files } = paper.version
  const file = files.find((one) => one.language === words.wish) ?? files[0]
  if (file?.stored.type === 'pdf') yield { leaf, bytes: () => storage.open(file.hash) }
  if (file?.stored.type === 'docx') {
    const blocks = await wordsOf(actor, file)
    if (blocks) yield { leaf, bytes: () => set({ ...sheetOf(paper, file, words, 'converted'), blocks }) }
  }
  const why = file === undefined ? 'noFile' : file.stored.type === 'pdf' ? 'unfit' : 'elsewhere'
  yield { leaf, bytes: () => set(sheetOf(paper, file, words, why)) }
}
