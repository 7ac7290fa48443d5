import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { storage } from '#server/kernel/storage.ts'
import type { Packed } from './acts/pack.ts'

/**
 * The files as one ZIP, stored and not compressed (papers are packed already), one opened at a time: memory stays the same however
 * large it becomes. A file that cannot be read ends the stream with its error, so that no half pack looks whole.
 * `sized` hears the length before the first byte; `written` are texts and files that go first.
 */
export function zipped(
  files: Packed[],
  sized: (bytes: number) => void,
  written: Record<string, string | Uint8Array> = {},
): Readable {
  const zip = new ZipFile()
  const out = new PassThrough()
  for (const [path, text] of Object.entries(written))
    zip.addBuffer(Buffer.from(text as string), path, { compress: false })
  for (const { path, hash, size, at } of files) {
    zip.addReadStreamLazy(path, { size, mtime: at, compress: false }, (give) => {
      storage.open(hash).then(
        (bytes) => {
          bytes.once('error', (error) => out.destroy(error))
          give(null, bytes)
        },
        (error: unknown) => out.destroy(error instanceof Error ? error : new Error('storage')),
      )
    })
  }
  // yazl tells the length it will have; its types know nothing of the number
  const end = zip.end.bind(zip) as unknown as (options: object, told: (bytes: number) => void) => void
  end({}, sized)
  pipeline(zip.outputStream, out).catch((error: unknown) => out.destroy(error instanceof Error ? error : undefined))
  return out
}
