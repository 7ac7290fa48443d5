import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readPaper } from '#server/documents/readers/read-file.ts'
import type { UploadReading } from '#server/documents/service.ts'
import { parseRichText, plainText } from '#server/kernel/rich-text.ts'
import { docxParts, type Parts, paragraph, relationsPart, wordPart, zipOf } from '#tests/files.ts'
import { type FileOutline, outlineOf } from './from-file.ts'
import type { RichDoc } from './schema.ts'
import type { TakeKind } from './shape/take-in.ts'

async function readingOf(body: string, more: Parts = {}): Promise<UploadReading> {
  const path = join(await mkdtemp(join(tmpdir(), 'sccp-agenda-')), 'agenda.docx')
  await writeFile(path, await zipOf(docxParts(body, more)))
  const { type, blocks, findings, beside = [] } = await readPaper(path)
  return { name: 'agenda.docx', meeting: 1, type, blocks, findings, beside }
}
const outline = async (body: string, take: TakeKind | null = null, more: Parts = {}): Promise<FileOutline> =>
  outlineOf(await readingOf(body, more), take)

const heading = (level: number, words: string) => paragraph(words, `<w:outlineLvl w:val="${level - 1}"/>`)
const listed = (level: number, words: string, list = '1') =>
  paragraph(words, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)
const numbering = {
  'word/_rels/document.xml.rels': relationsPart({ n1: ['numbering', 'numbering.xml'] }),
  'word/numbering.xml': wordPart(
    'numbering',
    `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
     <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
     <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>`,
  ),
}
const told = ({ items }: FileOutline) => items.map(({ label, title }) => `${label} ${title}`)

describe('a file as an agenda', () => {
  test('its headings become items with their levels, whatever levels are left out', async () => {
    const found = await outline(
      [
        heading(1, '1. Opening'),
        heading(3, 'Welcome'),
        heading(2, 'Agenda Item 2: Adoption'),
        heading(1, '2027 work programme'),
        heading(2, '3.1 Risk'),
      ].join(''),
    )
    expect(found.take).toBe('headings')
    expect(told(found)).toEqual(['1 Opening', '1.1 Welcome', '1.2 Adoption', '2 2027 work programme', '2.1 Risk'])
    expect(found.items.map(({ parent, depth }) => [parent, depth])).toEqual([
      [null, 0],
      [0, 1],
      [0, 1],
      [null, 0],
      [3, 1],
    ])
    expect(found.losses).toEqual([])
  })

  test('without headings its numbered paragraphs do, by list or by figures typed', async () => {
    const lists = await outline(
      [listed(0, 'Opening'), paragraph('The chair opens.'), listed(1, 'Welcome'), listed(0, 'Adoption')].join(''),
      null,
      numbering,
    )
    expect(lists.take).toBe('numbers')
    expect(told(lists)).toEqual(['1 Opening', '1.1 Welcome', '2 Adoption'])
    const typed = await outline([paragraph('1. Opening'), paragraph('1.1 Welcome'), paragraph('2) Adoption')].join(''))
    expect(told(typed)).toEqual(['1 Opening', '1.1 Welcome', '2 Adoption'])
  })

  test('under headings numbered paragraphs are items when that is wanted, else their text', async () => {
    const body = [heading(1, 'Facilitation'), listed(0, 'Single window'), listed(1, 'Data'), heading(1, 'Other')].join(
      '',
    )
    expect(told(await outline(body, 'both', numbering))).toEqual([
      '1 Facilitation',
      '1.1 Single window',
      '1.1.1 Data',
      '2 Other',
    ])
    const plain = await outline(body, 'headings', numbering)
    expect(told(plain)).toEqual(['1 Facilitation', '2 Other'])
    expect(plainText(plain.items[0]?.annotation ?? { type: 'doc' })).toBe('Single window\nData')
  })

  test('what follows an item is its annotation: paragraphs, lists in lists, tables, footnotes, each paragraph with a name', async () => {
    const row = (...cells: string[]) => `<w:tr>${cells.map((one) => `<w:tc>${paragraph(one)}</w:tc>`).join('')}</w:tr>`
    const note = '<w:p><w:r><w:t>Hours fell</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    const found = await outline(
      [
        heading(1, 'Clearance'),
        note,
        listed(0, 'One', '2'),
        listed(1, 'Within', '2'),
        listed(0, 'Two', '2'),
        `<w:tbl>${row('Economy', 'Hours')}${row('Peru', '4')}</w:tbl>`,
        heading(1, 'Next'),
      ].join(''),
      'headings',
      {
        ...numbering,
        'word/_rels/document.xml.rels': relationsPart({
          n1: ['numbering', 'numbering.xml'],
          n2: ['footnotes', 'footnotes.xml'],
        }),
        'word/footnotes.xml': wordPart('footnotes', `<w:footnote w:id="2">${paragraph('In 2026.')}</w:footnote>`),
      },
    )
    const annotation: RichDoc = found.items[0]?.annotation ?? { type: 'doc' }
    expect(annotation.content?.map((node) => node.type)).toEqual(['paragraph', 'bulletList', 'table'])
    expect(annotation.content?.[0]?.content?.[1]).toEqual({ type: 'footnote', attrs: { text: 'In 2026.' } })
    const list = annotation.content?.[1]
    expect(list?.content).toHaveLength(2)
    expect(list?.content?.[0]?.content?.[1]?.type).toBe('bulletList')
    expect(parseRichText(annotation)).toEqual({ doc: annotation, findings: [] })
    const names = [...JSON.stringify(annotation).matchAll(/"id":"([\w-]+)"/g)].map(([, id]) => id)
    expect(new Set(names).size).toBe(8)
    expect(found.losses).toEqual([])
  })

  test('all that does not come along is listed with its place and words', async () => {
    const tracked =
      '<w:p><w:ins w:author="A"><w:r><w:t>added</w:t></w:r></w:ins><w:del w:author="A"><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>'
    const box = `<w:p><w:r><w:t>Around</w:t></w:r><w:r><w:pict><w:txbxContent>${paragraph('In a box')}</w:txbxContent></w:pict></w:r></w:p>`
    const picture =
      '<w:p><w:r><w:t>See</w:t></w:r><w:r><w:drawing><wp:docPr xmlns:wp="x" descr="A map"/><a:blip/></w:drawing></w:r></w:p>'
    const comment = '<w:p><w:commentRangeStart w:id="5"/><w:r><w:t>Said</w:t></w:r></w:p>'
    const titled =
      '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>Second</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    const found = await outline(
      [paragraph('SCCP1 2027'), heading(1, 'First'), tracked, box, picture, comment, titled].join(''),
      null,
      {
        'word/_rels/document.xml.rels': relationsPart({
          c: ['comments', 'comments.xml'],
          f: ['footnotes', 'footnotes.xml'],
          h: ['header', 'header1.xml'],
        }),
        'word/comments.xml': wordPart('comments', `<w:comment w:id="5" w:author="B">${paragraph('Why?')}</w:comment>`),
        'word/footnotes.xml': wordPart('footnotes', `<w:footnote w:id="2">${paragraph('By consensus')}</w:footnote>`),
        'word/header1.xml': wordPart('hdr', paragraph('Not for citation')),
      },
    )
    expect(found.losses).toEqual([
      { code: 'INSERTION', place: 'paragraph 3', text: 'added' },
      { code: 'DELETION', place: 'paragraph 3', text: 'gone' },
      { code: 'TEXT_BOX', place: 'paragraph 5', text: 'In a box' },
      { code: 'COMMENT', place: 'paragraph 7', text: 'B: Why?' },
      { code: 'PICTURE', place: 'paragraph 6', text: 'A map' },
      { code: 'MARGIN', place: 'header', text: 'Not for citation' },
      { code: 'BEFORE_FIRST', place: 'paragraph 1', text: 'SCCP1 2027' },
      { code: 'FOOTNOTE_OF_TITLE', place: 'paragraph 8', text: 'By consensus' },
    ])
    expect(told(found)).toEqual(['1 First', '2 Second'])
  })

  test('a title beyond 500 characters and an annotation beyond 200 kB end there, and say so', async () => {
    const long = 'word '.repeat(120).trim()
    const many = Array.from({ length: 60 }, (_, n) => paragraph(`${n} ${'x'.repeat(4000)}`))
    const found = await outline([heading(1, long), ...many].join(''))
    const [item] = found.items
    expect(item?.title).toHaveLength(500)
    expect(plainText(item?.annotation.content?.[0] ?? { type: 'doc' })).toBe(long)
    expect(JSON.stringify(item?.annotation).length).toBeLessThanOrEqual(200_000)
    expect(found.losses.map(({ code }) => code)).toEqual(['TITLE_LONG', 'ANNOTATION_LONG'])
  })

  test('hangs no deeper than an agenda goes, and reads lists of any depth', async () => {
    const deep = Array.from({ length: 9 }, (_, n) => heading(n + 1, `Level ${n + 1}`)).join('')
    const { items } = await outline(deep)
    expect(Math.max(...items.map((item) => item.depth))).toBe(7)
    const lists = Array.from({ length: 300 }, (_, n) => listed(n, `Point ${n}`, '2')).join('')
    const found = await outline(`${heading(1, 'Lists')}${lists}`, 'headings', numbering)
    expect(plainText(found.items[0]?.annotation ?? { type: 'doc' })).toContain('Point 299')
  })
})
