import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Refusal } from '#server/kernel/errors.ts'
import { docxParts, paragraph, pdfOf, pptxParts, relationsPart, wordPart, xlsxParts, zipOf } from '#tests/files.ts'
import { extract } from '../extraction.ts'
import { readKind, readPaper } from './read-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'sccp-hostile-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const path = join(folder, 'file')

/** What a reader may end in: a reading, or a refusal with its code. Anything else is a fault. */
async function ending(read: (path: string) => Promise<unknown>, bytes: Uint8Array): Promise<string> {
  writeFileSync(path, bytes)
  try {
    await read(path)
    return 'read'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.code
  }
}

const whole: Record<string, Buffer> = {}
beforeAll(async () => {
  whole['docx'] = await zipOf(
    docxParts(`${paragraph('One')}<w:tbl><w:tr><w:tc>${paragraph('Cell')}</w:tc></w:tr></w:tbl>`, {
      'word/_rels/document.xml.rels': relationsPart({ c: ['comments', 'comments.xml'] }),
      'word/comments.xml': wordPart('comments', '<w:comment w:id="0"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:comment>'),
    }),
  )
  whole['pptx'] = await zipOf(pptxParts(['<p:sp><p:txBody><a:p><a:r><a:t>x</a:t></a:r></a:p></p:txBody></p:sp>']))
  whole['xlsx'] = await zipOf(xlsxParts({ S: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>' }))
  whole['pdf'] = pdfOf(['One', 'Two'])
})

// what reads a PDF can spin or leave a promise to nobody over a damaged table of objects: the thread it runs in ends it
const inThread = (at: string) => extract({ path: at }, { milliseconds: 5000, bytes: 256 << 20 })
const reader = (kind: string) => (kind === 'pdf' ? inThread : readPaper)

const wounds = fc.array(fc.record({ at: fc.nat(1_000_000), byte: fc.nat(255) }), { minLength: 1, maxLength: 8 })

test.each(['docx', 'pptx', 'xlsx', 'pdf'])(
  'a %s with some bytes changed or its end cut off is read or refused, never a fault',
  async (kind) => {
    await fc.assert(
      fc.asyncProperty(wounds, fc.option(fc.nat(1_000_000)), async (changes, cut) => {
        const bytes = Buffer.from(whole[kind] ?? '')
        for (const { at, byte } of changes) bytes[at % bytes.length] = byte
        await ending(reader(kind), cut === null ? bytes : bytes.subarray(0, cut % bytes.length))
      }),
      { numRuns: kind === 'pdf' ? 12 : 60 },
    )
  },
  120_000,
)

test('a PDF over whose table of objects its reader spins is ended, and the next file is read', async () => {
  const spinning = (whole['pdf'] ?? Buffer.alloc(0))
    .toString('latin1')
    .replace('0000000009 00000 n', '0000100009 00000 n')
  const end = await ending(
    (at) => extract({ path: at }, { milliseconds: 3000, bytes: 256 << 20 }),
    Buffer.from(spinning, 'latin1'),
  )
  expect(end).toMatch(/^(read|FILE_BROKEN|FILE_TOO_HEAVY)$/)
  expect(await ending(inThread, whole['pdf'] ?? Buffer.alloc(0))).toBe('read')
})

// a ZIP's own checksums stop most wounds early: here the parts themselves are out of order
const pieces = fc.constantFrom(
  ...['<w:p>', '</w:p>', '<w:r>', '</w:r>', '<w:t>', '</w:t>', 'words', '<w:tbl>', '</w:tbl>', '<w:tr>', '</w:tr>'],
  ...[
    '<w:tc>',
    '</w:tc>',
    '<w:ins>',
    '</w:ins>',
    '<w:del>',
    '</w:del>',
    '<w:delText>',
    '</w:delText>',
    '<w:hyperlink>',
  ],
  ...['</w:hyperlink>', '<w:txbxContent>', '</w:txbxContent>', '<mc:Fallback>', '</mc:Fallback>', '<w:vanish/>'],
  ...['<w:footnoteReference w:id="9"/>', '<w:numId w:val="x"/>', '<w:pStyle w:val="__proto__"/>'],
)

test('XML whose elements stand where they never stand is read or refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { maxLength: 40 }), async (parts) => {
      const open: string[] = []
      // closed in their order, so that the document is well formed whatever it says
      const body = parts
        .map((piece) => {
          if (piece.endsWith('/>') || !piece.startsWith('<')) return piece
          if (piece.startsWith('</')) return open.length > 0 ? `</${open.pop()}>` : ''
          open.push(piece.slice(1, -1).split(' ')[0] ?? '')
          return piece
        })
        .join('')
      const closing = open
        .toReversed()
        .map((name) => `</${name}>`)
        .join('')
      expect(await ending(readPaper, await zipOf(docxParts(body + closing)))).toBe('read')
    }),
    { numRuns: 150 },
  )
})

test.each(['csv', 'ics'])('whatever is called a %s is read or refused', async (kind) => {
  const read = (file: string) => readKind(file, kind)
  const lines = fc.constantFrom(
    'BEGIN:VCALENDAR',
    'END:VCALENDAR',
    'BEGIN:VEVENT',
    'END:VEVENT',
    'RRULE:FREQ=X',
    '"',
    ',;',
    'DTSTART:',
  )
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array({ maxLength: 400 }),
        fc.array(lines).map((all) => Buffer.from(all.join('\r\n'))),
      ),
      async (bytes) => {
        await ending(read, bytes)
      },
    ),
    { numRuns: 200 },
  )
})
