import { json } from 'node:stream/consumers'
import { machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { storage } from '#server/kernel/storage.ts'
import { derestrict } from './acts/paper.ts'
import type { Reading } from './readers/reading.ts'
import { settleBlocks } from './blocks.ts'

const clerk = machine('documents')

/** Makes rows of the paragraphs that the readers found in a version's files, the original's first; again is harmless. */
export async function settle({ version }: { version: string }): Promise<void> {
  const files = await db.as(clerk, (tx) =>
    tx.paperFile.findMany({
      where: { versionId: version },
      orderBy: { original: 'desc' },
      select: { id: true, stored: { select: { reading: true } } },
    }),
  )
  for (const { id, stored } of files) {
    if (stored.reading === null) continue
    const { blocks } = (await json(await storage.open(stored.reading))) as Pick<Reading, 'blocks'>
    await db.as(clerk, (tx) => settleBlocks(tx, { file: id, blocks }), 60_000)
  }
}

/** What the clock does for papers: those whose day has come are public from then on. */
export async function tick(): Promise<void> {
  let made = 1
  while (made > 0) made = await db.as(clerk, (tx) => derestrict(tx, clerk), 15_000)
}
