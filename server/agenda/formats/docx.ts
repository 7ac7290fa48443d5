import type { Edition } from './edition.ts'
import { press } from './press.ts'

/** An edition as a Word document, made beside the process. EXPORT_BUSY when it takes longer than 30 s or 16 wait already. */
export function docxOf(edition: Edition): Promise<Uint8Array> {
  return press('docx', edition)
}
