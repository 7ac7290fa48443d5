import type { IncomingHttpHeaders } from 'node:http'
import { type BlockList, isIP } from 'node:net'

/** What the border knows about the portal's place. */
export interface Place {
  publicUrl: string
  /** PUBLIC_URL was not set: localhost, 127.0.0.1 and [::1] are all ours */
  publicUrlIsDefault: boolean
  port: number
  proxies: BlockList
}

/** A request as the border sees it. */
export interface Arrival {
  method: string
  url: string
  headers: IncomingHttpHeaders
  /** the other end of the connection */
  peer: string
}

/** Refused at the border with this status; `allow` goes with 405. */
export interface Turned {
  status: 400 | 403 | 405 | 411 | 413 | 414
  allow?: string
}

/** One POST body; papers have their own way (/api/files). */
const bodyLimit = 2_000_000

const plainAddress = (address: string) => address.trim().replace(/^::ffff:(?=\d+\.)/, '')

const isOf = (networks: BlockList, address: string) =>
  isIP(address) !== 0 && networks.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6')

/** The origins that are this portal. */
function origins({ publicUrl, publicUrlIsDefault, port }: Place): string[] {
  const own = new URL(publicUrl).origin
  return publicUrlIsDefault ? [own, `http://127.0.0.1:${port}`, `http://[::1]:${port}`] : [own]
}

/** Whether a request says of itself that it comes from one of our pages. */
export function isOwnOrigin(origin: string | undefined, place: Place): boolean {
  return origin !== undefined && origins(place).includes(origin)
}

// our own proxy says that the last stretch before it was not https: a token sent that way is burnt, so no redirect hides it
function cameInClear({ headers, peer }: Arrival, { publicUrl, proxies }: Place): boolean {
  if (!publicUrl.startsWith('https:') || headers['x-forwarded-proto'] !== 'http') return false
  return isOf(proxies, plainAddress(peer))
}

/**
 * Judges a request before anything else reads it; undefined lets it pass. Pages are only read: whatever is not GET or HEAD
 * ends here outside /api, so that Next never decodes a foreign body (B2). Scripts send neither Origin nor Sec-Fetch-Site.
 */
export function judge(arrival: Arrival, place: Place): Turned | undefined {
  const { method, url, headers } = arrival
  // absolute-form and authority-form name a foreign host (B4)
  if (!url.startsWith('/') || /[\\\0\s]/.test(url)) return { status: 400 }
  if (url.length > 8000) return { status: 414 }
  const api = url.startsWith('/api/')
  if (api && cameInClear(arrival, place)) return { status: 403 }
  if (method === 'GET' || method === 'HEAD') return undefined
  if (!api) return { status: 405, allow: 'GET, HEAD' }
  if (!['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].includes(method))
    return { status: 405, allow: 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS' }
  if (headers['next-action'] !== undefined) return { status: 400 }
  if (headers.origin !== undefined && !isOwnOrigin(headers.origin, place)) return { status: 403 }
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return { status: 403 }
  if (url.startsWith('/api/files')) return undefined
  if (headers['transfer-encoding'] !== undefined) return { status: 411 }
  return Number(headers['content-length'] ?? 0) > bodyLimit ? { status: 413 } : undefined
}

/** The address a request comes from: the last one in X-Forwarded-For that is no proxy of ours (B24). */
export function clientAddress({ peer, headers }: Pick<Arrival, 'peer' | 'headers'>, proxies: BlockList): string {
  let nearest = plainAddress(peer)
  const told = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .map(plainAddress)
    .filter(Boolean)
  while (isOf(proxies, nearest) && told.length > 0) {
    const next = told.pop() ?? ''
    if (!isIP(next)) break
    nearest = next
  }
  return nearest
}

// only the portal itself may say these; the first two groups once opened doors in front of Next (B1, B24)
const forgeable =
  /^(x-middleware-|x-forwarded-|x-matched-path$|x-now-|x-invoke-|x-nextjs-|x-http-method|x-method-override$|x-real-ip$|forwarded$|content-security-policy|x-nonce$|x-request-id$|x-client-address$)/

// a page in development says by these which of its questions a trace belongs to; without them it waits for ever
const ofDevelopment = /^x-nextjs-(html-)?request-id$/

interface Given {
  request: string
  policy: string
  development?: boolean
}

/** Cleans a request's headers in place and sets the ones that only the portal may say. */
export function ownHeaders(arrival: Arrival, place: Place, given: Given): void {
  const { headers } = arrival
  const address = clientAddress(arrival, place.proxies)
  const open = given.development ? ofDevelopment : null
  for (const name of Object.keys(headers)) if (forgeable.test(name) && !open?.test(name)) delete headers[name]
  const home = new URL(place.publicUrl)
  const known = origins(place).map((origin) => new URL(origin).host)
  // a forged Host must never reach a link, a redirect or a fetch (B4, B7)
  const host = known.includes(headers.host ?? '') ? headers.host : home.host
  Object.assign(headers, {
    host,
    'x-forwarded-host': host,
    'x-forwarded-proto': home.protocol.slice(0, -1),
    'x-forwarded-for': address,
  })
  Object.assign(headers, {
    'x-client-address': address,
    'x-request-id': given.request,
    'content-security-policy': given.policy,
  })
}
