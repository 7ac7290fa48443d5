import { refusal } from '#server/kernel/errors.ts'
import { type OfficeKind, type OfficePackage, openPackage } from './package.ts'
import type { Reading } from './reading.ts'
import { shapeOf } from './sniff.ts'
import { unpackAll } from './zip.ts'

// each is loaded when a file asks for it: a thread is made for every file
const office: Record<OfficeKind, (file: OfficePackage) => Promise<Reading>> = {
  docx: async (file) => (await import('./docx.ts')).readDocx(file),
  pptx: async (file) => (await import('./pptx.ts')).readPptx(file),
  xlsx: async (file) => (await import('./xlsx.ts')).readXlsx(file),
}

/**
 * Reads a paper's file. What it is comes from its content alone: DOCX, PPTX, XLSX or PDF; anything else is refused with
 * its reason, and so are macros, encrypted files, archives, bombs and what cannot be read.
 */
export async function readPaper(path: string): Promise<Reading> {
  if ((await shapeOf(path)) === 'pdf') return (await import('./pdf.ts')).readPdf(path)
  const file = await openPackage(path)
  try {
    await unpackAll(file.archive)
    return await office[file.kind](file)
  } finally {
    file.archive.close()
  }
}

const lists: Record<string, (path: string) => Promise<Reading>> = {
  csv: async (path) => (await import('./csv.ts')).readCsv(path),
  ics: async (path) => (await import('./ics.ts')).readIcs(path),
}
const papers = ['docx', 'pdf', 'pptx', 'xlsx']

/** Reads a file that is said to be of a kind; a paper that says something else of itself is refused. */
export async function readKind(path: string, kind: string): Promise<Reading> {
  const list = lists[kind]
  if (list) return list(path)
  if (!papers.includes(kind)) throw refusal('FILE_KIND_UNKNOWN', 'invalid', { kind })
  const reading = await readPaper(path)
  if (reading.type !== kind) throw refusal('FILE_EXTENSION_LIES', 'invalid', { said: kind, found: reading.type })
  return reading
}
