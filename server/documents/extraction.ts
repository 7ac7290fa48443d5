import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type Code, refusal } from '#server/kernel/errors.ts'
import { log } from '#server/kernel/log.ts'
import type { ReadingAnswer, ReadingOrder } from './readers/reading-worker.ts'
import type { Reading } from './readers/reading.ts'

/** What one reading may take. */
export interface ReadingLimits {
  milliseconds: number
  /** memory inside and outside JavaScript's heap */
  bytes: number
}

const usual: ReadingLimits = { milliseconds: 120_000, bytes: 512 << 20 }
const look = 100

// beside the built process, else as its source; a path and no URL: bundlers must leave it alone
const built = join(import.meta.dirname, 'reading-worker.mjs')
const source = join(/* turbopackIgnore: true */ process.cwd(), 'server', 'documents', 'readers', 'reading-worker.ts')
const workerFile = existsSync(built) ? built : source

// one at a time: four hostile files together take no more than one
let before: Promise<unknown> = Promise.resolve()

/** Ends a thread that takes too much memory: the limits of a worker know of its heap alone, not of its buffers. */
export function watchMemory(worker: Worker, limit: number, over: () => void): NodeJS.Timeout {
  return setInterval(() => {
    worker
      .getHeapStatistics()
      .then(({ used_heap_size, external_memory }) => used_heap_size + external_memory > limit && over())
      // it has ended meanwhile
      .catch(() => undefined)
  }, look)
}

function run(order: ReadingOrder, limits: ReadingLimits): Promise<Reading> {
  return new Promise((done, failed) => {
    const worker = new Worker(/* turbopackIgnore: true */ workerFile, {
      workerData: order,
      execArgv: ['--no-warnings'],
      env: {},
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: Math.ceil(limits.bytes / (1 << 20)), maxYoungGenerationSizeMb: 8 },
    })
    const end = (settle: () => void) => {
      clearTimeout(timer)
      clearInterval(watching)
      settle()
      void worker.terminate()
    }
    const heavy = () => end(() => failed(refusal('FILE_TOO_HEAVY', 'invalid')))
    const timer = setTimeout(heavy, limits.milliseconds)
    const watching = watchMemory(worker, limits.bytes, heavy)
    worker.once('message', (answer: ReadingAnswer) =>
      end(() => {
        if ('reading' in answer) return done(answer.reading)
        if ('code' in answer) return failed(refusal(answer.code as Code, 'invalid', answer.params))
        log.error({ what: 'documents.reading.failed', fault: answer.fault })
        failed(refusal('FILE_BROKEN', 'invalid'))
      }),
    )
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return heavy()
      log.error({ what: 'documents.reading.failed', error })
      end(() => failed(refusal('FILE_BROKEN', 'invalid')))
    })
    worker.once('exit', () => end(() => failed(refusal('FILE_BROKEN', 'invalid'))))
  })
}

/**
 * Reads a file in a thread of its own, one after the other. Whatever the file holds, there is an answer within the
 * limits: a reading, or a refusal with the reason (FILE_TOO_HEAVY when the limits were reached).
 */
export function extract(order: ReadingOrder, limits: ReadingLimits = usual): Promise<Reading> {
  const reading = before.then(() => run(order, limits))
  before = reading.catch(() => undefined)
  return reading
}
