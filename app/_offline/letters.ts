function* texts(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (Array.isArray(value)) for (const one of value) yield* texts(one)
  else if (typeof value === 'object' && value !== null) yield* texts(Object.values(value))
}

/** The letters beyond Latin that something says: for them faces are kept. */
export function lettersIn(value: unknown, letters: Set<number>): void {
  for (const text of texts(value))
    for (const letter of text) {
      const code = letter.codePointAt(0) ?? 0
      if (code > 0x2ff) letters.add(code)
    }
}

/** The languages whose tags stand in it. */
export function languagesIn(value: unknown, languages: Set<string>): void {
  for (const text of texts(value)) if (/^(?:ko|ja|zh-Hans|zh-Hant)$/.test(text)) languages.add(text)
}
