import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { refusal } from './errors.ts'
import type { PressAnswer, PressOrder } from './press-worker.ts'

const patience = 30_000
const mostWaiting = 16

interface Waiting {
  done: (bytes: Uint8Array<ArrayBuffer>) => void
  failed: (fault: Error) => void
  timer: NodeJS.Timeout
}
interface Press {
  worker: Worker
  waiting: Map<number, Waiting>
  next: number
}

// pages and process are two module graphs in one process; one press serves both
const place = globalThis as { sccpPress?: Press | null }

/**
 * Makes a file that takes longer than other requests may wait, in a thread of its own: `work` names a module by its path from the
 * portal's folder and the function of it that is called with the input and with Typst.
 * EXPORT_BUSY when it takes longer than 30 s or 16 wait already.
 */
export async function press(work: PressOrder['work'], input: unknown): Promise<Uint8Array<ArrayBuffer>> {
  const at = (place.sccpPress ??= open())
  if (at.waiting.size >= mostWaiting) throw refusal('EXPORT_BUSY', 'unavailable')
  const id = at.next++
  return new Promise((done, failed) => {
    const timer = setTimeout(() => close(at, refusal('EXPORT_BUSY', 'unavailable')), patience)
    at.waiting.set(id, { done, failed, timer })
    at.worker.ref()
    at.worker.postMessage({ id, work, input } satisfies PressOrder)
  })
}

/** Ends the thread and gives its memory back; the next order opens another. */
export async function restPress(): Promise<void> {
  const made = place.sccpPress
  if (!made || made.waiting.size > 0) return
  place.sccpPress = null
  await made.worker.terminate()
}

function open(): Press {
  // a path and no URL: bundlers must leave it alone
  const path = join(/* turbopackIgnore: true */ process.cwd(), 'server', 'kernel', 'press-worker.ts')
  const made: Press = {
    worker: new Worker(/* turbopackIgnore: true */ path, { execArgv: [], env: {} }),
    waiting: new Map(),
    next: 1,
  }
  made.worker.on('message', (answer: PressAnswer) => {
    const one = made.waiting.get(answer.id)
    if (one === undefined) return
    made.waiting.delete(answer.id)
    clearTimeout(one.timer)
    if (made.waiting.size === 0) made.worker.unref()
    if ('bytes' in answer) one.done(answer.bytes)
    else one.failed(new Error(answer.fault))
  })
  made.worker.on('error', (fault) => close(made, fault))
  made.worker.on('exit', () => close(made, refusal('EXPORT_BUSY', 'unavailable')))
  made.worker.unref()
  return made
}

function close(made: Press, fault: Error): void {
  if (place.sccpPress === made) place.sccpPress = null
  for (const one of made.waiting.values()) {
    clearTimeout(one.timer)
    one.failed(fault)
  }
  made.waiting.clear()
  void made.worker.terminate()
}
