import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { log } from '#server/kernel/log.ts'
import { watchMemory } from '../extraction.ts'
import type { BindOrder, Fragment } from './bind.ts'
import type { BindAnswer } from './bind-worker.ts'

/** What taking one PDF apart may take. */
export interface BindLimits {
  milliseconds: number
  /** memory inside and outside JavaScript's heap */
  bytes: number
}

// a PDF of 100 MB takes 100 MB and half a second
const usual: BindLimits = { milliseconds: 60_000, bytes: 512 << 20 }

// a path and no URL: bundlers must leave it alone
const workerFile = join(/* turbopackIgnore: true */ process.cwd(), 'server', 'documents', 'formats', 'bind-worker.ts')

/** Takes PDFs apart in a thread of its own, one after the other; the thread ends with the pack, or with a PDF that is too much for it. */
export class Binder {
  readonly #limits: BindLimits
  #worker: Worker | undefined

  constructor(limits: BindLimits = usual) {
    this.#limits = limits
  }

  #open(): Worker {
    const heap = Math.ceil(this.#limits.bytes / (1 << 20))
    const worker = new Worker(/* turbopackIgnore: true */ workerFile, {
      execArgv: ['--no-warnings'],
      env: {},
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: 16 },
    })
    worker.on('error', (error) => log.error({ what: 'documents.pack.thread', error }))
    return worker
  }

  /** As bind(), within the limits; throws when the PDF cannot be joined, whatever it holds. */
  async bind(order: BindOrder): Promise<Fragment> {
    const worker = (this.#worker ??= this.#open())
    const { milliseconds, bytes } = this.#limits
    const answered = Promise.withResolvers<Fragment>()
    const fail = (why: string) => {
      this.end()
      answered.reject(new Error(why))
    }
    const timer = setTimeout(() => fail('too slow'), milliseconds)
    const watching = watchMemory(worker, bytes, () => fail('too heavy'))
    const hear = (answer: BindAnswer) =>
      'fragment' in answer ? answered.resolve(answer.fragment) : answered.reject(new Error(answer.fault))
    const lost = () => fail('the thread has ended')
    worker.once('message', hear)
    worker.once('exit', lost)
    try {
      worker.postMessage(order)
      return await answered.promise
    } finally {
      clearTimeout(timer)
      clearInterval(watching)
      worker.off('message', hear)
      worker.off('exit', lost)
    }
  }

  /** Ends the thread; the next order opens another. */
  end(): void {
    const worker = this.#worker
    this.#worker = undefined
    void worker?.terminate()
  }
}
