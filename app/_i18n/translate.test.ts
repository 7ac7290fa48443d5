import { describe, expect, test } from 'vitest'
import { portalLanguages, resourcesOf, wordsIn } from '#server/kernel/words.ts'
import { translator } from './translate.ts'

function keysOf(words: unknown, path = ''): string[] {
  if (typeof words === 'string') return [path.replace(/_(zero|one|two|few|many|other)$/, '')]
  return Object.entries(words as Record<string, unknown>).flatMap(([key, value]) =>
    keysOf(value, path ? `${path}.${key}` : key),
  )
}

describe("the browser's translation", () => {
  test.each(portalLanguages)('says the same as i18next for every key in %s', (language) => {
    for (const [namespace, words] of Object.entries(resourcesOf(language))) {
      const t = translator(words, language)
      for (const key of keysOf(words)) {
        for (const count of [0, 1, 2, 5]) {
          const params = { count, name: 'A', meeting: 'B' }
          expect(`${namespace}:${t(key, params)}`).toBe(
            `${namespace}:${String(wordsIn(language, namespace)(key, params)).replaceAll(/\{\{\s*\w+\s*\}\}/g, (m) => m)}`,
          )
        }
      }
    }
  })
})
