import { z } from 'zod'
import { actorOf } from '#server/identity/service.ts'
import { Refusal, refusal, refusalStatus } from '#server/kernel/errors.ts'
import { log } from '#server/kernel/log.ts'
import { pace } from '#server/kernel/pace.ts'
import { press } from '#server/kernel/press.ts'
import { portalLanguage, wordsIn } from '#server/kernel/words.ts'
import { calendarAt } from './acts/calendar-feed.ts'
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

const digits = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .transform(Number)
  .pipe(meetingId)
const address = z.strictObject({ meeting: digits, format: z.enum(['pdf', 'docx', 'xlsx']) })
// a file is made anew for each reader: one person gets so many of them a minute
const allow = pace({ most: 20, span: 60_000 })

const sealed = {
  'X-Content-Type-Options': 'nosniff',
  // whatever a reader's program makes of it, it runs nothing of ours
  'Content-Security-Policy': "sandbox; default-src 'none'",
}
const headers = { ...sealed, 'Cache-Control': 'private, no-store' }

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
  const name = `${list.meeting.brief.replaceAll(/\W/g, '_')}_participants_${language}.${format}`
  return new Response(await make(list), {
    headers: { ...headers, 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` },
  })
}

function refused(request: Request, error: unknown, what: string): Response {
  const known = error instanceof Refusal
  const id = request.headers.get('x-request-id') ?? ''
  if (!known) log.error({ what, request: id, error })
  const code = known ? error.code : 'FAULT'
  const message = wordsIn(wished(request), 'errors')(code, { ...(known ? error.params : {}), request: id })
  return Response.json({ code, message }, { status: known ? refusalStatus[error.kind] : 500, headers })
}

interface Given {
  params: Promise<Record<string, string>>
}

/** The door of the list of participants: as PDF, DOCX or XLSX, holding whom the reader may see; a refusal is its code as JSON. */
export async function participantsFile(request: Request, { params }: Given): Promise<Response> {
  try {
    return await listFile(request, await params)
  } catch (error) {
    return refused(request, error, 'meetings.list.failed')
  }
}

const feed = z.strictObject({ token: z.string().regex(/^[\w-]{43}\.ics$/) })
// programs ask once in minutes or hours; many people's stand behind one address of a calendar service
const perCalendar = pace({ most: 20, span: 60_000 })
const perStranger = pace({ most: 60, span: 60_000 })

/** Whether what the program holds is still so (RFC 9110, 13.2.2: the tag decides where there is one). */
function isHeld(asked: Headers, tag: string, changedAt: Date): boolean {
  const tags = asked.get('if-none-match')
  if (tags !== null) return tags.split(',').some((one) => ['*', tag].includes(one.trim().replace(/^W\//, '')))
  const since = Date.parse(asked.get('if-modified-since') ?? '')
  return Math.floor(changedAt.getTime() / 1000) * 1000 <= since
}

async function calendarOf(request: Request, given: Record<string, string>): Promise<Response> {
  const place = feed.safeParse(given)
  if (!place.success) throw refusal('CALENDAR_UNKNOWN', 'unknown')
  const token = place.data.token.slice(0, -'.ics'.length)
  perCalendar(token)
  const { text, hash, changedAt } = await calendarAt(token, request.headers.get('x-request-id') ?? 'calendar')
  const tag = `"${hash}"`
  // a program may keep it, and asks whether it still holds
  const kept = { 'Cache-Control': 'private, no-cache', ETag: tag, 'Last-Modified': changedAt.toUTCString() }
  if (isHeld(request.headers, tag, changedAt))
    return new Response(null, { status: 304, headers: { ...sealed, ...kept } })
  const file = { 'Content-Type': 'text/calendar; charset=utf-8', 'Content-Disposition': 'inline; filename="sccp.ics"' }
  return new Response(text, { headers: { ...sealed, ...kept, ...file } })
}

/** The door of calendars: a person's meetings, sessions and deadlines for who holds the address; else 404, whatever the reason. */
export async function calendarFile(request: Request, { params }: Given): Promise<Response> {
  try {
    return await calendarOf(request, await params).catch((error: unknown) => {
      if (error instanceof Refusal && error.kind === 'unknown')
        perStranger(request.headers.get('x-client-address') ?? '')
      throw error
    })
  } catch (error) {
    return refused(request, error, 'meetings.calendar.failed')
  }
}
