/** What a co-edited document is, from its name. */
export type DocumentName =
  | { kind: 'structure'; meeting: number }
  | { kind: 'words'; meeting: number; language: string }
  | { kind: 'notes'; meeting: number; party: string }

/** The document of a meeting's item tree. */
export const structureName = (meeting: number): string => `agenda:${meeting}`
/** The document of an agenda's words in one language. */
export const wordsName = (meeting: number, language: string): string => `agenda:${meeting}:${language}`
/** The document of a party's private notes on an agenda. */
export const notesName = (meeting: number, party: string): string => `notes:${meeting}:${party}`

// a language is spelled in one way alone: 'EN' or 'zh-hans' would be documents of their own beside the true ones
const language = String.raw`[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?`
const party = '[a-z][a-z0-9-]{0,34}'
const pattern = new RegExp(
  `^(?:agenda:(?<agenda>[1-9]\\d{0,9})(?::(?<language>${language}))?|notes:(?<notes>[1-9]\\d{0,9}):(?<party>${party}))$`,
)
const largest = 2_147_483_647

/** Reads a document's name exactly; null for every other spelling, since a near name must not reach the same rows (asvs.md B10). */
export function parseDocumentName(name: string): DocumentName | null {
  const found = pattern.exec(name)?.groups
  const meeting = Number(found?.['agenda'] ?? found?.['notes'])
  if (!found || meeting > largest) return null
  if (found['party'] !== undefined) return { kind: 'notes', meeting, party: found['party'] }
  const words = found['language']
  return words === undefined ? { kind: 'structure', meeting } : { kind: 'words', meeting, language: words }
}
