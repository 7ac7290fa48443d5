/** Markup at hand, or the place of it in the document that is being written. */
export type Placed = { markup: string; place?: undefined } | { place: number; markup?: undefined }

/** The parts of the document that this request writes; none in the browser, and none when a page is changed without a document. */
function partsOfDocument(): string[] | undefined {
  const { sccpParts } = globalThis as { sccpParts?: { getStore: () => string[] | undefined } }
  return sccpParts?.getStore()
}

/**
 * Lays markup down for the document that this request writes (kernel/parts.ts), so that it travels there once: what React
 * carries beside the document names its place alone. Where no document is written, the markup travels itself.
 */
export function placed(markup: string): Placed {
  const parts = partsOfDocument()
  return parts ? { place: parts.push(markup) - 1 } : { markup }
}

const read = new Map<number, string>()

/** The markup at a place: from what was laid down, in the browser from the document itself, once. */
export function markupAt(place: number): string {
  const known = partsOfDocument()?.[place] ?? read.get(place)
  if (known !== undefined || typeof document === 'undefined') return known ?? ''
  const found = document.querySelector(`[data-part="${place}"]`)?.innerHTML ?? ''
  read.set(place, found)
  return found
}
