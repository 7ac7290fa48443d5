import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Right } from './shape/handshake.ts'

/** What a token is good for: one document, one person in one session, one right, for a minute. */
export interface Grant {
  person: string
  session: string
  document: string
  right: Right
}

const purpose = 'collab'
/** seconds from giving a token to using it */
const validity = 60

const claims = z.strictObject({
  use: z.literal(purpose),
  person: z.string().min(1),
  session: z.string().min(1),
  document: z.string().min(1),
  right: z.enum(['write', 'read']),
  until: z.number(),
})

function signature(secret: string, payload: string): Buffer {
  return createHmac('sha256', `${secret} ${purpose}`).update(payload).digest()
}

/** A token that opens one document at the socket for 60 s; useless as a cookie or as a bearer token (ASVS 4.4.4). */
export function issueToken(secret: string, grant: Grant, now: Date): string {
  const { person, session, document, right } = grant
  const until = now.getTime() + validity * 1000
  const payload = Buffer.from(JSON.stringify({ use: purpose, person, session, document, right, until })).toString(
    'base64url',
  )
  return `${payload}.${signature(secret, payload).toString('base64url')}`
}

/** The grant of a token that we signed; 'old' when its minute is over; null when it is not ours. */
export function readToken(secret: string, token: string, now: Date): Grant | 'old' | null {
  if (token.length > 2000) return null
  const [payload = '', signed = '', ...more] = token.split('.')
  const given = Buffer.from(signed, 'base64url')
  const right = signature(secret, payload)
  if (more.length > 0 || given.length !== right.length || !timingSafeEqual(given, right)) return null
  const told = claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()))
  if (!told.success) return null
  if (told.data.until < now.getTime()) return 'old'
  return { person: told.data.person, session: told.data.session, document: told.data.document, right: told.data.right }
}
