import { randomUUID } from 'node:crypto'
import { clock } from '#server/kernel/clock.ts'
import { appendServerEdit, type Editor } from './acts/edit.ts'
import { catchUp } from './acts/project.ts'
import { restoreStructure, restoreWords } from './restoring.ts'
import type { RichDoc, Visibility } from './schema.ts'
import { structureName, wordsName } from './shape/documents.ts'

/** A paragraph of a sample text: its block id, what it says, and in a translation the source blocks it renders. */
export interface SampleBlock {
  id: string
  text: string
  of?: string[]
}

/** A sample item with its words by language. */
export interface SampleItem {
  id: string
  parent?: string | null
  visibility?: Visibility
  minutes?: number
  leads?: string[]
  session?: string | null
  purpose?: 'information' | 'discussion' | 'endorsement' | 'decision'
  references?: string[]
  source?: string
  words: Record<string, { title: string; blocks?: SampleBlock[] }>
}

/** One paragraph as a title. */
export function titleDoc(text: string): RichDoc {
  return { type: 'doc', content: [{ type: 'paragraph', ...(text ? { content: [{ type: 'text', text }] } : {}) }] }
}

/** Paragraphs with block ids as an annotation. */
export function annotationDoc(blocks: SampleBlock[]): RichDoc {
  return {
    type: 'doc',
    content: blocks.map(({ id, text, of }) => ({
      type: 'paragraph',
      attrs: of ? { id, of } : { id },
      ...(text ? { content: [{ type: 'text', text }] } : {}),
    })),
  }
}

/** Four items in English and Korean: one for everybody, one for members with a child that says it is for everybody, one kept to the secretariat. */
export function sampleItems(): SampleItem[] {
  const item = (en: string, ko: string, visibility: Visibility): SampleItem => ({
    id: randomUUID(),
    visibility,
    minutes: 15,
    leads: ['rok'],
    words: {
      en: { title: en, blocks: [{ id: 'p1', text: `${en}: the first paragraph.` }] },
      ko: { title: ko, blocks: [{ id: 'k1', text: `${ko} 첫 문단.`, of: ['p1'] }] },
    },
  })
  const chapter = item('Members alone', '회원 전용', 'members')
  return [
    item('Opening', '개회', 'public'),
    chapter,
    { ...item('Within the chapter', '장 안의 의제', 'public'), parent: chapter.id },
    item('Canary of the secretariat', '사무국 전용', 'secretariat'),
  ]
}

const nobody = { person: null, party: null }

/**
 * Writes an agenda as its documents, by that editor, and projects it: what was there before becomes this. For tests and the seed.
 * Labels are given by position; an item's children follow it.
 */
export async function writeAgenda(meeting: number, items: SampleItem[], editor: Editor = nobody): Promise<void> {
  const places = items.map((item) => ({
    itemId: item.id,
    parentId: item.parent ?? null,
    leads: item.leads ?? [],
    minutes: item.minutes ?? null,
    purpose: item.purpose ?? null,
    visibility: item.visibility ?? 'public',
    references: item.references ?? [],
    sessionId: item.session ?? null,
    source: item.source ?? 'en',
  }))
  const gone = { at: clock.now().toISOString(), by: editor.person ?? 'seed' }
  await appendServerEdit(editor, structureName(meeting), (doc) => restoreStructure(doc, places, gone))
  const languages = new Set(items.flatMap((item) => Object.keys(item.words)))
  for (const language of languages) await writeWords(meeting, language, items, editor)
  await catchUp(meeting)
}

/** Writes the words of one language; an item without words in it is emptied. */
async function writeWords(
  meeting: number,
  language: string,
  items: SampleItem[],
  editor: Editor = nobody,
): Promise<void> {
  const texts = items.map(({ id: itemId, words }) => ({
    itemId,
    titleDoc: titleDoc(words[language]?.title ?? ''),
    annotation: annotationDoc(words[language]?.blocks ?? []),
  }))
  await appendServerEdit(editor, wordsName(meeting, language), (doc) => restoreWords(doc, texts))
}
