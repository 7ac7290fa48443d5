import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * The long still parts of the document that a request writes, by their place: laid down while the page is put together,
 * taken up while it is written (app/_ui/parts.ts). Pages are built into modules of their own, hence the shared place.
 */
const shared = globalThis as typeof globalThis & { sccpParts?: AsyncLocalStorage<string[]> }
const parts = (shared.sccpParts ??= new AsyncLocalStorage<string[]>())

/** Runs what answers a request with a whole document. */
export function writing<T>(answer: () => T): T {
  return parts.run([], answer)
}
