import { z } from 'zod'
import { actorOf } from '#server/identity/service.ts'
import { Refusal, refusal, refusalStatus } from '#server/kernel/errors.ts'
import { log } from '#server/kernel/log.ts'
import { pace } from '#server/kernel/pace.ts'
import { press } from '#server/kernel/press.ts'
import { portalLanguage, wordsIn } from '#server/kernel/words.ts'
import type { Participants } from './formats/participants.ts'
import { participants } from './participants.ts'
import { meetingId } from './schema.ts'

const office = 'application/vnd.openxmlformats-officedocument'
const made = (format: string, make: string) => (list: Participants) =>
  press({ module: `server/meetings/formats/participants-${format}.ts`, make }, list)
const formats = {
  pdf: { type: 'application/pdf', make: made('pdf', 'participantsPdf') },
  docx: { type: `${office}.wordprocessingml.document`, make: made('docx', 'participantsDocx') },
  xlsx: { type: `${office}.spreadsheetml.sheet`, make: made('xlsx', 'participantsXlsx') },
}

const address = z.strictObject({ meeting: z.coerce.number().pipe(meetingId), format: z.enum(['pdf', 'docx', 'xlsx']) })
// a file is made anew for each reader: one person gets so many of them a minute
const allow = pace({ most: 20, span: 60_000 })

const headers = {
  'Cache-Control': 'private, no-store',
  'X-Content-Type-Options': 'nosniff',
  // whatever a reader's program makes of it, it runs nothing of ours
  'Content-Security-Policy': "sandbox; default-src 'none'",
}

const wished = (request: Request): string =>
  portalLanguage(
    new URL(request.url).searchParams.get('lang') ?? request.headers.get('accept-language')?.split(',', 1)[0],
  )

async function listFile(request: Request, given: Record<string, string>): Promise<Response> {
  const place = address.safeParse(given)
  if (!place.success) throw refusal('NOT_FOUND', 'unknown')
  const actor = await actorOf(request.headers)
  if (!actor) throw refusal('SIGNED_OUT', 'signed-out')
  allow(actor.person ?? actor.name)
  const { meeting, format } = place.data
  const language = wished(request)
  const list = await participants(actor, meeting, language)
  const { type, make } = formats[format]
  const name = `SCCP_${meeting}_participants_${language}.${format}`
  return new Response(await make(list), {
    headers: { ...headers, 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` },
  })
}

/** The door of the list of participants: as PDF, DOCX or XLSX, holding whom the reader may see; a refusal is its code as JSON. */
export async function participantsFile(
  request: Request,
  { params }: { params: Promise<Record<string, string>> },
): Promise<Response> {
  try {
    return await listFile(request, await params)
  } catch (error) {
    const known = error instanceof Refusal
    const id = request.headers.get('x-request-id') ?? ''
    if (!known) log.error({ what: 'meetings.list.failed', request: id, error })
    const code = known ? error.code : 'FAULT'
    const message = wordsIn(wished(request), 'errors')(code, { ...(known ? error.params : {}), request: id })
    return Response.json({ code, message }, { status: known ? refusalStatus[error.kind] : 500, headers })
  }
}
