import { type FileHandle, open } from 'node:fs/promises'
import { type Refusal, refusal } from '#server/kernel/errors.ts'

/** What a file's first bytes say it is; an Office file is only known when its package has been opened. */
export type Shape = 'package' | 'pdf'

const archives: [offset: number, bytes: string][] = [
  [0, 'Rar!'],
  [0, '7z\u00bc\u00af'],
  [0, '\u001f\u008b'],
  [0, 'BZh'],
  [0, '\u00fd7zXZ'],
  [0, 'MSCF'],
  [0, '(\u00b5/\u00fd'],
  [257, 'ustar'],
]
const compound = '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'
// the stream's name in a directory of a compound file is UTF-16
const encrypted = Buffer.from('EncryptedPackage', 'utf16le')
const endOfArchive = Buffer.from('PK\u0005\u0006', 'latin1')

async function part(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

// Office keeps an encrypted file, and every file before 2007, in a compound file
async function compoundFault(file: FileHandle, size: number): Promise<Refusal> {
  const window = 1 << 20
  for (let at = 0; at < size; at += window - encrypted.length)
    if ((await part(file, at, window)).includes(encrypted)) return refusal('FILE_ENCRYPTED', 'invalid')
  return refusal('FILE_OLD_OFFICE', 'invalid')
}

/** Decides from the content what a file is; refuses at once what is none of ours, with the reason. */
export async function shapeOf(path: string): Promise<Shape> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    if (size === 0) throw refusal('FILE_EMPTY', 'invalid')
    const head = (await part(file, 0, 1100)).toString('latin1')
    if (head.startsWith('PK\u0003\u0004')) return 'package'
    if (head.startsWith('PK') || archives.some(([offset, bytes]) => head.startsWith(bytes, offset)))
      throw refusal('FILE_ARCHIVE', 'invalid')
    if (head.startsWith(compound)) throw await compoundFault(file, size)
    if (!head.slice(0, 1024).includes('%PDF-')) throw refusal('FILE_TYPE_UNKNOWN', 'invalid')
    // an archive whose beginning is dressed as a PDF: programs for archives read from the end
    const tail = await part(file, Math.max(0, size - 66_000), 66_000)
    const at = tail.lastIndexOf(endOfArchive)
    if (at >= 0 && at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length)
      throw refusal('FILE_ARCHIVE', 'invalid')
    return 'pdf'
  } finally {
    await file.close()
  }
}
