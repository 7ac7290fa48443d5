import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { isOwnOrigin, judge, ownHeaders, type Place, type Turned } from './border.ts'
import { contentSecurityPolicy, nonce, standingHeaders } from './headers.ts'
import { log } from './log.ts'
import { writing } from './parts.ts'

/** What stands behind the border. */
export interface Doors {
  pages: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  /** takes what begins with /api/files/ as it comes: bytes in both directions */
  files?: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  /** takes upgrades of exactly /collab from our own origin */
  collab?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  /** hot reload, in development only */
  development?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
}

interface Surroundings extends Place {
  production: boolean
  /** the folder whose files anybody may keep */
  publicFolder: string
}

function publicFiles(folder: string): Set<string> {
  try {
    return new Set(
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `/${name.replaceAll('\\', '/')}`),
    )
  } catch {
    return new Set()
  }
}

// Set at the last moment: Next drops a route's own header (a file's sandbox) where one stands already. And whatever is
// not a file for everybody is personal: no browser, proxy or disk keeps it (ASVS 14.2.2, 14.3.2).
function guard(response: ServerResponse, standing: Record<string, string>, personal: 'no' | 'perhaps' | 'yes'): void {
  const original = response.writeHead.bind(response)
  response.writeHead = ((...args: Parameters<typeof original>) => {
    for (const [name, value] of Object.entries(standing)) if (!response.hasHeader(name)) response.setHeader(name, value)
    const told = String(response.getHeader('cache-control') ?? '')
    if (personal === 'yes' || (personal === 'perhaps' && !/no-store|public/.test(told)))
      response.setHeader('Cache-Control', 'private, no-store')
    return original(...args)
  }) as typeof response.writeHead
}

function turn(
  response: ServerResponse,
  { status, allow }: Turned | { status: 500; allow?: undefined },
  request: string,
): void {
  if (allow) response.setHeader('Allow', allow)
  response.writeHead(status, { 'Content-Type': 'application/problem+json; charset=utf-8', Connection: 'close' })
  response.end(JSON.stringify({ status, title: STATUS_CODES[status], request }))
}

function refuseUpgrade(socket: Duplex, status: number, headers: Record<string, string>): void {
  const lines = Object.entries({ ...headers, Connection: 'close', 'Content-Length': '0' }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n`, () => socket.destroy())
}

/**
 * The one server of the portal: judges each request at the border, sets the headers that stand on every answer,
 * and hands pages to Next, files to theirs and exactly /collab to the socket door. Nothing that a request holds can throw out of it.
 */
export function portalServer(doors: Doors, place: Surroundings): Server {
  const https = place.publicUrl.startsWith('https:')
  const standing = standingHeaders({ https })
  const files = publicFiles(place.publicFolder)
  const isFile = (path: string) => path.startsWith('/_next/static/') || files.has(path)
  // who holds a calendar's address keeps the calendar: that is what it is for; it is never for browsers
  const isKept = (path: string) => isFile(path) || path.startsWith('/api/v1/calendar/')

  const server = createServer(
    { headersTimeout: 20_000, requestTimeout: 300_000, keepAliveTimeout: 10_000 },
    (request, response) => {
      const id = randomUUID()
      const arrival = {
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        peer: request.socket.remoteAddress ?? '',
      }
      const policy = contentSecurityPolicy(nonce(), { production: place.production, https })
      const headers = { ...standing, 'Content-Security-Policy': policy, 'X-Request-Id': id }
      const signedIn = request.headers.cookie !== undefined
      guard(response, headers, isKept(arrival.url.split('?')[0] ?? '') ? 'no' : signedIn ? 'yes' : 'perhaps')
      const turned = judge(arrival, place)
      if (turned) return turn(response, turned, id)
      ownHeaders(arrival, place, { request: id, policy, development: !place.production })
      const door = doors.files && arrival.url.startsWith('/api/files/') ? doors.files : doors.pages
      const answer = () => door(request, response)
      // a page that is changed without a document (RSC) has nowhere to lay its parts
      const answered = request.headers['rsc'] === undefined ? writing(answer) : answer()
      answered.catch((error: unknown) => {
        log.error({ what: 'request.failed', request: id, error })
        if (response.headersSent) response.destroy()
        else turn(response, { status: 500 }, id)
      })
    },
  )

  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    const path = request.url?.split('?')[0]
    if (doors.development && path?.startsWith('/_next/')) return doors.development(request, socket, head)
    if (path !== '/collab' || !doors.collab) return refuseUpgrade(socket, 404, standing)
    if (!isOwnOrigin(request.headers.origin, place)) return refuseUpgrade(socket, 403, standing)
    const arrival = {
      method: 'GET',
      url: request.url ?? '',
      headers: request.headers,
      peer: request.socket.remoteAddress ?? '',
    }
    ownHeaders(arrival, place, { request: randomUUID(), policy: '' })
    try {
      doors.collab(request, socket, head)
    } catch (error) {
      log.error({ what: 'upgrade.failed', error })
      socket.destroy()
    }
  })

  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy()
    else refuseUpgrade(socket, error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400, standing)
  })
  return server
}

/** Listens, or throws the system's own error (EADDRINUSE …). */
export function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', failed)
    server.listen(port, host, () => {
      server.off('error', failed)
      done()
    })
  })
}
