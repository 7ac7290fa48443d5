import type { Edition } from './edition.ts'
import { press } from './press.ts'

/** An edition as PDF/UA-1, set beside the process. EXPORT_BUSY when it takes longer than 30 s or 16 wait already. */
export function pdfOf(edition: Edition): Promise<Uint8Array> {
  return press('pdf', edition)
}
