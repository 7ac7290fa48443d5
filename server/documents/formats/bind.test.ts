import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pdfOf } from '#tests/files.ts'
import { Bookbinder, type Bound } from './bookbinder.ts'

let folder = ''
let count = 0
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'sccp-bind-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const at = new Date('2027-02-01')
const facts = (volume: number) => ({ title: `문서 ${volume}`, language: 'ko', at })
const bookbinder = (limit = 10_000_000, limits?: { milliseconds: number; bytes: number }) =>
  new Bookbinder(join(folder, `book-${(count += 1)}`), limit, facts, limits)

/** A PDF of these objects; the first is its catalog. */
function raw(...bodies: string[]): Buffer {
  let text = '%PDF-1.7\n'
  const offsets = bodies.map((body, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${body}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const size = bodies.length + 1
  text += `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

async function read({ path }: Bound) {
  const bytes = readFileSync(path)
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, page) => pdf.getPage(page + 1)))
  const text = await Promise.all(
    pages.map(async (page) => (await page.getTextContent()).items.map((one) => ('str' in one ? one.str : '')).join('')),
  )
  return { bytes: bytes.toString('latin1'), pdf, pages, text }
}

async function bound(...files: Buffer[]) {
  const book = bookbinder()
  for (const [index, file] of files.entries())
    expect(await book.add({ heading: 'Item', title: `Paper ${index}` }, file)).toBe(true)
  const [volume] = await book.end()
  if (!volume) throw new Error('no volume')
  return read(volume)
}

test('pages keep their order, their size and what they inherit', async () => {
  const inheriting = raw(
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 300 400] /Rotate 90 /Resources << /Font << /F 5 0 R >> >> >>',
    '<< /Type /Pages /Parent 2 0 R /Kids [4 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 3 0 R /Contents 6 0 R >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    '<< /Length 40 >>\nstream\nBT /F 12 Tf 10 10 Td (inherited) Tj ET    \nendstream',
  )
  const { text, pages, pdf } = await bound(pdfOf(['one', 'two']), inheriting, pdfOf(['three']))
  expect(text).toEqual(['one', 'two', 'inherited', 'three'])
  expect(pages[2]?.view).toEqual([0, 0, 300, 400])
  expect(pages[2]?.rotate).toBe(90)
  const outline = await pdf.getOutline()
  expect(outline?.map((mark) => [mark.title, mark.items.map((one) => one.title)])).toEqual([
    ['Item', ['Paper 0', 'Paper 1', 'Paper 2']],
  ])
  const { info } = (await pdf.getMetadata()) as { info: Record<string, unknown> }
  expect(info).toMatchObject({ Title: '문서 1', Language: 'ko' })
})

test('links stay, by address and by name; scripts, files and everything else that acts stay behind', async () => {
  const acting = raw(
    '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert) >> /Names << /Dests << /Names [(there) [4 0 R /Fit]] >> /EmbeddedFiles << /Names [(f) 9 0 R] >> >> /AcroForm << /Fields [] >> >>',
    '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 300 400] >>',
    '<< /Type /Page /Parent 2 0 R /AA << /O << /S /JavaScript /JS (opened) >> >> /Annots [5 0 R 6 0 R 7 0 R 8 0 R 10 0 R 11 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /Metadata 9 0 R /PieceInfo << /X << /Private (secret) >> >> >>',
    '<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://www.apec.org/) /Next << /S /JavaScript /JS (next) >> >> >>',
    '<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /Dest (there) >>',
    '<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (calc.exe) >> >>',
    '<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS << /F (a.exe) /EF << /F 9 0 R >> >> >>',
    '<< /Type /EmbeddedFile /Length 7 >>\nstream\nMZvirus\nendstream',
    '<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (javascript:alert) >> >>',
    '<< /Type /Annot /Subtype /Widget /Rect [0 0 9 9] /FT /Btn /A << /S /JavaScript /JS (pressed) >> /Parent 1 0 R >>',
  )
  const { bytes, pages, pdf } = await bound(pdfOf(['before']), acting)
  for (const word of [
    'JavaScript',
    'Launch',
    'calc.exe',
    'MZvirus',
    'EmbeddedFile',
    'secret',
    'javascript:',
    'AcroForm',
  ])
    expect(bytes).not.toContain(word)
  expect(bytes.match(/\/Type\s*\/Catalog/g)).toHaveLength(1)
  const found = (await pages[1]?.getAnnotations()) as Array<{ url?: string; dest?: unknown[] | null }>
  expect(found.map((one) => one.url).filter(Boolean)).toEqual(['https://www.apec.org/'])
  const [ref] = found.flatMap((one) => one.dest ?? [])
  expect(await pdf.getPageIndex(ref as Parameters<typeof pdf.getPageIndex>[0])).toBe(2)
})

test('what a layer hides stays hidden', async () => {
  const layered = raw(
    '<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [4 0 R 5 0 R] /D << /OFF [5 0 R] >> >> >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 300 400] >>',
    '<< /Type /Page /Parent 2 0 R /Resources << /Properties << /A 4 0 R /B 5 0 R >> >> /Contents 6 0 R >>',
    '<< /Type /OCG /Name (shown) >>',
    '<< /Type /OCG /Name (hidden) >>',
    '<< /Length 60 >>\nstream\n/OC /A BDC EMC /OC /B BDC EMC                                \nendstream',
  )
  const { pdf } = await bound(layered)
  const groups = [...(await pdf.getOptionalContentConfig())] as Array<[string, { name: string; visible: boolean }]>
  expect(groups.map(([, group]) => [group.name, group.visible])).toEqual([
    ['shown', true],
    ['hidden', false],
  ])
})

test('volumes stay below their limit; a PDF that fits in none is refused, and the next goes on', async () => {
  const heavy = (words: string, bytes: number) =>
    pdfOf([words], { objects: [`<< /Length ${bytes} >>\nstream\n${'x'.repeat(bytes)}\nendstream`] })
  // what no page reaches does not come along: the content itself is long
  const long = (words: string, bytes: number) => pdfOf([`${words}) Tj (${'.'.repeat(bytes)}`])
  const book = bookbinder(400_000)
  expect(await book.add({ heading: null, title: 'light' }, Readable.from([heavy('light', 2_000_000)]))).toBe(true)
  for (const n of [1, 2, 3])
    expect(await book.add({ heading: 'Item', title: `${n}` }, long(`${n}`, 140_000))).toBe(true)
  expect(await book.add({ heading: 'Item', title: 'all' }, long('all', 500_000))).toBe(false)
  expect(await book.add({ heading: 'Item', title: 'last' }, pdfOf(['last']))).toBe(true)
  const volumes = await book.end()
  expect(volumes.length).toBeGreaterThan(1)
  const read_ = []
  for (const volume of volumes) {
    expect(volume.size).toBeLessThanOrEqual(400_000)
    expect(readFileSync(volume.path)).toHaveLength(volume.size)
    read_.push(await read(volume))
  }
  const order = read_.flatMap(({ text }) => text.map((one) => one.replaceAll('.', '')))
  expect(order).toEqual(['light', '1', '2', '3', 'last'])
})

test('what is no PDF, broken, encrypted, endless or too heavy is refused, and the next goes on', async () => {
  const book = bookbinder(10_000_000, { milliseconds: 10_000, bytes: 64 << 20 })
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  const itself = raw('<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R] /Count 1 >>')
  const hostile = [
    Buffer.alloc(0),
    Buffer.from('%PDF-1.7'),
    Buffer.from('PK\u0003\u0004 no PDF'),
    pdfOf(['cut']).subarray(0, 300),
    pdfOf(['locked'], { trailer: '/Encrypt << /Filter /Standard /V 2 /R 3 /O (x) /U (y) /P -4 >>' }),
    raw('<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>'),
    raw('<< /Type /Catalog >>', deep),
    itself,
    Buffer.concat([pdfOf(['heavy']), Buffer.alloc(80 << 20, 'x')]),
  ]
  for (const [index, file] of hostile.entries()) {
    const joined = await book.add({ heading: null, title: `hostile ${index}` }, file)
    expect(typeof joined).toBe('boolean')
  }
  expect(await book.add({ heading: null, title: 'good' }, pdfOf(['good']))).toBe(true)
  const [volume] = await book.end()
  if (!volume) throw new Error('no volume')
  const { text } = await read(volume)
  expect(text.at(-1)).toBe('good')
})
