/** The name of this build, said by next.config.ts; empty in development, where no worker is registered. */
declare const PORTAL_BUILD: string

const build = (): string => (typeof PORTAL_BUILD === 'string' ? PORTAL_BUILD : '')

/** Whether this browser can keep a pack: a secure address, a service worker, a store that lists itself, and a build. */
export function canKeep(): boolean {
  return build() !== '' && 'serviceWorker' in navigator && 'databases' in indexedDB && 'locks' in navigator
}

const address = (): string => `/service-worker.js?build=${build()}`
const register = (): Promise<ServiceWorkerRegistration> =>
  navigator.serviceWorker.register(address(), { scope: '/', updateViaCache: 'none' })

/** Brings a worker that is there to this build. Nothing else puts one where nobody keeps anything. */
export async function renewWorker(): Promise<void> {
  const known = canKeep() ? await navigator.serviceWorker.getRegistration('/') : undefined
  const newest = known?.installing ?? known?.waiting ?? known?.active
  if (newest && newest.scriptURL !== new URL(address(), location.href).href) await register()
}

/** Puts the worker of this build in place; done when the page that opens without a network lies here whole. */
export async function placeWorker(): Promise<void> {
  const registration = await register()
  const worker = registration.installing ?? registration.waiting ?? registration.active
  if (!worker) throw new Error('no worker came')
  let reason = 'TypeError'
  const hear = ({ data }: MessageEvent<{ shell?: string } | null>): void => {
    reason = data?.shell ?? reason
  }
  navigator.serviceWorker.addEventListener('message', hear)
  try {
    await new Promise<void>((done, failed) => {
      const look = (): void => {
        if (worker.state === 'activated') done()
        // a worker that could not be filled says why, no room or no network; its word may come a moment later
        else if (worker.state === 'redundant')
          setTimeout(() => failed(new DOMException('the page could not be kept', reason)), 500)
      }
      worker.addEventListener('statechange', look)
      look()
    })
  } finally {
    navigator.serviceWorker.removeEventListener('message', hear)
  }
}
