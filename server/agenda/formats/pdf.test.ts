import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { hostileLinks } from '#tests/hostile-links.ts'
import { englishIn, escaped, printedLabels, withdrawn } from '#tests/labels.ts'
import type { RichNode } from '#server/kernel/rich-text.ts'
import type { Edition } from './edition.ts'
import { pdfOf } from './pdf.ts'
import { sampleWords } from './sample-words.ts'
import { sampleEdition } from './sample.ts'

async function opened(edition: Edition) {
  const bytes = await pdfOf(edition)
  const raw = Buffer.from(bytes).toString('latin1')
  const pdf = await getDocument({ data: bytes, verbosity: 0 }).promise
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, at) => pdf.getPage(at + 1)))
  const contents = await Promise.all(pages.map((page) => page.getTextContent()))
  const links = (await Promise.all(pages.map((page) => page.getAnnotations())))
    .flat()
    .map((one: { url?: string; unsafeUrl?: string }) => one.unsafeUrl ?? one.url)
  const text = contents.flatMap((one) => one.items.map((item) => ('str' in item ? item.str : ''))).join(' ')
  return { raw, pdf, pages, text, links: links.filter((one) => one !== undefined) }
}

/** Without spaces and marks above letters: readers put those back in different orders. */
const bare = (text: string) => text.normalize('NFKD').replaceAll(/[\s\p{M}]/gu, '')

/** The words as a text holds them; of Thai its consonants in their order: some readers tell its marks as letters (stack.md). */
function holding(words: string, language: string): RegExp {
  const wanted = bare(words)
  if (language !== 'th') return new RegExp(escaped(wanted), 'u')
  const consonants = Array.from(wanted.replaceAll(/[\u0e30-\u0e3a\u0e40-\u0e4e]/g, ''))
  return new RegExp(consonants.map((sign) => escaped(sign)).join(String.raw`[\u0e00-\u0e7f]{0,4}`), 'u')
}

describe('a printed agenda', () => {
  it.each(Object.keys(sampleWords) as (keyof typeof sampleWords)[])(
    'says everything in %s, with its fonts inside',
    async (language) => {
      const edition = sampleEdition(language)
      const { text, pdf, raw } = await opened(edition)
      for (const words of Object.values(sampleWords[language] ?? {}))
        expect(bare(text)).toMatch(holding(words, language))
      for (const words of [
        edition.meeting.name,
        edition.status,
        '2027/SOM1/SCCP/001rev1',
        '09:00–09:15',
        'Hong Kong, China',
        edition.demonstration,
      ])
        expect(bare(text)).toMatch(holding(words, language))
      expect(raw).not.toMatch(/\/FontDescriptor(?![\s\S]*\/FontFile2)/)
      const { info } = (await pdf.getMetadata()) as { info: { Title: string; Language?: string } }
      expect(info.Title).toContain(edition.meeting.name)
      expect(info.Language).toMatch(new RegExp(`^${language.split('-')[0]}`))
    },
  )

  it.each(['th', 'ja', 'es', 'zh-Hans', 'ru'] as const)(
    'has its labels in %s and none in English',
    async (language) => {
      const edition = withdrawn(language)
      const { text, pdf } = await opened(edition)
      for (const label of [edition.labels.forum, ...printedLabels(edition)])
        expect(bare(text)).toMatch(holding(label, language))
      expect(englishIn(text, edition)).toEqual([])
      expect((await pdf.getOutline())?.map((one) => one.title)).toEqual([
        edition.labels.programme,
        edition.labels.annotated,
      ])
    },
  )

  it('is PDF/UA-1: marked, titled, in a language, with headings, table headers and links in its tree', async () => {
    const { raw, pdf, pages, links } = await opened(sampleEdition('en'))
    expect(raw).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/)
    expect(raw).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/)
    const roles = JSON.stringify(await Promise.all(pages.map((page) => page.getStructTree())))
    for (const role of ['H1', 'H2', 'H3', 'Table', 'TH', 'TD', 'L', 'LI', 'Link', 'Note', 'BlockQuote'])
      expect(roles, role).toContain(`"role":"${role}"`)
    expect(links).toContain('https://www.apec.org/groups')
    expect((await pdf.getOutline())?.map((one) => one.title)).toEqual(['Programme', 'Annotated agenda'])
  })

  it('prints markup as letters, in titles, names, cells and footnotes (asvs.md B17)', async () => {
    const attacks = [
      '#read("/etc/passwd")',
      '#eval("1+1")',
      '$x^2$',
      ']',
      '[*x*]',
      '= head',
      '@cite',
      '`raw`',
      '\\#',
      '/* x */',
      '// x',
      '<label>',
    ]
    const said = (text: string): RichNode => ({
      type: 'paragraph',
      content: [
        { type: 'text', text },
        { type: 'footnote', attrs: { text: `note ${text}` } },
      ],
    })
    const edition = sampleEdition('en', (view) => {
      const [first] = view.items
      view.items = attacks.map((attack, at) => ({
        ...first!,
        label: String(at + 1),
        position: at,
        title: attack,
        leads: [{ party: 'x', name: `by ${attack}` }],
        references: [`ref ${attack}`],
      }))
      view.items[0]!.annotation = {
        type: 'doc',
        content: [
          ...attacks.map(said),
          {
            type: 'table',
            content: attacks.map((attack) => ({
              type: 'tableRow',
              content: [{ type: 'tableCell', content: [said(`cell ${attack}`)] }],
            })),
          },
        ],
      }
    })
    const { text } = await opened(edition)
    for (const attack of attacks)
      for (const before of ['', 'by ', 'ref ', 'cell ', 'note ']) expect(bare(text)).toContain(bare(before + attack))
    expect(text).not.toContain('root:')
  })

  it('leads nowhere hostile', async () => {
    const edition = sampleEdition('en')
    const content = hostileLinks.map((href): RichNode => ({
      type: 'paragraph',
      content: [{ type: 'text', text: 'here', marks: [{ type: 'link', attrs: { href } }] }],
    }))
    const { links } = await opened({
      ...edition,
      items: edition.items.map((item) => ({ ...item, annotation: { type: 'doc', content } })),
    })
    expect(links).toEqual([])
  })

  it('marks a withdrawn edition on each page, also of 80 items', async () => {
    const edition = sampleEdition('ko', (view) => {
      const [, , , full] = view.items
      view.items = Array.from({ length: 80 }, (_, at) => ({ ...full!, label: String(at + 1), position: at }))
      Object.assign(view.edition ?? {}, { withdrawnAt: new Date(Date.UTC(2027, 1, 5)), withdrawnReason: '장소 변경' })
    })
    const { pages } = await opened(edition)
    for (const page of pages) {
      const { items } = await page.getTextContent()
      expect(items.some((item) => 'str' in item && item.str.includes('철회'))).toBe(true)
    }
  })

  it('survives an agenda that holds nothing, and heading levels of any depth', async () => {
    const edition = sampleEdition('en')
    await pdfOf({ ...edition, items: [], sessions: [] })
    const empty: RichNode = {
      type: 'doc',
      content: [{ type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] }],
    }
    const items = Array.from({ length: 12 }, (_, depth) => ({
      ...edition.items[3]!,
      depth,
      title: '',
      annotation: depth % 2 === 0 ? empty : edition.items[3]!.annotation,
    }))
    await pdfOf({ ...edition, items })
  })
})
