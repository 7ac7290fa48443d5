import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { press } from '#server/kernel/press.ts'
import type { Sheet, SheetBlock } from './sheet.ts'

const sheet = (blocks: SheetBlock[]): Sheet => ({
  number: '2027/SOM1/SCCP/014',
  title: '통관 #read("/etc/passwd")',
  language: 'ko',
  labelLanguage: 'en',
  forum: 'Sub-Committee on Customs Procedures',
  meeting: 'SCCP1 2027',
  rows: [{ label: 'Submitted by', value: 'Hong Kong, China' }],
  note: 'Converted reading text',
  link: { label: 'Open in the portal', address: 'https://portal.example/documents/1' },
  page: 'Page {page} of {pages}',
  blocks,
  at: new Date('2027-02-01'),
})
const set = (blocks: SheetBlock[]) =>
  press({ module: 'server/documents/formats/sheet.ts', make: 'sheetPdf' }, sheet(blocks))

async function textOf(bytes: Uint8Array): Promise<{ text: string; links: string[]; pages: number }> {
  const pdf = await getDocument({ data: bytes, verbosity: 0 }).promise
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, at) => pdf.getPage(at + 1)))
  const contents = await Promise.all(pages.map((page) => page.getTextContent()))
  const links = (await Promise.all(pages.map((page) => page.getAnnotations()))).flat() as Array<{ url?: string }>
  const text = contents.flatMap((one) => one.items.map((item) => ('str' in item ? item.str : ''))).join(' ')
  return { text, links: links.flatMap((one) => one.url ?? []), pages: pdf.numPages }
}

const said = (words: string) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })

test('a sheet holds the cover, the link, and the words with their lists and tables, as letters', async () => {
  const item = (words: string): SheetBlock => ({
    kind: 'list',
    level: 1,
    text: words,
    content: { type: 'orderedList', content: [{ type: 'listItem', content: [said(words)] }] },
  })
  const { text, links } = await textOf(
    await set([
      { kind: 'heading', level: 3, text: 'Risk management', content: null },
      { kind: 'paragraph', level: 0, text: '#eval("1+1")', content: null },
      item('first'),
      item('second'),
      { kind: 'cell', level: 1, text: 'a\tb', content: null },
      { kind: 'cell', level: 1, text: 'c', content: null },
    ]),
  )
  const bare = text.replaceAll(/\s+/g, '')
  for (const words of ['통관#read("/etc/passwd")', '2027/SOM1/SCCP/014', 'HongKong,China', '#eval("1+1")'])
    expect(bare).toContain(words)
  expect(bare).toMatch(/1\.first.*2\.second/)
  expect(links).toContain('https://portal.example/documents/1')
})

test('a sheet without words is one page', async () => {
  expect((await textOf(await set([]))).pages).toBe(1)
})
