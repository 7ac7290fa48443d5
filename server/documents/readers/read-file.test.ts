import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import {
  docxOf,
  docxParts,
  paragraph,
  pdfOf,
  pptxParts,
  relationsPart,
  wordPart,
  xlsxParts,
  zipOf,
} from '#tests/files.ts'
import { schemas } from '#server/kernel/rich-text.ts'
import type { Refusal } from '#server/kernel/errors.ts'
import { extract } from '../extraction.ts'
import { readKind, readPaper } from './read-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'sccp-readers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0
function fileOf(bytes: Buffer | string): string {
  const path = join(folder, String((files += 1)))
  writeFileSync(path, bytes)
  return path
}
const read = async (bytes: Buffer | Promise<Buffer>) => readPaper(fileOf(await bytes))
const codeOf = (bytes: Buffer | Promise<Buffer>) =>
  read(bytes).then(
    ({ type }) => type,
    (error: Refusal) => error.code ?? String(error),
  )

describe('a DOCX', () => {
  const relations = relationsPart({
    c: ['comments', 'comments.xml'],
    f: ['footnotes', 'footnotes.xml'],
    s: ['styles', 'styles.xml'],
    n: ['numbering', 'numbering.xml'],
    l: ['hyperlink', 'https://www.apec.org/'],
    x: ['hyperlink', 'javascript:alert(1)'],
  })
  const more = {
    'word/_rels/document.xml.rels': relations,
    'word/comments.xml': wordPart(
      'comments',
      '<w:comment w:id="0" w:author="Head"><w:p><w:r><w:t>Is this</w:t></w:r></w:p><w:p><w:r><w:t>agreed?</w:t></w:r></w:p></w:comment>',
    ),
    'word/footnotes.xml': wordPart(
      'footnotes',
      '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>Source: WCO</w:t></w:r></w:p></w:footnote>',
    ),
    'word/styles.xml': wordPart(
      'styles',
      '<w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style><w:style w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="berschrift2"/></w:style><w:style w:type="character" w:styleId="Unseen"><w:name w:val="Unseen"/><w:rPr><w:vanish/></w:rPr></w:style>',
    ),
    'word/numbering.xml': wordPart(
      'numbering',
      '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>',
    ),
  }
  const docx = (body: string) => read(zipOf(docxParts(body, more)))
  const run = (words: string, look = '') => `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`

  test('gives its headings, paragraphs, lists and tables in their order, as the schema of texts takes them', async () => {
    const cell = (words: string) => `<w:tc>${paragraph(words)}</w:tc>`
    const { blocks, counts } = await docx(
      [
        paragraph('Single window', '<w:pStyle w:val="berschrift2"/>'),
        paragraph('Beneath', '<w:pStyle w:val="Own"/>'),
        `<w:p>${run('Plain and ')}${run('bold', '<w:b/>')}${run(' and not', '<w:b w:val="0"/>')}<w:hyperlink r:id="l">${run('APEC')}</w:hyperlink><w:hyperlink r:id="x">${run(' trick')}</w:hyperlink></w:p>`,
        paragraph('first point', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'),
        `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('Economy')}${cell('Days')}</w:tr><w:tr>${cell('Korea')}<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr></w:tc></w:tr></w:tbl>`,
        `<w:p>${run('With a note')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
        '<w:p/>',
      ].join(''),
    )
    expect(blocks.map(({ kind, level, text }) => [kind, level, text])).toEqual([
      ['heading', 2, 'Single window'],
      ['heading', 2, 'Beneath'],
      ['paragraph', 0, 'Plain and bold and notAPEC trick'],
      ['list', 1, 'first point'],
      ['cell', 1, 'Economy\tDays'],
      ['cell', 1, 'Korea\t'],
      ['paragraph', 0, 'With a note [Source: WCO]'],
    ])
    expect(counts).toMatchObject({ blocks: 7, headings: 1, tables: 1, footnotes: 1, insertions: 0 })
    expect(JSON.stringify(blocks)).not.toContain('javascript')
    for (const { content } of blocks) {
      if (!content) continue
      const inTable = content.type === 'tableRow' ? { type: 'table', content: [content] } : content
      schemas.annotation.nodeFromJSON({ type: 'doc', content: [inTable] }).check()
    }
    expect(blocks[3]?.content?.type).toBe('bulletList')
  })

  test('lists every tracked change, comment and hidden word with its place', async () => {
    const { findings, counts, blocks } = await docx(
      [
        paragraph('Nothing here'),
        `<w:p>${run('We ')}<w:ins w:author="A">${run('fully ')}</w:ins><w:del w:author="B"><w:r><w:delText>partly </w:delText></w:r></w:del>${run('agree')}</w:p>`,
        `<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr><w:moveFrom>${run('moved words')}</w:moveFrom></w:p>`,
        `<w:p><w:commentRangeStart w:id="0"/>${run('Seen')}${run(' secret', '<w:vanish/>')}${run(' words', '<w:rStyle w:val="Unseen"/>')}${run(' on', '<w:vanish w:val="false"/>')}<w:r><w:commentReference w:id="0"/></w:r></w:p>`,
        `<w:p><w:r><w:rPr><w:b/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>set anew</w:t></w:r></w:p>`,
      ].join(''),
    )
    expect(findings).toEqual([
      { code: 'INSERTION', place: 'paragraph 2', text: 'fully ' },
      { code: 'DELETION', place: 'paragraph 2', text: 'partly ' },
      { code: 'INSERTION', place: 'paragraph 3', text: '' },
      { code: 'DELETION', place: 'paragraph 3', text: 'moved words' },
      { code: 'COMMENT', place: 'paragraph 3', text: 'Head: Is this\nagreed?' },
      { code: 'HIDDEN_TEXT', place: 'paragraph 3', text: ' secret words' },
      { code: 'FORMATTING', place: 'paragraph 4', text: '' },
    ])
    expect(counts).toMatchObject({ insertions: 2, deletions: 2, comments: 1, hidden: 1 })
    expect(blocks.map(({ text }) => text)).toEqual(['Nothing here', 'We fully agree', 'Seen on', 'set anew'])
  })

  test('says what lies in it and what it fetches from elsewhere', async () => {
    const inner = await zipOf(xlsxParts({ S: '' }))
    const { findings } = await read(
      zipOf(
        docxParts(paragraph('x'), {
          'word/embeddings/figures.xlsx': inner,
          'word/_rels/document.xml.rels': relationsPart({
            t: ['attachedTemplate', 'https://evil.example/t.dotm'],
            i: ['image', 'https://evil.example/pixel.png'],
            h: ['hyperlink', 'https://www.apec.org/'],
          }),
        }),
      ),
    )
    expect(findings.map(({ code, text }) => [code, text])).toEqual([
      ['EMBEDDED_FILE', 'figures.xlsx'],
      ['EXTERNAL_CONTENT', 'https://evil.example/t.dotm'],
      ['EXTERNAL_CONTENT', 'https://evil.example/pixel.png'],
    ])
  })
})

test('a PPTX gives the text of its slides, their tables, and what is hidden', async () => {
  const shape = (words: string, type = '') =>
    `<p:sp><p:nvSpPr><p:nvPr>${type ? `<p:ph type="${type}"/>` : ''}</p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>${words}</a:t></a:r></a:p></p:txBody></p:sp>`
  const table = `<a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>A</a:t></a:r></a:p></a:txBody></a:tc><a:tc><a:txBody><a:p><a:r><a:t>B</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl>`
  const parts = pptxParts([shape('Title', 'title') + shape('Body') + shape('7', 'sldNum'), table])
  const second = String(parts['ppt/slides/slide2.xml']).replace('<p:sld ', '<p:sld show="0" ')
  const { blocks, counts, findings } = await read(zipOf({ ...parts, 'ppt/slides/slide2.xml': second }))
  expect(blocks.map(({ kind, page, text }) => [kind, page, text])).toEqual([
    ['slide', 1, 'Title'],
    ['paragraph', 1, 'Body'],
    ['slide', 2, ''],
    ['cell', 2, 'A\tB'],
  ])
  expect(counts).toMatchObject({ slides: 2, tables: 1 })
  expect(findings).toEqual([{ code: 'HIDDEN_SLIDE', place: 'slide 2', text: '' }])
})

test('an XLSX gives its sheets row by row, words, numbers and days', async () => {
  const rows =
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>in_x000D_line</t></is></c></row><row r="2"><c r="B2" s="1"><v>46349</v></c><c><f>1+1</f><v>2</v></c><c t="b"><v>1</v></c></row>'
  const { blocks, counts } = await read(zipOf(xlsxParts({ Figures: rows, Empty: '' })))
  expect(blocks.map(({ kind, page, text }) => [kind, page, text])).toEqual([
    ['sheet', 1, 'Figures'],
    ['cell', 1, 'shared\t\tin\rline'],
    ['cell', 1, '\t2026-11-23\t2\tTRUE'],
    ['sheet', 2, 'Empty'],
  ])
  expect(counts).toMatchObject({ sheets: 2, rows: 2, columns: 4, formulas: 1 })
})

test('a PDF gives the paragraphs of its pages', async () => {
  const { blocks, counts, type } = await read(pdfOf(['Authorised operators', 'Second page']))
  expect(type).toBe('pdf')
  expect(counts).toEqual({ pages: 2 })
  expect(blocks.map(({ page, text }) => [page, text])).toEqual([
    [1, 'Authorised operators'],
    [2, 'Second page'],
  ])
})

describe('is refused with its reason', () => {
  const good = docxParts(paragraph('x'))
  const typed = (type: string) => ({
    ...good,
    '[Content_Types].xml': String(good['[Content_Types].xml']).replace(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
      type,
    ),
  })
  const compound = (words: string) =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(3000),
      Buffer.from(words, 'utf16le'),
      Buffer.alloc(99),
    ])
  const altered = async (from: string, to: string) => {
    const bytes = await zipOf({ ...good, [from]: 'x' })
    return Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1')
  }
  const declared = async (entry: string, size: number) => {
    const bytes = await zipOf({ ...good, [entry]: Buffer.alloc(500_000) })
    // the size in the central directory, 22 bytes before the name
    const at = bytes.lastIndexOf(entry) - 22
    bytes.writeUInt32LE(size, at)
    return bytes
  }
  const bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'

  test.each<[string, string, () => Buffer | Promise<Buffer>]>([
    ['nothing at all', 'FILE_EMPTY', () => Buffer.alloc(0)],
    ['words', 'FILE_TYPE_UNKNOWN', () => Buffer.from('This is a paper')],
    ['a program', 'FILE_TYPE_UNKNOWN', () => Buffer.from('MZ\u0090\0')],
    ['a picture', 'FILE_TYPE_UNKNOWN', () => Buffer.from('89504e470d0a1a0a', 'hex')],
    ['a ZIP of papers', 'FILE_ARCHIVE', () => zipOf({ 'a.docx': 'x', 'b.pdf': 'x' })],
    ['an empty ZIP', 'FILE_ARCHIVE', () => zipOf({})],
    ['a gzip', 'FILE_ARCHIVE', () => gzipSync('x')],
    ['a ZIP that begins as a PDF', 'FILE_ARCHIVE', async () => Buffer.concat([pdfOf(['x']), await zipOf({ a: 'x' })])],
    ['an OpenDocument', 'FILE_TYPE_UNKNOWN', () => zipOf({ mimetype: 'application/vnd.oasis.opendocument.text' })],
    [
      'a template',
      'FILE_TYPE_UNKNOWN',
      () => zipOf(typed('application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml')),
    ],
    [
      'a document with macros',
      'FILE_MACROS',
      () => zipOf(typed('application/vnd.ms-word.document.macroEnabled.main+xml')),
    ],
    ['macros under an innocent type', 'FILE_MACROS', () => zipOf({ ...good, 'word/vbaProject.bin': 'x' })],
    [
      'macros in a file inside',
      'FILE_MACROS',
      async () => zipOf({ ...good, 'word/embeddings/a.xlsx': await zipOf({ 'xl/vbaProject.bin': 'x' }) }),
    ],
    ['a document of 1998', 'FILE_OLD_OFFICE', () => compound('WordDocument')],
    ['an encrypted document', 'FILE_ENCRYPTED', () => compound('EncryptedPackage')],
    [
      'an encrypted PDF',
      'FILE_ENCRYPTED',
      () =>
        pdfOf(['x'], {
          trailer: '/Encrypt 4 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]',
          objects: [`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`],
        }),
    ],
    ['a part that climbs out', 'FILE_UNSAFE_NAMES', () => altered('aa/aa/evil.xml', '../../evil.xml')],
    ['a part that climbs out backwards', 'FILE_UNSAFE_NAMES', () => altered('aa/aa/evil.xml', '..\\..\\evil.xml')],
    ['a part at the root', 'FILE_UNSAFE_NAMES', () => altered('aetc/passwd', '/etc/passwd')],
    ['a part on a drive', 'FILE_UNSAFE_NAMES', () => altered('aa/evil.xml', 'C:/evil.xml')],
    ['a part with a NUL', 'FILE_UNSAFE_NAMES', () => altered('evil_.xml', 'evil\0.xml')],
    ['two parts of one name', 'FILE_UNSAFE_NAMES', () => altered('word/documenx.xml', 'word/document.xml')],
    ['far more than it holds', 'FILE_BOMB', () => zipOf({ ...good, 'word/media/a.bmp': Buffer.alloc(80 << 20) })],
    ['sizes that lie', 'FILE_BOMB', () => declared('word/media/lie.bmp', 1000)],
    [
      'entities',
      'FILE_XML_UNSAFE',
      () =>
        zipOf({ ...good, 'word/document.xml': `${bomb}${String(good['word/document.xml']).replace(/<\?.*?\?>/, '')}` }),
    ],
    ['great depth', 'FILE_XML_UNSAFE', () => zipOf(docxParts('<w:sdt>'.repeat(400) + '</w:sdt>'.repeat(400)))],
    ['XML that breaks off', 'FILE_BROKEN', () => zipOf({ ...good, 'word/document.xml': '<w:document' })],
    ['a ZIP cut short', 'FILE_BROKEN', async () => (await docxOf('x')).subarray(0, 400)],
    ['a PDF of its first line', 'FILE_BROKEN', () => Buffer.from('%PDF-1.7\n')],
  ])('%s: %s', async (_, code, bytes) => {
    expect(await codeOf(bytes())).toBe(code)
  })

  test('a damaged part', async () => {
    const bytes = await zipOf({ ...good, 'word/media/a.bmp': Buffer.from('abcdefgh'.repeat(9)) })
    const at = bytes.indexOf('word/media/a.bmp') + 20
    bytes[at] = (bytes[at] ?? 0) ^ 0xff
    expect(await codeOf(bytes)).toBe('FILE_BROKEN')
  })
})

test('a list is read strictly where it can be, and says where it cannot', async () => {
  const csv = (text: string | Buffer) => readKind(fileOf(text), 'csv')
  expect((await csv('a;b\n1;"x;\ny"\n')).counts).toEqual({ sheets: 1, rows: 2, columns: 2 })
  expect((await csv(Buffer.from([0x61, 0x2c, 0xb0, 0x0a]))).findings[0]?.code).toBe('ENCODING_GUESSED')
  expect((await csv('a,b\n1,2,3\n')).findings[0]).toMatchObject({ code: 'ROW_UNEVEN', place: 'line 2' })
  await expect(csv('a,b\n1,"never closed\n')).rejects.toMatchObject({ code: 'FILE_BROKEN_AT' })
  await expect(readKind(fileOf('x'), 'xyz')).rejects.toMatchObject({ code: 'FILE_KIND_UNKNOWN' })
  await expect(readKind(fileOf('no calendar'), 'ics')).rejects.toMatchObject({ code: 'FILE_BROKEN_AT' })
  await expect(readKind(fileOf(await docxOf('x')), 'pdf')).rejects.toMatchObject({ code: 'FILE_EXTENSION_LIES' })
})

describe('in a thread of its own', () => {
  test('a file is read, and a refusal comes back as one', async () => {
    const path = fileOf(await docxOf('Through the wall'))
    expect((await extract({ path })).blocks[0]?.text).toBe('Through the wall')
    await expect(extract({ path: fileOf('x') })).rejects.toMatchObject({ code: 'FILE_TYPE_UNKNOWN' })
    await expect(extract({ path: join(folder, 'gone') })).rejects.toMatchObject({ code: 'FILE_BROKEN' })
  })

  test('what takes too long or too much memory ends, and the next file is read', async () => {
    const path = fileOf(await docxOf('x'))
    const heavy = fileOf(await zipOf(docxParts(paragraph('word '.repeat(20)).repeat(150_000))))
    await expect(extract({ path: heavy }, { milliseconds: 900, bytes: 1 << 30 })).rejects.toMatchObject({
      code: 'FILE_TOO_HEAVY',
    })
    await expect(extract({ path: heavy }, { milliseconds: 60_000, bytes: 24 << 20 })).rejects.toMatchObject({
      code: 'FILE_TOO_HEAVY',
    })
    expect((await extract({ path })).type).toBe('docx')
  })
})
