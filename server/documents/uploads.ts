import { randomUUID } from 'node:crypto'
import { AsyncLocalStorage } from 'node:async_hooks'
import { createWriteStream, type WriteStream } from 'node:fs'
import { mkdir, statfs } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { FileStore } from '@tus/file-store'
import { ERRORS, EVENTS, Server } from '@tus/server'
import { actorOf } from '#server/identity/service.ts'
import type { Actor } from '#server/kernel/actor.ts'
import { env } from '#server/kernel/env.ts'
import { Refusal, refusal } from '#server/kernel/errors.ts'
import { log } from '#server/kernel/log.ts'
import { beginUpload, dropUpload, endReceiving, ownUpload } from './acts/upload.ts'
import { problemOf } from './problem.ts'
import { largestFile } from './shape/upload.ts'

/** ms after which an upload that does not go on is forgotten */
export const uploadLife = 24 * 60 * 60 * 1000
/** what a full disk still keeps free for the database beside it */
const reserve = 256 << 20
const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** Where bytes lie until they are whole and inspected: beside the storage, so that they can be moved into it. */
export function uploadsFolder(): string {
  return join(env.dataDir, 'storage', 'uploads')
}

/** The file of an upload; its id is ours and holds no path. */
export function uploadFile(id: string): string {
  return join(uploadsFolder(), id)
}

/** A connection whose bytes go straight to the disk. */
interface Arrival {
  request: IncomingMessage
  /** ends the empty body that stands for it in the protocol's own request */
  done: () => void
}
const arrivals = new AsyncLocalStorage<Arrival>()

// the protocol's own stream stays empty and ends early when its person has come back on another connection
async function takeDirectly({ request, done }: Arrival, stand: Readable, file: WriteStream): Promise<void> {
  const over = new AbortController()
  stand.once('end', () => over.abort())
  stand.resume()
  await pipeline(request, file, { signal: over.signal })
  done()
}

/** The protocol's file store, which also says when the disk is full and takes no upload of unknown length. */
class UploadStore extends FileStore {
  constructor(directory: string) {
    super({ directory, expirationPeriodInMilliseconds: uploadLife })
    this.extensions = ['creation', 'creation-with-upload', 'termination', 'expiration']
  }

  override async write(bytes: Readable, id: string, offset: number): Promise<number> {
    const file = createWriteStream(uploadFile(id), { flags: 'r+', start: offset })
    const arrival = arrivals.getStore()
    try {
      if (!arrival) await pipeline(bytes, file)
      else await takeDirectly(arrival, bytes, file)
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException
      if (full.has(code)) throw refusal('STORAGE_FULL', 'unavailable')
      throw ERRORS.FILE_WRITE_ERROR
    }
    return offset + file.bytesWritten
  }
}

async function signedIn(headers: Headers): Promise<Actor> {
  const actor = await actorOf(headers)
  if (!actor) throw refusal('SIGNED_OUT', 'signed-out')
  return actor
}

async function checkRoom(size: number): Promise<void> {
  const { bavail, bsize } = await statfs(uploadsFolder())
  if (bavail * bsize < size + reserve) throw refusal('STORAGE_FULL', 'unavailable')
}

/** Who comes back to an upload has to be who began it; a head without its inspection gets it now. */
async function admit(request: Request, id: string, store: FileStore): Promise<void> {
  if (request.method === 'POST') return
  const row = await ownUpload(await signedIn(request.headers), id)
  if (row.state === 'receiving') {
    const { offset } = await store.getUpload(id)
    if (request.method === 'HEAD' && offset === Number(row.size)) await endReceiving(id)
  } else if (request.method !== 'HEAD') throw refusal('UPLOAD_OVER', 'conflict')
}

async function begin(request: Request, id: string, given: Record<string, string | null>, size: number): Promise<void> {
  const actor = await signedIn(request.headers)
  const meeting = Number(given['meeting'])
  if (!Number.isInteger(meeting)) throw refusal('INPUT_INVALID', 'invalid')
  await beginUpload(actor, { id, meeting, name: given['name'] ?? '', size })
  await checkRoom(size).catch(async (error: unknown) => {
    await dropUpload(id)
    throw error
  })
}

/** A refusal as its code and sentence; the protocol's own answers stay, and a fault says nothing of the inside. */
function answerTo(request: Request, error: unknown): { status_code: number; body: string } | undefined {
  const { status_code: status } = error as { status_code?: number }
  if (status === 413) return answerTo(request, refusal('FILE_TOO_LARGE', 'invalid', { size: largestFile }))
  if (status !== undefined && !(error instanceof Refusal)) return undefined
  if (!(error instanceof Refusal)) log.error({ what: 'documents.upload.failed', error })
  const problem = problemOf(error, request.headers)
  return { status_code: problem.status, body: JSON.stringify(problem) }
}

async function open(): Promise<Server> {
  await mkdir(uploadsFolder(), { recursive: true, mode: 0o700 })
  const datastore = new UploadStore(uploadsFolder())
  const server = new Server({
    path: '/api/files/uploads',
    datastore,
    relativeLocation: true,
    maxSize: largestFile,
    allowedOrigins: [new URL(env.publicUrl).origin],
    namingFunction: () => randomUUID(),
    onIncomingRequest: (request, id) => admit(request, id, datastore),
    onUploadCreate: async (request, upload) => {
      await begin(request, upload.id, upload.metadata ?? {}, upload.size ?? 0)
      return {}
    },
    onUploadFinish: async (_, upload) => {
      await endReceiving(upload.id)
      return {}
    },
    onResponseError: answerTo,
  })
  server.on(EVENTS.POST_TERMINATE, (_request, _response, id) => {
    dropUpload(id).catch((error: unknown) => log.error({ what: 'documents.upload.failed', error }))
  })
  return server
}

let opened: Promise<Server> | undefined

function uploads(): Promise<Server> {
  opened ??= open().catch((error: unknown) => {
    opened = undefined
    throw error
  })
  return opened
}

/**
 * Answers a request of the protocol of resumable uploads (tus 1.0.0). A piece of known length goes from the connection
 * to the disk without the detour through web streams, which costs half the speed.
 */
export async function takeUpload(request: IncomingMessage, response: ServerResponse, headers: Headers): Promise<void> {
  const server = await uploads()
  if (request.method !== 'PATCH' || !headers.has('content-length')) return server.handle(request, response)
  let done = () => {}
  const body = new ReadableStream({
    start: (controller) => {
      done = () => controller.close()
    },
  })
  const init = { method: 'PATCH', headers, body, duplex: 'half' }
  const asked = new Request(`http://portal${request.url}`, init)
  const answer = await arrivals.run({ request, done }, () => server.handleWeb(asked))
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  response.end(await answer.text())
  // what was refused before it was read
  request.resume()
}
