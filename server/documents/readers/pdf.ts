import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { getDocument, PDFDataRangeTransport, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { Refusal, refusal } from '#server/kernel/errors.ts'
import { Gathering, type Reading } from './reading.ts'

const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
/** ms after which the pages that are left are not read any more */
const patience = 60_000

interface Line {
  text: string
  /** from the page's foot */
  at: number
  height: number
}

/** Gives parts of a file as they are asked for: 100 MB are never in memory whole. */
class FileTransport extends PDFDataRangeTransport {
  readonly #file: number
  constructor(path: string, size: number) {
    super(size, null)
    this.#file = openSync(path, 'r')
  }
  override requestDataRange(begin: number, end: number): void {
    const part = Buffer.alloc(end - begin)
    readSync(this.#file, part, 0, part.length, begin)
    setImmediate(() => this.onDataRange(begin, new Uint8Array(part.buffer, part.byteOffset, part.length)))
  }
  close(): void {
    closeSync(this.#file)
  }
}

/** What pdf.js threw, as people are told it. */
function told(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  return refusal((error as Error).name === 'PasswordException' ? 'FILE_ENCRYPTED' : 'FILE_BROKEN', 'invalid')
}

async function linesOf(file: PDFDocumentProxy, number: number): Promise<Line[]> {
  const page = await file.getPage(number)
  const { items } = await page.getTextContent()
  const lines: Line[] = []
  let line: Line | undefined
  for (const item of items) {
    if (!('str' in item)) continue
    const at = Number(item.transform[5])
    if (!line) {
      if (item.str === '') continue
      line = { text: '', at, height: item.height || 10 }
      lines.push(line)
    }
    line.text += item.str
    if (item.hasEOL) line = undefined
  }
  page.cleanup()
  return lines.filter(({ text }) => text.trim() !== '')
}

/** Joins lines to paragraphs: a wider gap, another size of letters or a new column begins one. */
export function paragraphsOf(lines: Line[]): string[] {
  const paragraphs: string[] = []
  let before: Line | undefined
  for (const line of lines) {
    const gap = before ? before.at - line.at : 0
    const apart = !before || gap < 0 || gap > 1.7 * before.height || Math.abs(line.height - before.height) > 1.5
    const text = line.text.trim()
    const last = paragraphs.at(-1)
    if (apart || last === undefined) paragraphs.push(text)
    // a word cut at a line's end; and no space between two lines of Chinese or Japanese
    else if (/\p{Ll}[-\u00ad]$/u.test(last) && /^\p{Ll}/u.test(text))
      paragraphs[paragraphs.length - 1] = last.slice(0, -1) + text
    else {
      const tight = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3001\u3002]$/u.test(last)
      paragraphs[paragraphs.length - 1] = `${last}${tight ? '' : ' '}${text}`
    }
    before = line
  }
  return paragraphs
}

async function findingsOf(file: PDFDocumentProxy, gathering: Gathering): Promise<void> {
  const attachments = (await file.getAttachments()) as
    | Record<string, { filename?: string }>
    | Map<string, { filename?: string }>
    | null
  const attached = attachments instanceof Map ? [...attachments.values()] : Object.values(attachments ?? {})
  for (const { filename = '' } of attached) gathering.find('EMBEDDED_FILE', 'document', filename)
  if (await file.hasJSActions()) gathering.find('SCRIPT', 'document')
}

async function annotationsOf(file: PDFDocumentProxy, number: number, gathering: Gathering): Promise<void> {
  const page = await file.getPage(number)
  const annotations = (await page.getAnnotations()) as { subtype: string; contentsObj?: { str?: string } }[]
  for (const { subtype, contentsObj } of annotations) {
    const words = contentsObj?.str ?? ''
    if (!/^(Link|Widget|Popup)$/.test(subtype) && words.trim() !== '')
      gathering.find('COMMENT', `page ${number}`, words)
  }
}

async function refuseEncrypted(file: PDFDocumentProxy): Promise<void> {
  const { info } = (await file.getMetadata()) as { info: { EncryptFilterName?: string | null } }
  if (info.EncryptFilterName || (await file.getPermissions())) throw refusal('FILE_ENCRYPTED', 'invalid')
}

async function readPages(file: PDFDocumentProxy, gathering: Gathering): Promise<void> {
  const until = performance.now() + patience
  for (let number = 1; number <= file.numPages; number++) {
    if (performance.now() > until) return gathering.cut(`page ${number}`)
    try {
      for (const text of paragraphsOf(await linesOf(file, number)))
        if (!gathering.add({ kind: 'paragraph', level: 0, page: number, text, content: null })) return
      await annotationsOf(file, number, gathering)
    } catch {
      gathering.find('LINE_UNREADABLE', `page ${number}`)
    }
  }
}

/** Reads a PDF: the paragraphs of each page. FILE_ENCRYPTED also when it opens without a password; FILE_BROKEN. */
export async function readPdf(path: string): Promise<Reading> {
  const gathering = new Gathering()
  const transport = new FileTransport(path, statSync(path).size)
  const worker = new PDFWorker({ verbosity: 0 })
  const task = getDocument({
    range: transport,
    worker,
    verbosity: 0,
    disableAutoFetch: true,
    disableStream: true,
    rangeChunkSize: 1 << 16,
    disableFontFace: true,
    useSystemFonts: false,
    cMapUrl: `${join(home, 'cmaps')}/`,
    standardFontDataUrl: `${join(home, 'standard_fonts')}/`,
    wasmUrl: `${join(home, 'wasm')}/`,
  })
  try {
    const file = await task.promise
    await refuseEncrypted(file)
    await findingsOf(file, gathering)
    await readPages(file, gathering)
    const counts = { pages: file.numPages }
    return { type: 'pdf', counts, findings: gathering.findings, blocks: gathering.blocks }
  } catch (error) {
    throw told(error)
  } finally {
    await task.destroy().catch(() => undefined)
    transport.close()
  }
}
