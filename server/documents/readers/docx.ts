import { stylesOf } from './docx-styles.ts'
import type { Surroundings } from './docx-pieces.ts'
import { Story } from './docx-story.ts'
import { linkedContent } from './embedded.ts'
import type { OfficePackage, Relation } from './package.ts'
import { Gathering, type Reading } from './reading.ts'

/** The words of each note or comment in a part, by its id; the two separators of footnotes are no notes. */
async function textsOf(file: OfficePackage, part: string, element: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  let [id, open] = ['', false]
  const add = (words: string) => texts.set(id, (texts.get(id) ?? '') + words)
  await file.read(part, {
    open(tag) {
      if (tag.name === element && !/[sS]eparator$/.test(tag.get('type') ?? '')) {
        id = tag.get('id') ?? ''
        texts.set(id, '')
        const author = tag.get('author')
        if (author) add(`${author}: `)
      } else if (tag.name === 't') open = id !== ''
      else if (tag.name === 'p' && texts.get(id)?.trim() && !texts.get(id)?.endsWith(': ')) add('\n')
    },
    text(words) {
      if (open) add(words)
    },
    close(name) {
      if (name === 't') open = false
      if (name === element) id = ''
    },
  })
  return texts
}

const linksOf = (relations: Relation[]) =>
  new Map(relations.filter(({ external }) => external).map(({ id, target }) => [id, target]))

async function readPart(file: OfficePackage, part: string, about: Omit<Surroundings, 'links'>): Promise<Story> {
  const story = new Story({ ...about, links: linksOf(await file.relations(part)) })
  await file.read(part, story)
  return story
}

/** Reads a DOCX: its paragraphs, lists and tables, and everything in it that its reader would not see. */
export async function readDocx(file: OfficePackage): Promise<Reading> {
  const gathering = new Gathering()
  const relations = (await file.relations(file.main)).filter(({ external }) => !external)
  const parts = (type: string) => relations.filter((one) => one.type === type).map(({ target }) => target)
  const [footnotePart = '', endnotePart = '', commentPart = ''] = ['footnotes', 'endnotes', 'comments'].map(
    (type) => parts(type)[0],
  )
  const footnotes = await textsOf(file, footnotePart, 'footnote')
  const endnotes = await textsOf(file, endnotePart, 'endnote')
  const comments = await textsOf(file, commentPart, 'comment')
  const notes = new Map([
    ...[...footnotes].map(([id, text]) => [`footnote ${id}`, text] as const),
    ...[...endnotes].map(([id, text]) => [`endnote ${id}`, text] as const),
  ])
  const about = { gathering, styles: await stylesOf(file), notes, comments }
  const counts = { comments: comments.size, footnotes: footnotes.size }
  const main = await readPart(file, file.main, about)
  const beside: [name: string, parts: string[]][] = [
    ['header', parts('header')],
    ['footer', parts('footer')],
    ['footnote', [footnotePart]],
    ['endnote', [endnotePart]],
  ]
  for (const [part, names] of beside) for (const name of names) await readPart(file, name, { ...about, part })
  // a comment on nothing that stands in the text any more
  for (const words of comments.values()) gathering.find('COMMENT', 'comments', words)
  await linkedContent(file, gathering)
  return {
    type: 'docx',
    counts: {
      blocks: gathering.blocks.length,
      ...main.counts,
      ...counts,
      insertions: gathering.count('INSERTION'),
      deletions: gathering.count('DELETION'),
      hidden: gathering.count('HIDDEN_TEXT'),
    },
    findings: gathering.findings,
    blocks: gathering.blocks,
    beside: gathering.beside,
  }
}
