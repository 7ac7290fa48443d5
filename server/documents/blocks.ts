import { createHash, randomBytes } from 'node:crypto'
import type { Prisma } from '#prisma/client/client.ts'
import type { Tx } from '#server/kernel/tx.ts'
import type { Block } from './readers/reading.ts'
import { carry } from './shape/carry.ts'
import { citedNumbers, plainNumber } from './shape/citations.ts'
import { type Aligned, alignTranslation, type Rendered } from './shape/translation.ts'

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
const contentColumn = (content: Block['content']): { content?: Prisma.InputJsonValue } =>
  content === null ? {} : { content: content as unknown as Prisma.InputJsonObject }
/** so many rows in one statement */
const batch = 1000

async function blocksOf(tx: Tx, file: string): Promise<Rendered[]> {
  return tx.paperBlock.findMany({
    where: { fileId: file },
    orderBy: { position: 'asc' },
    select: { block: true, kind: true, level: true, text: true, hash: true, of: true, basis: true },
  })
}

/** The paragraphs whose names go on: those read from this file before, else the former version's in the same language. */
async function formerOf(
  tx: Tx,
  file: { id: string; language: string },
  version: { paperId: string; revision: number },
) {
  const own = await blocksOf(tx, file.id)
  if (own.length > 0) return own
  const before = await tx.paperFile.findFirst({
    where: {
      language: file.language,
      version: { paperId: version.paperId, revision: { lt: version.revision } },
      blocks: { some: {} },
    },
    orderBy: { version: { revision: 'desc' } },
    select: { id: true },
  })
  return before ? blocksOf(tx, before.id) : []
}

type Alignment = ReturnType<typeof alignTranslation>

async function writeAlignment(tx: Tx, file: string, blocks: Aligned[], aligned: Alignment): Promise<void> {
  for (const [at] of blocks.entries()) {
    const { of = [], basis = [] } = aligned[at] ?? {}
    await tx.paperBlock.update({ where: { fileId_position: { fileId: file, position: at } }, data: { of, basis } })
  }
}

/** The translations that were read before their original are aligned now that it is there. */
async function alignWaiting(tx: Tx, version: string, original: Aligned[]): Promise<void> {
  const files = await tx.paperFile.findMany({ where: { versionId: version, original: false }, select: { id: true } })
  for (const { id } of files) {
    const blocks = await blocksOf(tx, id)
    if (blocks.length === 0 || blocks.some((one) => one.of.length > 0)) continue
    await writeAlignment(tx, id, blocks, alignTranslation(original, blocks))
  }
}

async function cite(tx: Tx, version: { id: string; number: string }, blocks: Block[]): Promise<void> {
  const own = plainNumber(version.number)
  const numbers = citedNumbers(blocks.map((one) => one.text).join('\n')).filter((number) => number !== own)
  await tx.paperCitation.deleteMany({ where: { versionId: version.id } })
  await tx.paperCitation.createMany({
    data: numbers.slice(0, 500).map((number) => ({ versionId: version.id, number })),
  })
}

/**
 * Writes a file's paragraphs, as a machine, in one transaction: each gets the name it had in the former version where it is the same or
 * nearly the same, a translated one what it renders, and the papers that the original names are its citations. Again is harmless.
 */
export async function settleBlocks(tx: Tx, input: { file: string; blocks: Block[] }): Promise<void> {
  const file = await tx.paperFile.findUniqueOrThrow({ where: { id: input.file }, include: { version: true } })
  const { version } = file
  const former = await formerOf(tx, file, version)
  const hashed = input.blocks.map((one) => ({ ...one, hash: hashOf(one.text) }))
  const names = carry(former, hashed, () => randomBytes(9).toString('base64url')).blocks
  const blocks = hashed.map((one, at) => ({ ...one, block: names[at]?.block ?? '' }))
  const source = file.original
    ? null
    : await tx.paperFile.findFirst({ where: { versionId: version.id, original: true }, select: { id: true } })
  const aligned = source ? alignTranslation(await blocksOf(tx, source.id), blocks, former) : []
  await tx.paperBlock.deleteMany({ where: { fileId: file.id } })
  for (let from = 0; from < blocks.length; from += batch) {
    await tx.paperBlock.createMany({
      data: blocks.slice(from, from + batch).map((one, n) => {
        const { of = [], basis = [] } = aligned[from + n] ?? {}
        const { content, ...rest } = one
        return { ...rest, fileId: file.id, position: from + n, of, basis, ...contentColumn(content) }
      }),
    })
  }
  if (file.original) {
    await cite(tx, version, input.blocks)
    await alignWaiting(tx, version.id, blocks)
  }
}
