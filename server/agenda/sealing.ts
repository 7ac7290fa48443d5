import { createHash } from 'node:crypto'

/** JSON whose keys are in order, so that equal things have equal text. */
export function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one ?? null)).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).filter(([, held]) => held !== undefined)
    return `{${fields
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`)
      .join(',')}}`
  }
  return JSON.stringify(value ?? null)
}

/** SHA-256 of a thing's canonical JSON, in hexadecimal. */
export function seal(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex')
}

/** The hash of a text as it is frozen: the same words have the same hash in every edition. */
export function sealText(text: { title: string; titleDoc: unknown; annotation: unknown }): string {
  return seal([text.title, text.titleDoc, text.annotation])
}

/** The hash of a language of an edition, over its texts in the order of their items. */
export function sealLanguage(language: string, texts: Array<{ itemId: string; hash: string }>): string {
  return seal([language, texts.map((text) => [text.itemId, text.hash])])
}

/** One hash over all: what the edition says of itself, its structure, its sessions, and the languages frozen with it. */
export function sealEdition(
  head: object,
  items: object[],
  sessions: object[],
  languages: Array<{ language: string; hash: string }>,
): string {
  const spoken = languages.map(({ language, hash }) => [language, hash]).sort(([a = ''], [b = '']) => (a < b ? -1 : 1))
  return seal([head, items, sessions, spoken])
}
