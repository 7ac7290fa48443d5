import { press } from '#server/kernel/press.ts'
import type { Edition } from './edition.ts'

/** An edition as a Word document, made beside the process. EXPORT_BUSY when it takes longer than 30 s or 16 wait already. */
export function docxOf(edition: Edition): Promise<Uint8Array> {
  return press({ module: 'server/agenda/formats/docx-document.ts', make: 'wordDocumentOf' }, edition)
}
