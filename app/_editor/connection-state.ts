import type { Right } from '#server/agenda/shape/handshake.ts'
import type codes from '#locales/en/errors.json'

type Code = keyof typeof codes

/** What the page says about somebody's words. 'saved' only after the portal's COMMIT (asvs.md C1). */
export type SaveState =
  | { kind: 'joining' }
  | { kind: 'saving' }
  | { kind: 'saved' }
  | { kind: 'offline'; kept: boolean; unsaved: boolean }
  | { kind: 'refused'; code: Code }

/** Somebody who is here, as the portal names them. */
export interface Present {
  client: number
  self: boolean
  person: string
  name: string
  party: string | null
  color: string
  field: { item: string; field: string; language: string | null } | null
}

/** Who is here, from what the portal passes on of each: names and colours are its own words. */
export function peopleIn(states: Map<number, Record<string, unknown>>, own: number): Present[] {
  return [...states].flatMap(([client, { user, field }]) => {
    const { person, name, party, color } = (user ?? {}) as Record<string, string | null>
    if (typeof person !== 'string') return []
    const place = (field ?? null) as Present['field']
    const told = { person, name: name ?? '', party: party ?? null, color: color ?? '', field: place }
    return [{ client, self: client === own, ...told }]
  })
}

/** What one document shows of itself; the same object until something changes. */
export interface Snapshot {
  state: SaveState
  /** null until the portal has answered */
  right: Right | null
  /** its content is here: mount the editor now */
  ready: boolean
  people: Present[]
}

/** The facts a state is derived from. */
export interface Facts {
  refused: Code | null
  connected: boolean
  /** the portal has confirmed everything once since the connection opened */
  confirmed: boolean
  /** changes made here, and how many of them the portal has stored */
  changes: number
  stored: number
  /** the device keeps what is typed */
  kept: boolean
  /** this long the first connection may take before it counts as missing */
  patient: boolean
}

/** The state that the facts amount to. */
export function stateOf({ refused, connected, confirmed, changes, stored, kept, patient }: Facts): SaveState {
  if (refused !== null) return { kind: 'refused', code: refused }
  if (!connected) return patient ? { kind: 'joining' } : { kind: 'offline', kept, unsaved: changes > stored }
  if (changes > stored) return { kind: 'saving' }
  return confirmed ? { kind: 'saved' } : { kind: 'joining' }
}

const order = ['refused', 'offline', 'saving', 'joining', 'saved'] as const

/** The worst of several states, for the one indicator that speaks for all of them. */
export function together(states: SaveState[]): SaveState {
  const ranked = [...states].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
  const worst = ranked[0]
  if (worst?.kind !== 'offline') return worst ?? { kind: 'joining' }
  const offline = states.filter((state) => state.kind === 'offline')
  const unsaved = offline.some((state) => state.unsaved)
  return { kind: 'offline', unsaved, kept: offline.every((state) => state.kept || !state.unsaved) }
}
