import { fromBuffer } from 'yauzl'
import { describe, expect, it } from 'vitest'
import { hostileLinks } from '#tests/hostile-links.ts'
import { englishIn, printedLabels, withdrawn } from '#tests/labels.ts'
import type { RichNode } from '#server/kernel/rich-text.ts'
import { agendaLanguages } from '#server/meetings/schema.ts'
import { docxOf } from './docx.ts'
import type { Edition } from './edition.ts'
import { sampleWords } from './sample-words.ts'
import { sampleEdition } from './sample.ts'

/** The parts of the package by name. */
async function parts(edition: Edition): Promise<Record<string, string>> {
  const bytes = Buffer.from(await docxOf(edition))
  return new Promise((done, failed) => {
    const found: Record<string, string> = {}
    fromBuffer(bytes, { lazyEntries: true }, (fault, zip) => {
      if (fault !== null) return failed(fault)
      zip.on('end', () => done(found))
      zip.on('entry', (entry: { fileName: string }) => {
        zip.openReadStream(entry as never, (broken, stream) => {
          if (broken !== null) return failed(broken)
          const chunks: Buffer[] = []
          stream.on('data', (chunk: Buffer) => chunks.push(chunk))
          stream.on('end', () => {
            found[entry.fileName] = Buffer.concat(chunks).toString('utf8')
            zip.readEntry()
          })
        })
      })
      zip.readEntry()
    })
  })
}
const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')

describe('a Word document', () => {
  it.each(Object.keys(sampleWords) as (keyof typeof sampleWords)[])(
    'says everything in %s, each run in its language',
    async (language) => {
      const edition = sampleEdition(language)
      const all = await parts(edition)
      const text = all['word/document.xml'] ?? ''
      for (const words of Object.values(sampleWords[language] ?? {}))
        expect(text + (all['word/footnotes.xml'] ?? '')).toContain(escaped(words))
      const tag = {
        ko: 'w:eastAsia="ko-KR"',
        ja: 'w:eastAsia="ja-JP"',
        'zh-Hans': 'w:eastAsia="zh-CN"',
        'zh-Hant': 'w:eastAsia="zh-TW"',
        th: 'w:bidi="th-TH"',
        vi: 'w:val="vi-VN"',
        ru: 'w:val="ru-RU"',
        en: 'w:val="en-GB"',
        es: 'w:val="es-419"',
      }[language as 'ko']
      expect(text).toContain(tag)
      expect(all['word/styles.xml']).toContain(tag)
      expect(text).toContain('w:cs="Leelawadee UI"')
      if (language === 'ja') expect(text).toContain('w:eastAsia="Yu Gothic"')
    },
  )
  it.each(agendaLanguages.filter((language) => language !== 'en'))(
    'has its labels in %s and none in English',
    async (language) => {
      const edition = withdrawn(language)
      const all = Object.entries(await parts(edition)).filter(([name]) => /^word\/(document|header|footer)/.test(name))
      const said = all.flatMap(([, xml]) => [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map(([, text = '']) => text))
      const text = said.join(' ')
      for (const label of printedLabels(edition)) expect(text).toContain(escaped(label))
      expect(englishIn(text, edition)).toEqual([])
    },
  )
  it('has real headings, lists, tables, footnotes, links, a running head and page numbers', async () => {
    const all = await parts(sampleEdition('en'))
    const text = all['word/document.xml'] ?? ''
    for (const style of ['Title', 'Heading1', 'Heading2', 'Heading3', 'Quotation'])
      expect(text, style).toContain(`<w:pStyle w:val="${style}"/>`)
    for (const element of [
      '<w:numPr>',
      '<w:tblHeader/>',
      '<w:footnoteReference w:id="1"/>',
      '<w:hyperlink ',
      '<w:titlePg/>',
      '<w:gridSpan w:val="5"/>',
    ])
      expect(text, element).toContain(element)
    const heads = Object.entries(all)
      .filter(([name]) => /header\d/.test(name))
      .map(([, xml]) => xml)
      .join('')
    const feet = Object.entries(all)
      .filter(([name]) => /footer\d/.test(name))
      .map(([, xml]) => xml)
      .join('')
    expect(heads).toContain('2027/SOM1/SCCP/001rev1')
    expect(feet).toContain('PAGE')
    expect(feet).toContain('NUMPAGES')
    expect(all['word/_rels/document.xml.rels']).toContain('https://www.apec.org/groups')
  })
  it('leads nowhere hostile, and prints markup as letters', async () => {
    const edition = sampleEdition('en')
    const content = hostileLinks.map((href): RichNode => ({
      type: 'paragraph',
      content: [{ type: 'text', text: '</w:t><w:evil/>', marks: [{ type: 'link', attrs: { href } }] }],
    }))
    const all = await parts({
      ...edition,
      items: edition.items.map((item) => ({ ...item, annotation: { type: 'doc', content } })),
    })
    expect(all['word/_rels/document.xml.rels']).not.toContain('hyperlink')
    expect(all['word/document.xml']).not.toContain('<w:evil')
    expect(all['word/document.xml']).not.toContain('<w:hyperlink')
  })
})
