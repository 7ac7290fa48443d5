import { createWriteStream } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { log } from '#server/kernel/log.ts'
import type { Fragment } from './bind.ts'
import { Binder, type BindLimits } from './binder.ts'
import { type Mark, Volume, type VolumeFacts } from './volume.ts'

/** What the book is made of, in its order: a heading under which it stands, its own line in the outline, its PDF. */
export interface Leaf {
  heading: string | null
  title: string
}

/** A finished volume in its file. */
export interface Bound {
  path: string
  size: number
  pages: number
}

interface Open {
  volume: Volume
  marks: Mark[]
}

/** the outline and the table of contents of a volume: a hundred bytes for each of its objects, and more for each mark */
const beside = (objects: number): number => 100_000 + objects * 40

/**
 * Binds PDFs into volumes of at most `limit` bytes, each with an outline. Memory holds one PDF at a time, in a thread of its own; what is
 * bound lies in files whose names begin with `path`.
 */
export class Bookbinder {
  readonly #path: string
  readonly #limit: number
  readonly #facts: (volume: number) => VolumeFacts
  readonly #binder: Binder
  #open: Open | undefined
  readonly #bound: Bound[] = []

  constructor(path: string, limit: number, facts: (volume: number) => VolumeFacts, limits?: BindLimits) {
    this.#path = path
    this.#limit = limit
    this.#facts = facts
    this.#binder = new Binder(limits)
  }

  /** A stream's or an array's bytes as the PDF of a leaf. Gives false when it cannot be joined: it is broken, encrypted, or too much. */
  async add(leaf: Leaf, bytes: Readable | Uint8Array): Promise<boolean> {
    const [from, to] = [`${this.#path}-leaf`, `${this.#path}-part`]
    try {
      if (bytes instanceof Uint8Array) await writeFile(from, bytes, { mode: 0o600 })
      else await pipeline(bytes, createWriteStream(from, { mode: 0o600 }))
      return await this.#place(leaf, from, to)
    } finally {
      await rm(from, { force: true })
      await rm(to, { force: true })
    }
  }

  async #place(leaf: Leaf, from: string, to: string): Promise<boolean> {
    for (;;) {
      const open = (this.#open ??= await this.#begin())
      const { volume } = open
      const order = { from, to, first: volume.next, parent: volume.parent }
      const fragment = await this.#binder.bind(order).catch((fault: unknown) => {
        log.warn({ what: 'documents.pack.unjoined', fault: String(fault) })
      })
      if (!fragment) return false
      const size = volume.size + fragment.size + beside(fragment.offsets.length + volume.next)
      if (size <= this.#limit) {
        await volume.take(fragment, to)
        mark(open.marks, leaf, fragment)
        return true
      }
      if (volume.pages.length === 0) return false
      // its numbers are others in the next volume
      await this.#close(open)
    }
  }

  async #begin(): Promise<Open> {
    return { volume: await Volume.begin(`${this.#path}-${this.#bound.length + 1}`), marks: [] }
  }

  async #close({ volume, marks }: Open): Promise<void> {
    this.#open = undefined
    const size = await volume.end(marks, this.#facts(this.#bound.length + 1))
    this.#bound.push({ path: volume.path, size, pages: volume.pages.length })
  }

  /** Ends the last volume; gives them all. */
  async end(): Promise<Bound[]> {
    if (this.#open) await this.#close(this.#open)
    this.#binder.end()
    return this.#bound
  }

  /** Gives up: nothing is left behind. */
  async drop(): Promise<void> {
    this.#binder.end()
    const open = this.#open
    this.#open = undefined
    await open?.volume.close()
    const paths = [...this.#bound.map(({ path }) => path), ...(open ? [open.volume.path] : [])]
    for (const path of paths) await rm(path, { force: true })
  }
}

function mark(marks: Mark[], { heading, title }: Leaf, { pages }: Fragment): void {
  const line = { title, page: pages[0] ?? 0, children: [] }
  const last = marks.at(-1)
  if (heading === null) marks.push(line)
  else if (last?.title === heading) last.children.push(line)
  else marks.push({ title: heading, page: line.page, children: [line] })
}
