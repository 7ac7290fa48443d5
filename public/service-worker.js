// The portal without a network: when a page cannot be fetched, its place is taken by /offline, a page that holds nobody's
// data and opens what this device keeps, encrypted (app/_offline). Only that page's own files lie in Cache Storage; pages
// and answers made for a person never do (asvs.md B28). What is not a page is left alone, but for files of the shell.

const build = new URL(location.href).searchParams.get('build') ?? ''
const shell = `sccp-shell-${build}`
// this cache holds nothing: that it is there says that somebody signed out while the portal could not be told
const leaving = 'sccp-leaving'

const started = '/offline'
const always = ['/emblem.svg', '/manifest.webmanifest', '/icons/192.png', '/icons/512.png']

// as a stranger, so that nothing of a person can be in it
const fetched = async (address) => {
  const answer = await fetch(address, { credentials: 'omit', cache: 'no-cache' })
  if (!answer.ok || answer.redirected) throw new Error(`${address}: ${answer.status}`)
  return answer
}

const inText = [
  [/\/?_next\/static\/[\w/.~-]+\.(?:js|css)/g, (found) => (found.startsWith('/') ? found : `/${found}`)],
  [/(?<!_next\/)static\/chunks\/[\w.~-]+\.(?:js|css)/g, (found) => `/_next/${found}`],
  [/\/fonts\/noto-sans-[\d.]+\/latin(?:-ext)?-normal\.woff2/g, (found) => found],
]

/** The page and, from file to file, every script and style that it may ask for. */
async function fill() {
  const cache = await caches.open(shell)
  const known = new Set()
  const take = async (address) => {
    if (known.has(address)) return
    known.add(address)
    const answer = await fetched(address)
    const readable = /html|javascript|css/.test(answer.headers.get('content-type') ?? '')
    const text =
      readable && !address.startsWith('/pdfjs/') && !address.startsWith('/fonts/') ? await answer.clone().text() : ''
    await cache.put(address, answer)
    for (const [pattern, addressOf] of inText)
      await Promise.all([...text.matchAll(pattern)].map(([found]) => take(addressOf(found))))
  }
  const pdf = await (await fetched('/pdfjs/files.json')).json()
  await Promise.all([started, ...always, ...pdf].map(take))
}

// two builds that come close upon each other could take each other's shell away: then it is filled again
async function standAlone() {
  if (!(await (await caches.open(shell)).match(started))) await fill()
  for (const name of await caches.keys())
    if (name.startsWith('sccp-shell-') && name !== shell) await caches.delete(name)
}

/** Tells the portal of a sign-out that happened without a network; whether it knows now. */
async function tellOfLeaving() {
  try {
    const { csrfToken } = await (await fetch('/api/auth/csrf')).json()
    const body = new URLSearchParams({ csrfToken, callbackUrl: '/sign-in' })
    const answer = await fetch('/api/auth/signout', { method: 'POST', redirect: 'manual', body })
    if (answer.type !== 'opaqueredirect' && !answer.ok) return false
    await caches.delete(leaving)
    return true
  } catch {
    return false
  }
}

async function page(request) {
  const { pathname, search, hash } = new URL(request.url)
  if (pathname === started) return (await caches.match(started)) ?? fetch(request)
  const away = () => Response.redirect(`${started}#${pathname}${search}${hash}`)
  // who has signed out here is not shown the portal by a cookie that it still takes
  if ((await caches.has(leaving)) && !(await tellOfLeaving())) return away()
  try {
    return await fetch(request)
  } catch {
    return away()
  }
}

/** A shell that could not be filled is told to the page that waits for it, by the error's name: there may be no room. */
async function fillOrTell() {
  try {
    await fill()
  } catch (error) {
    const pages = await self.clients.matchAll({ includeUncontrolled: true })
    for (const one of pages) one.postMessage({ shell: error.name })
    await caches.delete(shell)
    throw error
  }
}

self.addEventListener('install', (event) => event.waitUntil(fillOrTell().then(() => self.skipWaiting())))
self.addEventListener('activate', (event) => event.waitUntil(standAlone().then(() => self.clients.claim())))
self.addEventListener('sync', (event) => {
  if (event.tag === leaving) event.waitUntil(tellOfLeaving())
})
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate') return event.respondWith(page(request))
  // scripts, styles, fonts and the emblem: their names change with what they hold, or they are fetched first
  if (/^\/(?:_next\/static|pdfjs)\//.test(pathname) || pathname.endsWith('.woff2'))
    event.respondWith(caches.match(request, { ignoreVary: true }).then((kept) => kept ?? fetch(request)))
  else if (/^\/(?:fonts|icons)\/|^\/emblem\.svg$|^\/manifest\.webmanifest$/.test(pathname))
    event.respondWith(
      fetch(request).catch(async () => (await caches.match(request, { ignoreVary: true })) ?? Response.error()),
    )
})
