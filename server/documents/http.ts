import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { actorOf } from '#server/identity/service.ts'
import type { Actor } from '#server/kernel/actor.ts'
import { Refusal, refusal } from '#server/kernel/errors.ts'
import { log } from '#server/kernel/log.ts'
import { pace } from '#server/kernel/pace.ts'
import { storage } from '#server/kernel/storage.ts'
import { classificationCsv, databasePack } from './acts/classification.ts'
import { coverFile, coverFor } from './acts/cover.ts'
import { handOutVolume } from './acts/bind-pack.ts'
import { type HandedOut, handOut, markDamaged } from './acts/hand-out.ts'
import { packOf } from './acts/pack.ts'
import { disposition, mediaType, rangeOf } from './bytes.ts'
import { portalLanguage } from '#server/kernel/words.ts'
import { packLanguage } from './shape/packs.ts'
import { problemOf } from './problem.ts'
import { takeUpload } from './uploads.ts'
import { zipped } from './zip.ts'

export { provideFirst } from './providing.ts'

// whatever a reader's program makes of it, it runs nothing of ours
const sandbox = "sandbox; default-src 'none'"

function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  return headers
}

function refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (!(error instanceof Refusal)) log.error({ what: 'documents.file.failed', error })
  if (response.headersSent) return void response.destroy()
  const problem = problemOf(error, headersOf(request))
  for (const name of response.getHeaderNames())
    if (/^(content|accept-ranges|etag)/.test(name)) response.removeHeader(name)
  response.setHeader('Content-Security-Policy', sandbox)
  response.writeHead(problem.status, { 'Content-Type': 'application/problem+json; charset=utf-8' })
  response.end(request.method === 'HEAD' ? undefined : JSON.stringify(problem))
}

function describe(response: ServerResponse, file: HandedOut, inline: boolean): void {
  // only a PDF has a viewer that shows it without running it
  const kind = inline && file.type === 'pdf' ? 'inline' : 'attachment'
  response.setHeader('Content-Type', mediaType(file.type))
  response.setHeader('Content-Disposition', disposition(kind, file.name, file.type))
  response.setHeader('Content-Security-Policy', sandbox)
  response.setHeader('Accept-Ranges', 'bytes')
  response.setHeader('ETag', `"${file.hash}"`)
}

async function give(request: IncomingMessage, response: ServerResponse, file: HandedOut): Promise<void> {
  const { range, 'if-range': ifRange } = request.headers
  const part = rangeOf(file.size, `"${file.hash}"`, range, ifRange?.toString())
  if (part === 'none') {
    response.writeHead(416, { 'Content-Range': `bytes */${file.size}`, 'Content-Length': 0 })
    return void response.end()
  }
  const { start, end } = part ?? { start: 0, end: file.size - 1 }
  const bytes = request.method === 'HEAD' ? undefined : await storage.open(file.hash, { start, end })
  response.writeHead(part ? 206 : 200, {
    'Content-Length': end - start + 1,
    ...(part ? { 'Content-Range': `bytes ${start}-${end}/${file.size}` } : {}),
  })
  if (bytes) await pipeline(bytes, response)
  else response.end()
}

const readerLeft = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE'

async function sendFile(request: IncomingMessage, response: ServerResponse, id: string, query: URLSearchParams) {
  const actor = await actorOf(headersOf(request))
  if (!actor) throw refusal('SIGNED_OUT', 'signed-out')
  const file = await handOut(actor, id)
  describe(response, file, query.get('inline') === '1')
  try {
    await give(request, response, file)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'STORAGE_DAMAGED') await markDamaged(file.hash)
    if (!readerLeft(error)) throw error
  }
}

async function sendVolume(request: IncomingMessage, response: ServerResponse, input: { pack: string; volume: number }) {
  const actor = await actorOf(headersOf(request))
  if (!actor) throw refusal('SIGNED_OUT', 'signed-out')
  const file = await handOutVolume(actor, input)
  describe(response, file, false)
  await give(request, response, file).catch((error: unknown) => {
    if (!readerLeft(error)) throw error
  })
}

// a sheet is made anew for each reader: one person gets so many of them a minute
const allow = pace({ most: 20, span: 60_000 })

async function sendCover(request: IncomingMessage, response: ServerResponse, path: string, query: URLSearchParams) {
  const [, id = '', format] = /^\/([^/.]+)\.(pdf|docx)$/.exec(path) ?? []
  if (!z.uuid().safeParse(id).success) throw refusal('NOT_FOUND', 'unknown')
  const headers = headersOf(request)
  const actor = await actorOf(headers)
  if (!actor) throw refusal('SIGNED_OUT', 'signed-out')
  allow(actor.person ?? actor.name)
  const language = portalLanguage(query.get('lang') ?? headers.get('accept-language')?.split(',', 1)[0])
  const cover = await coverFor(actor, { id, language })
  const type = format === 'pdf' ? 'pdf' : 'docx'
  const bytes = await coverFile(cover, type)
  const name = `${/^\d/.test(cover.number) ? `${cover.number.replaceAll('/', '_')}_` : ''}cover_${language}`
  response.setHeader('Content-Type', mediaType(type))
  response.setHeader('Content-Disposition', disposition('attachment', name, type))
  response.setHeader('Content-Security-Policy', sandbox)
  response.writeHead(200, { 'Content-Length': bytes.length })
  response.end(request.method === 'HEAD' ? undefined : bytes)
}

/** The ZIP that a person asks for: what one may read, or for the office what the meeting document database wants. */
async function packFor(actor: Actor, meeting: number, query: URLSearchParams) {
  if (query.get('for') === 'database') {
    const { list, files, covers, closing } = await databasePack(actor, { meeting })
    const written: Record<string, string | Uint8Array> = {}
    written[`${list.folder}/classification.csv`] = classificationCsv(list)
    if (closing) written[`${list.folder}/classification_at_closing.csv`] = classificationCsv(closing)
    for (const { path, cover } of covers) written[path] = await coverFile(cover, 'docx')
    return { name: `${list.folder.split('/').slice(1).join('_')}.zip`, files, written }
  }
  const since = z.iso.datetime({ offset: true }).safeParse(query.get('since'))
  const { data: language = null } = packLanguage.safeParse(query.get('lang'))
  const wish = { meeting, language, since: since.success ? new Date(since.data) : null }
  const { made, ...pack } = await packOf(actor, wish)
  return { ...pack, written: made }
}

async function sendPack(request: IncomingMessage, response: ServerResponse, meeting: number, query: URLSearchParams) {
  const actor = await actorOf(headersOf(request))
  if (!actor) throw refusal('SIGNED_OUT', 'signed-out')
  const pack = await packFor(actor, meeting, query)
  response.setHeader('Content-Type', 'application/zip')
  response.setHeader('Content-Disposition', `attachment; filename="${pack.name}"`)
  response.setHeader('Content-Security-Policy', sandbox)
  if (request.method === 'HEAD') return void response.end()
  const bytes = zipped(pack.files, (length) => response.setHeader('Content-Length', length), pack.written)
  await pipeline(bytes, response).catch((error: unknown) => {
    if (!readerLeft(error)) throw error
  })
}

/**
 * The raw door of files, behind the border: `/api/files/uploads` takes bytes (tus 1.0.0), `/api/files/{id}` gives the
 * bytes of a paper's or a submission's file, `/api/files/packs/{meeting}` all of a meeting as one ZIP, `/api/files/covers/{id}.{format}` the cover
 * sheet of a version or of a paper on its way, `/api/files/{pack}/{volume}` a volume of a
 * person's pack. A refusal is a problem with its code (RFC 9457).
 */
export async function files(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://portal')
    const [, id = '', more] = /^\/api\/files\/([^/]+)(\/.*)?$/.exec(pathname) ?? []
    const reads = request.method === 'GET' || request.method === 'HEAD'
    if (id === 'uploads' && request.method !== 'GET') return await takeUpload(request, response, headersOf(request))
    const pack = id === 'packs' ? /^\/([1-9]\d{0,8})$/.exec(more ?? '')?.[1] : undefined
    if (reads && pack) return await sendPack(request, response, Number(pack), searchParams)
    if (reads && id === 'covers') return await sendCover(request, response, more ?? '', searchParams)
    const [, volume = ''] = /^\/([1-9]\d{0,3})$/.exec(more ?? '') ?? []
    if (reads && volume && z.uuid().safeParse(id).success)
      return await sendVolume(request, response, { pack: id, volume: Number(volume) })
    if (!reads || more !== undefined || !z.uuid().safeParse(id).success) throw refusal('NOT_FOUND', 'unknown')
    await sendFile(request, response, id, searchParams)
  } catch (error) {
    refuse(request, response, error)
  }
}
