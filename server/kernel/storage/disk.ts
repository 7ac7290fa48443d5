import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Shelf } from './shelf.ts'

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
    async read(key, start, end) {
      const held = await open(path(key), 'r')
      // the handle is closed with the stream
      return createReadStream('', { fd: held, start, end, highWaterMark: 256 * 1024 })
    },
    async remove(key) {
      await rm(path(key), { force: true })
    },
  }
}
