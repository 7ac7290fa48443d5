import { type Edition, labelKeys } from '#server/agenda/formats/edition.ts'
import { sampleWords } from '#server/agenda/formats/sample-words.ts'
import { sampleEdition } from '#server/agenda/formats/sample.ts'
import { resourcesOf } from '#server/kernel/words.ts'
import type { AgendaLanguage } from '#server/meetings/schema.ts'

/** The sample as a withdrawn edition, which has every label. */
export const withdrawn = (language: AgendaLanguage): Edition =>
  sampleEdition(language, (view) => {
    Object.assign(view.edition ?? {}, { withdrawnAt: new Date(Date.UTC(2027, 1, 5)), withdrawnReason: '—' })
  })

// heads of CSV, and what PDF alone has at its top
const elsewhere = new Set(['forum', 'level', 'day', 'from', 'to', 'duration', 'annotation', 'language'])

/** What paper prints around the words of an edition: labels, its status, purposes, notes that a text is missing. */
export function printedLabels(edition: Edition): string[] {
  const labels = labelKeys.filter((key) => !elsewhere.has(key)).map((key) => edition.labels[key])
  const more = [edition.title, edition.status, edition.withdrawn, edition.demonstration, edition.meeting.times]
  // the number itself stands at the top, without a label
  const parts = [
    ...edition.cover.slice(1).flatMap(({ label, value }) => [label, value]),
    ...edition.sessions.map((one) => one.label),
  ]
  const items = edition.items.flatMap((item) => [item.purpose, item.duration, item.fallback])
  // the page's number is put where the braces are
  return [...labels, ...more, ...parts, ...items]
    .flatMap((text) => text.split(/\{\w+\}/))
    .map((text) => text.trim())
    .filter(Boolean)
}

const flat = (words: unknown): string[] =>
  typeof words === 'string' ? [words] : Object.values(words as Record<string, unknown>).flatMap(flat)

/** The labels of a language without what is filled in, each as the words that always stand together. */
function wordsOf(language: string): Set<string> {
  const parts = flat(resourcesOf(language)['export']).flatMap((label) => label.split(/\{+\w+\}+/))
  const bare = parts.map((part) => part.replaceAll(/^[\s,;:.()]+|[\s,;:.()]+$/g, ''))
  return new Set(bare.filter((part) => /\p{L}{2}/u.test(part)))
}

/** Words as a pattern that matches them alone. */
export const escaped = (words: string): string => words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
const whole = (words: string): RegExp => new RegExp(String.raw`(?<!\p{L})${escaped(words)}(?!\p{L})`, 'u')

/** The English labels that stand in a text although its language has words of its own; the sample's English words are none. */
export function englishIn(text: string, { labelLanguage }: Edition): string[] {
  const own = [...wordsOf(labelLanguage)]
  const around = Object.values(sampleWords.en ?? {}).reduce((rest, words) => rest.replaceAll(words, ''), text)
  return [...wordsOf('en')].filter((words) => !own.some((one) => whole(words).test(one)) && whole(words).test(around))
}
