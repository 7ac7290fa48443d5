// small on purpose: every page of the portal carries it

/** Every database that the portal keeps on a device begins with this and the person's id. */
export const prefix = 'sccp:'
/** An empty cache as a sign that worker and pages both see: somebody signed out here and the portal does not know yet. */
export const leaving = 'sccp-leaving'

const said = 'left'
// one for the page: what it says itself it does not hear
let open: BroadcastChannel | null = null
function channel(): BroadcastChannel | null {
  if (typeof BroadcastChannel !== 'undefined') open ??= new BroadcastChannel('sccp-device')
  return open
}

/** Says to the other windows of this browser that somebody signed out. */
export function sayLeaving(): void {
  channel()?.postMessage(said)
}

/** Hears that somebody signed out in another window: what is open here must be put away too. Gives the way to stop. */
export function onLeaving(away: () => void): () => void {
  const hear = (event: MessageEvent): void => {
    if (event.data === said) away()
  }
  channel()?.addEventListener('message', hear)
  return () => channel()?.removeEventListener('message', hear)
}

/** The names of all databases that the portal keeps on this device. */
export async function databasesHere(): Promise<string[]> {
  if (typeof indexedDB === 'undefined' || !('databases' in indexedDB)) return []
  const databases = await indexedDB.databases()
  return databases.flatMap(({ name }) => (name?.startsWith(prefix) ? [name] : []))
}

/** Whether there is anything on this device to look after. */
export async function anythingHere(): Promise<boolean> {
  return ((await globalThis.caches?.has(leaving)) ?? false) || (await databasesHere()).length > 0
}
