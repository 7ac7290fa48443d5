import type { Temporal } from 'temporal-polyfill'
import type { RichNode } from '#server/kernel/rich-text.ts'
import { closing } from './closing.ts'
import { opening } from './opening.ts'
import { themes } from './themes.ts'
import type { ExampleItem } from './words.ts'

/** All items of the example, in reading order. */
export const exampleItems: ExampleItem[] = [...opening, ...themes, ...closing]

export const exampleLanguages = ['en', 'ko', 'ja', 'es'] as const
export type ExampleLanguage = (typeof exampleLanguages)[number]

/** Days that the texts name, counted back from the meeting's first day. */
export interface Days {
  papersDue: Temporal.PlainDate
  commentsDue: Temporal.PlainDate
}

function dayIn(language: string, day: Temporal.PlainDate): string {
  const locale = language === 'en' ? 'en-GB' : language
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' })
  return format.format(new Date(`${day.toString()}T00:00:00Z`))
}

/** A line of the example with its days written as the language writes them. */
export function sentence(text: string, language: string, days: Days): string {
  return text
    .replace('{papersDue}', dayIn(language, days.papersDue))
    .replace('{commentsDue}', dayIn(language, days.commentsDue))
}

const words = (text: string): RichNode[] => (text === '' ? [] : [{ type: 'text', text }])

/** A title as rich text. */
export function titleOf(title: string): RichNode {
  return { type: 'doc', content: [{ type: 'paragraph', content: words(title) }] }
}

/** A body as rich text: block ids are `name` and the line's place; a translation names the source's blocks in `of`. */
export function bodyOf(lines: string[], name: string, language: string): RichNode {
  const content: RichNode[] = []
  for (const [at, line] of lines.entries()) {
    const source = `${name}-${at}`
    const attrs = language === 'en' ? { id: source } : { id: `${source}-${language}`, of: [source] }
    if (line.startsWith('# '))
      content.push({ type: 'heading', attrs: { ...attrs, level: 3 }, content: words(line.slice(2)) })
    else if (line.startsWith('- ')) {
      const item: RichNode = {
        type: 'listItem',
        content: [{ type: 'paragraph', attrs, content: words(line.slice(2)) }],
      }
      const last = content.at(-1)
      if (last?.type === 'bulletList') last.content?.push(item)
      else content.push({ type: 'bulletList', content: [item] })
    } else content.push({ type: 'paragraph', attrs, content: words(line) })
  }
  return content.length > 0
    ? { type: 'doc', content }
    : { type: 'doc', content: [{ type: 'paragraph', attrs: { id: `${name}-0-${language}` } }] }
}
