import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { Hocuspocus } from '@hocuspocus/server'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Actor } from '#server/kernel/actor.ts'
import { log } from '#server/kernel/log.ts'
import type { Here } from './admission.ts'
import { AgendaDocuments } from './collab.ts'
import { listen } from './listening.ts'
import { OpenSocket } from './open-socket.ts'
import { messageLimit, schemaVersion } from './shape/handshake.ts'

/** Who is at the other end; identity answers. */
export interface People {
  /** the person of a request's cookie, or null */
  actorOf(headers: Headers): Promise<Actor | null>
  /** of these sessions those that live, with their actors as they are now */
  actorsOf(sessions: string[]): Promise<Map<string, Actor>>
}

/** The co-editing door of the process. */
export interface Sockets {
  /** Takes an upgrade to /collab, or refuses it before a socket exists. Never throws. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Tells the pages, stores and projects what is pending. */
  close(): Promise<void>
}

/** rights and sessions are asked again this often, in milliseconds: what is withdrawn is closed within 5 s */
const recheckEvery = 1500
/** a page whose machine has gone to sleep is dropped after two of these (asvs.md C10) */
const heartbeatEvery = 20_000
/** Hocuspocus's own question 'are you there', which a page hears; the WebSocket's ping it does not */
const areYouThere = Uint8Array.of(9)
const socketsOfSession = 40
const now = (): number => performance.now()

function refuse(socket: Duplex, status: '403 Forbidden' | '503 Service Unavailable'): void {
  if (socket.destroyed) return
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n${status.startsWith('503') ? 'Retry-After: 5\r\n' : ''}\r\n`,
  )
}

function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string' && !name.startsWith(':')) headers.set(name, value)
  }
  return headers
}

/** The schema version that a page says it has, undefined when it says none. */
function versionOf(request: IncomingMessage): number | undefined {
  const given = new URLSearchParams(request.url?.split('?')[1] ?? '').get('schema')
  return given === null ? undefined : Number(given)
}

class Door {
  readonly #people: People
  readonly #documents = new AgendaDocuments()
  readonly #hocuspocus: Hocuspocus<Here>
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: messageLimit, perMessageDeflate: false })
  readonly #sockets = new Map<WebSocket, { open: OpenSocket; alive: boolean }>()
  readonly #timers: NodeJS.Timeout[] = []
  #ear: { close(): Promise<void> } | undefined
  #checking = false
  #closed = false

  constructor(people: People) {
    this.#people = people
    this.#hocuspocus = new Hocuspocus<Here>({
      quiet: true,
      debounce: 0,
      // the heartbeat below finds who is gone; a page in the background speaks once a minute
      timeout: 600_000,
      maxUnauthenticatedQueueSize: 2_000_000,
      maxUnauthenticatedQueueMessages: 300,
      maxPendingDocuments: 48,
      ...this.#documents.hooks(),
    })
  }

  async open(): Promise<void> {
    this.#documents.open(this.#hocuspocus)
    this.#ear = await listen(this.#documents)
    this.#timers.push(
      setInterval(() => void this.#recheck(), recheckEvery),
      setInterval(() => this.#heartbeat(), heartbeatEvery),
    )
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy())
    this.#people
      .actorOf(headersOf(request))
      .then((actor) => {
        if (this.#closed) return refuse(socket, '503 Service Unavailable')
        if (actor?.session == null || actor.person === null || this.#crowded(actor.session))
          return refuse(socket, '403 Forbidden')
        this.#server.handleUpgrade(request, socket, head, (ws) => this.#connect(ws, actor, versionOf(request)))
      })
      .catch((error: unknown) => {
        log.warn({ what: 'collab.upgrade.failed', error })
        refuse(socket, '503 Service Unavailable')
      })
  }

  #crowded(session: string): boolean {
    return [...this.#sockets.values()].filter(({ open }) => open.actor.session === session).length >= socketsOfSession
  }

  #connect(ws: WebSocket, actor: Actor, version: number | undefined): void {
    const open = new OpenSocket(ws, actor, now)
    ws.on('error', () => ws.terminate())
    if (version !== undefined && version !== schemaVersion) return open.refuse('COLLAB_PAGE_OLD')
    const entry = { open, alive: true }
    this.#sockets.set(ws, entry)
    // the request that Hocuspocus sees is ours: nothing of the page's headers reaches a hook
    const client = this.#hocuspocus.handleConnection(open, new Request('http://localhost/collab'), { socket: open })
    ws.on('pong', () => (entry.alive = true))
    ws.on('message', (data) => {
      entry.alive = true
      open.receive(new Uint8Array(data as Buffer), (bytes) => client.handleMessage(bytes))
    })
    ws.on('close', (code, reason) => {
      this.#sockets.delete(ws)
      client.handleClose({ code, reason: reason.toString() })
    })
  }

  async #recheck(): Promise<void> {
    if (this.#checking) return
    this.#checking = true
    try {
      const sessions = [...new Set([...this.#sockets.values()].map(({ open }) => open.actor.session ?? ''))]
      if (sessions.length === 0) return
      const live = await this.#people.actorsOf(sessions)
      for (const { open } of this.#sockets.values()) {
        if (sessions.includes(open.actor.session ?? '') && !live.has(open.actor.session ?? ''))
          open.refuse('SIGNED_OUT')
      }
      await this.#documents.recheck(new Set(sessions), live)
    } catch (error) {
      // the database is away: what cannot be asked cannot be stored either
      log.warn({ what: 'collab.recheck.failed', error })
    } finally {
      this.#checking = false
    }
  }

  #heartbeat(): void {
    for (const [ws, entry] of this.#sockets) {
      if (!entry.alive) ws.terminate()
      entry.alive = false
      ws.ping()
      if (ws.readyState === ws.OPEN) ws.send(areYouThere)
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const timer of this.#timers) clearInterval(timer)
    for (const { open } of this.#sockets.values()) open.close(1001, 'COLLAB_UNAVAILABLE')
    await this.#documents.close()
    await this.#ear?.close()
    for (const ws of this.#sockets.keys()) ws.terminate()
  }
}

/** Opens the co-editing sockets of this process; there is one such process per database. */
export async function openSockets(people: People): Promise<Sockets> {
  const door = new Door(people)
  await door.open()
  return { upgrade: (request, socket, head) => door.upgrade(request, socket, head), close: () => door.close() }
}
