import { parentPort, workerData } from 'node:worker_threads'
import { Refusal, type RefusalParams } from '#server/kernel/errors.ts'
import { readKind, readPaper } from './read-file.ts'
import type { Reading } from './reading.ts'

// Runs beside the process, with limits: files come from anywhere, and reading one can take all the memory there is.
// This file is started by its path and reads its neighbours by theirs, so it stays out of every bundle.

/** A file to be read; without a kind it has to be a paper. */
export interface ReadingOrder {
  path: string
  kind?: string
}
export type ReadingAnswer = { reading: Reading } | { code: string; params: RefusalParams } | { fault: string }

const { path, kind } = workerData as ReadingOrder
try {
  const reading = kind === undefined ? await readPaper(path) : await readKind(path, kind)
  parentPort?.postMessage({ reading } satisfies ReadingAnswer)
} catch (error) {
  const answer: ReadingAnswer =
    error instanceof Refusal ? { code: error.code, params: error.params } : { fault: String((error as Error).stack) }
  parentPort?.postMessage(answer)
}
