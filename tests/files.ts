import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

/** Parts of a package by their names. */
export type Parts = Record<string, string | Buffer>

/** A ZIP file with these parts, in this order. */
export async function zipOf(parts: Parts): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, part] of Object.entries(parts)) zip.addBuffer(Buffer.from(part as string), name)
  zip.end()
  return buffer(zip.outputStream)
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const slides = 'application/vnd.openxmlformats-officedocument.presentationml'
const sheets = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const spaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
const packaged = 'http://schemas.openxmlformats.org/package/2006'

/** A `.rels` part: id → kind and target; a target with a scheme lies outside. */
export function relationsPart(relations: Record<string, [type: string, target: string]>): string {
  const lines = Object.entries(relations).map(
    ([id, [type, target]]) =>
      `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"${/^\w+:/.test(target) ? ' TargetMode="External"' : ''}/>`,
  )
  return `<Relationships xmlns="${packaged}/relationships">${lines.join('')}</Relationships>`
}

function typesPart(types: Record<string, string>): string {
  const lines = Object.entries(types).map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`)
  return `<Types xmlns="${packaged}/content-types"><Default Extension="xml" ContentType="application/xml"/>${lines.join('')}</Types>`
}

/** A part of a DOCX around its content: `document`, `comments`, `footnotes` … */
export function wordPart(name: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><w:${name} ${spaces}>${content}</w:${name}>`
}

/** The parts of a DOCX with this body; `more` adds parts or replaces them. */
export function docxParts(body: string, more: Parts = {}): Parts {
  return {
    '[Content_Types].xml': typesPart({ 'word/document.xml': `${word}.document.main+xml` }),
    '_rels/.rels': relationsPart({ r1: ['officeDocument', 'word/document.xml'] }),
    'word/document.xml': wordPart('document', `<w:body>${body}</w:body>`),
    ...more,
  }
}

/** A paragraph of a DOCX; `properties` stand in its w:pPr. */
export function paragraph(words: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`
}

/** A DOCX of some paragraphs. */
export function docxOf(...paragraphs: string[]): Promise<Buffer> {
  return zipOf(docxParts(paragraphs.map((words) => paragraph(words)).join('')))
}

/** The parts of a PPTX; each slide is the content of its shape tree. */
export function pptxParts(contents: string[], more: Parts = {}): Parts {
  const ids = contents.map((_, at) => `<p:sldId id="${256 + at}" r:id="s${at}"/>`)
  const named = contents.map((content, at): [string, string] => [
    `ppt/slides/slide${at + 1}.xml`,
    `<p:sld ${spaces}><p:cSld><p:spTree>${content}</p:spTree></p:cSld></p:sld>`,
  ])
  return {
    '[Content_Types].xml': typesPart({ 'ppt/presentation.xml': `${slides}.presentation.main+xml` }),
    '_rels/.rels': relationsPart({ r1: ['officeDocument', 'ppt/presentation.xml'] }),
    'ppt/presentation.xml': `<p:presentation ${spaces}><p:sldIdLst>${ids.join('')}</p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relationsPart(
      Object.fromEntries(contents.map((_, at) => [`s${at}`, ['slide', `slides/slide${at + 1}.xml`]])),
    ),
    ...Object.fromEntries(named),
    ...more,
  }
}

/** The parts of an XLSX; each sheet is the content of its sheetData. */
export function xlsxParts(data: Record<string, string>, more: Parts = {}): Parts {
  const names = Object.keys(data)
  const entries = names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="s${at}"/>`)
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  return {
    '[Content_Types].xml': typesPart({ 'xl/workbook.xml': `${sheets}.sheet.main+xml` }),
    '_rels/.rels': relationsPart({ r1: ['officeDocument', 'xl/workbook.xml'] }),
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${office}"><sheets>${entries.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationsPart({
      ...Object.fromEntries(names.map((_, at) => [`s${at}`, ['worksheet', `worksheets/sheet${at + 1}.xml`]])),
      st: ['styles', 'styles.xml'],
      ss: ['sharedStrings', 'sharedStrings.xml'],
    }),
    'xl/styles.xml': `<styleSheet ${main}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst ${main}><si><t>shared</t></si></sst>`,
    ...Object.fromEntries(
      names.map((name, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<worksheet ${main}><sheetData>${data[name]}</sheetData></worksheet>`,
      ]),
    ),
    ...more,
  }
}

/** A PDF of one page for each text, one line each; objects are added as they stand, from number 4 on, resources to each page. */
export function pdfOf(
  pages: string[],
  { catalog = '', trailer = '', resources = '', objects = [] as string[] } = {},
): Buffer {
  const first = 4 + objects.length
  const kids = pages.map((_, at) => `${first + at * 2} 0 R`).join(' ')
  const bodies = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...objects,
    ...pages.flatMap((text, at) => {
      const content = `BT /F1 12 Tf 72 720 Td (${text}) Tj ET`
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> ${resources} >> /Contents ${first + at * 2 + 1} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ]
    }),
  ]
  let text = '%PDF-1.7\n'
  const offsets = bodies.map((body, at) => {
    const offset = text.length
    text += `${at + 1} 0 obj\n${body}\nendobj\n`
    return String(offset).padStart(10, '0')
  })
  const table = offsets.map((offset) => `${offset} 00000 n \n`).join('')
  text += `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}
