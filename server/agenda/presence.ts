import { z } from 'zod'

/** Who is at the other end, as the portal knows it. */
export interface Self {
  person: string
  name: string
  party: string | null
}

const colors = [
  '#1f5fa8',
  '#a8441f',
  '#2f7d32',
  '#7b3fa0',
  '#9a6b00',
  '#00757a',
  '#b0286a',
  '#4a5a23',
  '#5a4fcf',
  '#8a3324',
]

/** A person's colour: always the same one, readable on white, chosen by the portal and never by the page. */
function colorOf(person: string): string {
  let sum = 0
  for (const letter of person) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0
  return colors[sum % colors.length] ?? '#1f5fa8'
}

const field = z.strictObject({
  item: z.string().max(64),
  field: z.string().max(32),
  language: z.string().max(16).nullable(),
})
const cursor = z.strictObject({ anchor: z.unknown(), head: z.unknown() })
const cursorLimit = 1000

function within(value: unknown): unknown {
  const told = cursor.safeParse(value)
  if (!told.success) return null
  return JSON.stringify(told.data).length <= cursorLimit ? told.data : null
}

/**
 * What others may see of a person: name, party and colour are the portal's, the page says only where its cursor is and
 * in which field (asvs.md B10: a forged name, or a colour that is a piece of CSS).
 */
function presenceOf(told: Record<string, unknown>, self: Self): Record<string, unknown> {
  const place = field.safeParse(told['field'])
  return {
    user: { person: self.person, name: self.name, party: self.party, color: colorOf(self.person) },
    field: place.success ? place.data : null,
    cursor: within(told['cursor']),
  }
}

/**
 * Rewrites the states of one awareness message in place. A connection speaks for one client id: the first it names,
 * unless that one is somebody else's. Gives the client id that now belongs to it.
 */
export function replacePresence(
  states: Map<number, Record<string, unknown>>,
  self: Self,
  own: number | undefined,
  taken: (client: number) => boolean,
): number | undefined {
  let mine = own
  // Hocuspocus 4.7 reads a message into an awareness of its own making, which stands in front as one more client
  const [scratch] = states.keys()
  if (scratch !== undefined) states.delete(scratch)
  for (const [client, told] of [...states]) {
    if (mine === undefined && !taken(client)) mine = client
    if (client === mine) states.set(client, presenceOf(told, self))
    else states.delete(client)
  }
  return mine
}
