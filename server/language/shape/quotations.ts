/** What closes what; a mark that is not closed opens nothing. */
const closing: Readonly<Record<string, RegExp>> = {
  '“': /”/gu,
  '"': /"/gu,
  '«': /»/gu,
  '„': /[“”]/gu,
  // an apostrophe ends nothing: 'Korea’s'
  '‘': /’(?!\p{L})/gu,
  '「': /」/gu,
  '『': /』/gu,
  '《': /》/gu,
}
const opening = /(?<!\p{L})‘|[“"«„「『《]/gu

/** Where somebody else's words stand, in order and without overlap; linear, also when marks are opened and never closed. */
export function quotationsIn(text: string): Array<readonly [number, number]> {
  const found: Array<readonly [number, number]> = []
  const next = new Map<string, number>()
  let end = 0
  for (const { 0: mark, index } of text.matchAll(opening)) {
    const closer = closing[mark]
    if (!closer || index < end) continue
    let at = next.get(mark) ?? -1
    if (at <= index && at !== text.length) {
      closer.lastIndex = index + 1
      at = closer.exec(text)?.index ?? text.length
      next.set(mark, at)
    }
    if (at === text.length) continue
    found.push([index, at + 1])
    end = at + 1
  }
  return found
}
