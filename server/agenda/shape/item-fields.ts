import * as Y from 'yjs'

export type ItemPurpose = 'information' | 'discussion' | 'endorsement' | 'decision'
export type ItemVisibility = 'public' | 'members' | 'secretariat'

/** Where an item hangs: one register, so that a move is never half applied. */
export interface ItemPlace {
  parent: string | null
  /** fractional order among the siblings; smaller comes first */
  order: string
}

/** What an item carries beside its words, each field a register of its own. */
export interface ItemFields {
  leads: string[]
  minutes: number | null
  purpose: ItemPurpose | null
  visibility: ItemVisibility
  references: string[]
  session: string | null
  source: string
}
export type ItemField = keyof ItemFields

/** A field that arrived out of shape: it is read as its default and blocks publishing. */
export interface FieldFinding {
  item: string
  field: string
  code: 'OUT_OF_SHAPE' | 'PARENT_UNKNOWN'
}

const purposes: readonly unknown[] = ['information', 'discussion', 'endorsement', 'decision']
const visibilities: readonly unknown[] = ['public', 'members', 'secretariat']

// control signs and halves of a letter: PostgreSQL, XML and PDF refuse them
const unclean = /[\p{Cc}\p{Cs}]/u
const token = (value: unknown, long: number): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= long && !unclean.test(value)
const strings = (value: unknown, most: number, long: number): value is string[] =>
  Array.isArray(value) && value.length <= most && value.every((one) => token(one, long))

/** The shape of each field and what stands for it when it is not held; the strictest visibility, so that nothing leaks. */
const rules: { [F in ItemField]: { fits: (value: unknown) => boolean; absent: ItemFields[F]; broken: ItemFields[F] } } =
  {
    leads: { fits: (v) => strings(v, 21, 64), absent: [], broken: [] },
    minutes: {
      fits: (v) => v === null || (Number.isInteger(v) && (v as number) >= 0 && (v as number) <= 1440),
      absent: null,
      broken: null,
    },
    purpose: { fits: (v) => v === null || purposes.includes(v), absent: null, broken: null },
    visibility: { fits: (v) => visibilities.includes(v), absent: 'public', broken: 'secretariat' },
    references: { fits: (v) => strings(v, 50, 300), absent: [], broken: [] },
    session: { fits: (v) => v === null || token(v, 64), absent: null, broken: null },
    source: { fits: (v) => token(v, 35), absent: 'en', broken: 'en' },
  }

/** Reads an item's fields; what does not fit becomes a finding and its stand-in, never a throw. */
export function readFields(id: string, item: Y.Map<unknown>, findings: FieldFinding[]): ItemFields {
  const fields: Partial<Record<ItemField, unknown>> = {}
  for (const [name, rule] of Object.entries(rules) as Array<[ItemField, (typeof rules)[ItemField]]>) {
    const value = item.get(name)
    if (value === undefined) fields[name] = rule.absent
    else if (rule.fits(value)) fields[name] = value
    else {
      fields[name] = rule.broken
      findings.push({ item: id, field: name, code: 'OUT_OF_SHAPE' })
    }
  }
  return fields as ItemFields
}

/** Whether a value may stand in a field; the desk asks before it writes. */
export function fits(field: ItemField, value: unknown): boolean {
  return rules[field].fits(value)
}

/** Whether an item lies in the bin; a mark out of shape keeps it there, and is told. */
export function readGone(id: string, item: Y.Map<unknown>, findings: FieldFinding[]): boolean {
  const gone = item.get('gone') ?? null
  if (gone === null) return false
  const { at, by } = gone as Partial<Record<'at' | 'by', unknown>>
  if (!token(at, 64) || !token(by, 64)) findings.push({ item: id, field: 'gone', code: 'OUT_OF_SHAPE' })
  return true
}

/** Reads where an item hangs; a place out of shape is the end of the top level. */
export function readPlace(id: string, item: Y.Map<unknown>, findings: FieldFinding[]): ItemPlace {
  const place = item.get('place')
  if (place !== null && typeof place === 'object' && !(place instanceof Y.AbstractType)) {
    const { parent, order } = place as Partial<Record<keyof ItemPlace, unknown>>
    if ((parent === null || token(parent, 64)) && token(order, 512)) return { parent, order }
  }
  findings.push({ item: id, field: 'place', code: 'OUT_OF_SHAPE' })
  return { parent: null, order: 'zz' }
}
