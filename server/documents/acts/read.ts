import type { Actor } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { parseRichText } from '#server/kernel/rich-text.ts'
import type { Tx } from '#server/kernel/tx.ts'
import type { PaperBlock } from '#prisma/client/client.ts'
import { briefOf, chooseFile, chooseVersion, filesOf, languageOf, openPaper, type OpenedFile } from '../opened.ts'
import { rights } from '../policy.ts'
import type { LanguageStanding, ReadBlock, ReadingView } from '../shape/reading.ts'
import { type Standing, standingOf } from '../shape/translation.ts'

/** So many paragraphs are read at once. */
const part = 2000

interface Wish {
  paper: string
  revision?: number | undefined
  language?: string | undefined
  from: number
}

interface Skeleton {
  block: string
  hash: string
  text: string
  of: string[]
  basis: string[]
}

/** What standing rests on: names and hashes, and whether there are words at all. */
async function skeletons(tx: Tx, files: string[]): Promise<Map<string, Skeleton[]>> {
  const rows = await tx.$queryRaw<Array<Skeleton & { file_id: string }>>`
    SELECT file_id, block, hash, CASE WHEN btrim(text) = '' THEN '' ELSE 'x' END AS text, of, basis
    FROM paper_block WHERE file_id = ANY(${files}) ORDER BY file_id, position`
  return Map.groupBy(rows, (row) => row.file_id)
}

/** A paragraph's own node, checked; a row of a table is checked within one. */
export function contentOf({ content }: Pick<PaperBlock, 'content'>): ReadBlock['content'] {
  if (content === null || typeof content !== 'object' || Array.isArray(content)) return null
  const row = content['type'] === 'tableRow'
  const { doc } = parseRichText({ type: 'doc', content: [row ? { type: 'table', content: [content] } : content] })
  const node = row ? doc.content?.[0]?.content?.[0] : doc.content?.[0]
  return node ?? null
}

function readBlocks(rows: PaperBlock[], standings: Map<string, Standing>): ReadBlock[] {
  return rows.map((row) => ({
    block: row.block,
    kind: row.kind,
    level: row.level,
    page: row.page,
    text: row.text,
    content: contentOf(row),
    standing: standings.get(row.block) ?? null,
  }))
}

/** The original's paragraphs that are rendered by none, each behind the translated one that renders its forerunner. */
async function lacking(
  tx: Tx,
  original: OpenedFile,
  skeleton: Skeleton[],
  translated: Skeleton[],
  missing: string[],
): Promise<ReadingView['missing']> {
  if (missing.length === 0) return []
  const rows = await tx.paperBlock.findMany({
    where: { fileId: original.id, block: { in: missing.slice(0, 500) } },
    select: { block: true, text: true },
  })
  const words = new Map(rows.map((row) => [row.block, row.text]))
  const renders = new Map(translated.flatMap((one) => one.of.map((of) => [of, one.block] as const)))
  let after: string | null = null
  return skeleton.flatMap(({ block }) => {
    after = renders.get(block) ?? after
    const text = words.get(block)
    return text === undefined ? [] : [{ block, text, after }]
  })
}

/** How each language stands to the original, and of the one that is read each paragraph. */
async function standingsOf(tx: Tx, files: OpenedFile[], read: OpenedFile | null) {
  const original = files.find((file) => file.original)
  const known = await skeletons(
    tx,
    files.map((file) => file.id),
  )
  const source = original ? (known.get(original.id) ?? []) : []
  const languages: LanguageStanding[] = []
  let blocks = new Map<string, Standing>()
  let missing: ReadingView['missing'] = []
  for (const file of files) {
    const own = known.get(file.id) ?? []
    const compared = original && !file.original && own.length > 0 && source.length > 0
    const told = compared ? standingOf(source, own) : { standings: [], missing: [] }
    const behind = told.standings.filter((one) => one === 'behind' || one === 'dropped').length
    languages.push(languageOf(file, { behind, missing: told.missing.length }))
    if (file === read && compared) {
      blocks = new Map(own.flatMap((one, at) => (told.standings[at] ? [[one.block, told.standings[at]]] : [])))
      missing = await lacking(tx, original, source, own, told.missing)
    }
  }
  return { languages, blocks, missing }
}

/**
 * A version's paragraphs in a language, with what is behind the original (issue 8, 'Language versions' and 'Reading'). Without a wish: the
 * newest version that stands, in its original. A long paper comes in parts. Six queries.
 */
export function read(actor: Actor, input: Wish): Promise<ReadingView> {
  return db.as(actor, async (tx) => {
    const paper = await openPaper(tx, actor, input.paper)
    const version = chooseVersion(paper, input.revision === undefined ? {} : { revision: input.revision })
    const files = filesOf(paper, version)
    const file = chooseFile(files, input.language)
    const { languages, blocks: standings, missing } = await standingsOf(tx, files, file)
    const rows = file
      ? await tx.paperBlock.findMany({
          where: { fileId: file.id, position: { gte: input.from } },
          orderBy: { position: 'asc' },
          take: part + 1,
        })
      : []
    return {
      paper: { id: paper.id, meeting: paper.meetingId },
      version: { ...briefOf(paper, version), reason: version.reason },
      versions: paper.versions.map((one) => briefOf(paper, one)),
      languages,
      file: file && {
        id: file.id,
        language: file.language,
        original: file.original,
        revision: file.revision,
        name: file.name,
        type: file.stored.type,
        state: file.stored.state,
      },
      blocks: readBlocks(rows.slice(0, part), standings),
      next: rows.length > part ? (rows[part]?.position ?? null) : null,
      missing,
      can: {
        note: rights.note(actor),
        comment: rights.comment(actor),
        receipts: rights.receipts(actor, paper),
      },
    }
  })
}
