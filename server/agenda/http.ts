import { z } from 'zod'
import { actorOf } from '#server/identity/service.ts'
import { env } from '#server/kernel/env.ts'
import { Refusal, refusal, refusalStatus } from '#server/kernel/errors.ts'
import { log } from '#server/kernel/log.ts'
import { pace } from '#server/kernel/pace.ts'
import { portalLanguage, wordsIn, wordsNear } from '#server/kernel/words.ts'
import { edition } from './acts/read.ts'
import { csvOf } from './formats/csv.ts'
import { docxOf } from './formats/docx.ts'
import type { Edition } from './formats/edition.ts'
import { editionFrom } from './formats/from-view.ts'
import { icsOf } from './formats/ics.ts'
import { pdfOf } from './formats/pdf.ts'
import { editionInput } from './schema.ts'

export { standingEdition } from './acts/print.ts'

type Bytes = Uint8Array | string

const formats: Record<string, { type: string; make: (frozen: Edition) => Promise<Bytes> | Bytes }> = {
  pdf: { type: 'application/pdf', make: pdfOf },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', make: docxOf },
  csv: { type: 'text/csv; charset=utf-8', make: (frozen) => csvOf(frozen) },
  ics: {
    type: 'text/calendar; charset=utf-8',
    make: (frozen) =>
      icsOf(frozen, {
        host: new URL(env.publicUrl).hostname,
        url: `${env.publicUrl}/meetings/${frozen.meeting.id}/agenda/editions/${frozen.n}`,
      }),
  },
}

const digits = z.string().regex(/^[1-9]\d{0,9}$/)
const address = z.strictObject({ meeting: digits, edition: digits, format: z.enum(['pdf', 'docx', 'csv', 'ics']) })

// a file is made anew for each reader: one person gets so many of them a minute
const allow = pace({ most: 20, span: 60_000 })

/** '2027_SOM1_SCCP_001rev1_ko.pdf', in the two spellings of RFC 6266. */
function disposition(frozen: Edition, format: string): string {
  const name = `${frozen.number.replaceAll('/', '_')}_${frozen.language}.${format}`
  const plain = name.replaceAll(/[^\w.-]/g, '_')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`
}

const headers = {
  'Cache-Control': 'private, no-store',
  'X-Content-Type-Options': 'nosniff',
  // whatever a reader's program makes of it, it runs nothing of ours
  'Content-Security-Policy': "sandbox; default-src 'none'",
}

async function fileOf(request: Request, given: Record<string, string>): Promise<Response> {
  const place = address.safeParse(given)
  if (!place.success) throw refusal('NOT_FOUND', 'unknown')
  const lang = new URL(request.url).searchParams.get('lang') ?? undefined
  const input = editionInput.safeParse({
    meeting: Number(place.data.meeting),
    n: Number(place.data.edition),
    ...(lang === undefined ? {} : { language: lang }),
  })
  if (!input.success) throw refusal('INPUT_INVALID', 'invalid')
  const actor = await actorOf(request.headers)
  if (!actor) throw refusal('SIGNED_OUT', 'signed-out')
  allow(actor.person ?? actor.name)
  const view = await edition(actor, input.data)
  // what a withdrawn edition held is told to nobody who may not read it on the page either
  if (view.edition?.withdrawnAt && view.items.length === 0) throw refusal('EDITION_WITHDRAWN', 'forbidden')
  const { t, language: labelLanguage } = wordsNear(view.language, 'export')
  const frozen = editionFrom(view, { t, labelLanguage })
  const format = formats[place.data.format]
  if (!frozen || !format) throw refusal('EDITION_UNKNOWN', 'unknown')
  const bytes = await format.make(frozen)
  return new Response(bytes as BodyInit, {
    headers: { ...headers, 'Content-Type': format.type, 'Content-Disposition': disposition(frozen, place.data.format) },
  })
}

/** The door of exports: an edition as PDF, DOCX, CSV or ICS, holding what the reader may see; a refusal is its code as JSON. */
export async function editionFile(
  request: Request,
  { params }: { params: Promise<Record<string, string>> },
): Promise<Response> {
  try {
    return await fileOf(request, await params)
  } catch (error) {
    const known = error instanceof Refusal
    if (!known) log.error({ what: 'agenda.export.failed', request: request.headers.get('x-request-id'), error })
    const code = known ? error.code : 'FAULT'
    const t = wordsIn(portalLanguage(request.headers.get('accept-language')?.split(',', 1)[0]), 'errors')
    const message = t(code, { ...(known ? error.params : {}), request: request.headers.get('x-request-id') ?? '' })
    return Response.json({ code, message }, { status: known ? refusalStatus[error.kind] : 500, headers })
  }
}
