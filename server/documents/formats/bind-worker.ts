import { parentPort } from 'node:worker_threads'
import { bind, type BindOrder, type Fragment } from './bind.ts'

// Runs beside the process, with limits: taking a foreign PDF apart can take all the memory there is.
// This file is started by its path and reads its neighbours by theirs, so it stays out of every bundle.

export type BindAnswer = { fragment: Fragment } | { fault: string }

parentPort?.on('message', (order: BindOrder) => {
  void (async () => {
    try {
      parentPort?.postMessage({ fragment: await bind(order) } satisfies BindAnswer)
    } catch (error) {
      parentPort?.postMessage({ fault: String(error) } satisfies BindAnswer)
    }
  })()
})
