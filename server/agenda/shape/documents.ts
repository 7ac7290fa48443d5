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

const pattern = /^(agenda|notes):([1-9]\d{0,9})(?::([A-Za-z][A-Za-z0-9-]{0,34}))?$/
const largest = 2_147_483_647

/** Reads a document's name exactly; null for every other spelling, since a near name must not reach the same rows (asvs.md B10). */
export function parseDocumentName(name: string): DocumentName | null {
  const [, room, digits = '', rest] = pattern.exec(name) ?? []
  const meeting = Number(digits)
  if (room === undefined || meeting > largest) return null
  if (room === 'agenda')
    return rest === undefined ? { kind: 'structure', meeting } : { kind: 'words', meeting, language: rest }
  return rest === undefined || rest !== rest.toLowerCase() ? null : { kind: 'notes', meeting, party: rest }
}
