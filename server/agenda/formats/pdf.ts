import { press } from '#server/kernel/press.ts'
import type { Edition } from './edition.ts'

/** An edition as PDF/UA-1, set beside the process. EXPORT_BUSY when it takes longer than 30 s or 16 wait already. */
export function pdfOf(edition: Edition): Promise<Uint8Array> {
  return press({ module: 'server/agenda/formats/paper.ts', make: 'pdfDocumentOf' }, edition)
}
