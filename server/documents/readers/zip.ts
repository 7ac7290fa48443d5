import { PassThrough, type Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl'
import { Refusal, refusal } from '#server/kernel/errors.ts'

/** A package of parts whose list has been looked through. */
export interface Archive {
  /** by name in small letters: part names do not tell them apart (ECMA-376 part 2, 6.2.2) */
  entries: Map<string, Entry>
  /** The bytes of a part; FILE_BOMB when there are more of them than it says. */
  open: (entry: Entry) => Promise<Readable>
  /** The bytes of a small part at once; FILE_BOMB when it is larger than `limit`. */
  bytes: (entry: Entry, limit: number) => Promise<Buffer>
  close: () => void
}

const mostEntries = 20_000
const mostBytes = 1 << 30
// what compresses better than this is no document: the densest tables of figures reach about 60
const densest = 120
const smallEnough = 64 << 20

const linked = (entry: Entry) => ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000
// oxlint-disable-next-line no-control-regex
const trick = /[\u0000-\u001f\u007f]|(^|\/)\.\.(\/|$)|^\/|^[a-z]:/i

/** What a package's fault is called. */
function told(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const message = error instanceof Error ? error.message : ''
  if (/invalid relative path|absolute path|invalid characters in fileName/.test(message))
    return refusal('FILE_UNSAFE_NAMES', 'invalid')
  if (/too many bytes in the stream/.test(message)) return refusal('FILE_BOMB', 'invalid')
  if (/encrypt/.test(message)) return refusal('FILE_ENCRYPTED', 'invalid')
  return refusal('FILE_BROKEN', 'invalid')
}

async function list(zip: ZipFile, size: number): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  let [packed, unpacked] = [0, 0]
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.toLowerCase()
    if (trick.test(entry.fileName) || linked(entry) || entries.has(name)) throw refusal('FILE_UNSAFE_NAMES', 'invalid')
    if (entry.isEncrypted()) throw refusal('FILE_ENCRYPTED', 'invalid')
    packed += entry.compressedSize
    unpacked += entry.uncompressedSize
    // parts that lie over one another pack more than the file holds
    if (entries.size >= mostEntries || unpacked > mostBytes || packed > size) throw refusal('FILE_BOMB', 'invalid')
    if (!entry.fileName.endsWith('/')) entries.set(name, entry)
  }
  if (unpacked > smallEnough && unpacked > size * densest) throw refusal('FILE_BOMB', 'invalid')
  return entries
}

async function archiveOf(opening: Promise<ZipFile>): Promise<Archive> {
  const zip = await opening.catch((error: unknown) => {
    throw told(error)
  })
  const open = async (entry: Entry): Promise<Readable> => {
    const raw = await zip.openReadStreamPromise(entry).catch((error: unknown) => {
      throw told(error)
    })
    const out = new PassThrough()
    raw.on('error', (error) => out.destroy(told(error)))
    out.once('close', () => raw.destroy())
    return raw.pipe(out)
  }
  try {
    const entries = await list(zip, zip.fileSize)
    return {
      entries,
      open,
      bytes: async (entry, limit) => {
        if (entry.uncompressedSize > limit) throw refusal('FILE_BOMB', 'invalid')
        return Buffer.concat((await (await open(entry)).toArray()) as Buffer[])
      },
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw told(error)
  }
}

const options = { autoClose: false, lazyEntries: true, validateEntrySizes: true, decodeStrings: true }

/** Opens a package and looks through its list: no path tricks, no encrypted parts, no bomb. */
export function openArchive(path: string): Promise<Archive> {
  return archiveOf(openPromise(path, options))
}

/** The same for a package inside a package. */
export function innerArchive(bytes: Buffer): Promise<Archive> {
  return archiveOf(fromBufferPromise(bytes, options))
}

/** Unpacks every part once and keeps nothing: sizes that lie and parts that are damaged are found before anybody reads. */
export async function unpackAll({ entries, open }: Archive): Promise<void> {
  for (const entry of entries.values()) {
    let sum = 0
    for await (const part of await open(entry)) sum = crc32(part as Buffer, sum)
    if (sum !== entry.crc32) throw refusal('FILE_BROKEN', 'invalid')
  }
}
