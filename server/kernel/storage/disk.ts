import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Shelf } from './shelf.ts'
import { pieceSize } from './sums.ts'

/** Makes what was written to a file or a folder survive a cut of power. */
async function settle(path: string): Promise<void> {
  const held = await open(path, 'r')
  try {
    await held.sync()
  } finally {
    await held.close()
  }
}

/** Makes a folder and whatever is missing above it, each entered in its parent for good. */
async function settledFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let at = folder; at.length >= first.length; at = dirname(at)) await settle(dirname(at))
}

async function part(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.allocUnsafeSlow(length), 0, length, at)
  return buffer.subarray(0, bytesRead)
}

/** A file in pieces; the next is read while the last is looked at. */
async function* parts(path: string, start: number, end: number): AsyncGenerator<Buffer> {
  const file = await open(path, 'r')
  let next: Promise<Buffer> | undefined
  try {
    const lengthAt = (at: number) => Math.min(pieceSize, end + 1 - at)
    next = part(file, start, lengthAt(start))
    for (let at = start; at <= end;) {
      const piece: Buffer = await next
      if (piece.length === 0) return
      at += piece.length
      next = at <= end ? part(file, at, lengthAt(at)) : undefined
      yield piece
      if (!next) return
    }
  } finally {
    await next?.catch(() => undefined)
    await file.close()
  }
}

/** Objects in a folder: a file appears under its name only when it is whole and on the disk (rename in one file system). */
export function diskShelf(folder: string, incoming: string): Shelf {
  const path = (key: string) => join(folder, key)
  const enter = async (key: string, file: string) => {
    const place = path(key)
    await settledFolder(dirname(place))
    await rename(file, place)
    await settle(dirname(place))
  }
  return {
    async take(key, file) {
      await settle(file)
      await enter(key, file)
    },
    async write(key, bytes) {
      const file = join(incoming, randomUUID())
      try {
        const held = await open(file, 'wx', 0o600)
        try {
          await held.writeFile(bytes)
          await held.sync()
        } finally {
          await held.close()
        }
        await enter(key, file)
      } catch (error) {
        await rm(file, { force: true })
        throw error
      }
    },
    async size(key) {
      const facts = await stat(path(key)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined
        throw error
      })
      return facts?.size
    },
    read: (key, start, end) => parts(path(key), start, end),
    async remove(key) {
      await rm(path(key), { force: true })
    },
  }
}
