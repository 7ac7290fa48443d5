import type { AbstractType, Doc, Transaction, YEvent } from 'yjs'

/** Who changed something, as the portal knows it. */
export interface Author {
  person: string | null
  party: string | null
  capacity: string
}

// Yjs types its shared types by their events, which do not matter here
// oxlint-disable-next-line typescript/no-explicit-any
type AnyType = AbstractType<YEvent<any>>

function rootOf(type: AnyType): { root: AnyType; below: string | null } {
  let at = type
  let below: string | null = null
  while (at._item) {
    below = at._item.parentSub
    at = at._item.parent as AnyType
  }
  return { root: at, below }
}

// a root keeps its name for as long as it lives
const names = new WeakMap<AnyType, string>()

function nameOf(doc: Doc, root: AnyType): string | undefined {
  const known = names.get(root)
  if (known !== undefined) return known
  for (const [name, type] of doc.share) names.set(type as AnyType, name)
  return names.get(root)
}

/**
 * What a transaction changed: names of shared types ('title:ID'), and for the structure's map `items:` with the item's id.
 */
export function touchedIn(doc: Doc, transaction: Transaction): Set<string> {
  const touched = new Set<string>()
  for (const [type, keys] of transaction.changed) {
    const { root, below } = rootOf(type as AnyType)
    const name = nameOf(doc, root)
    if (name === undefined) continue
    if (name !== 'items') touched.add(name)
    else if (below !== null) touched.add(`items:${below}`)
    else for (const key of keys) if (key !== null) touched.add(`items:${key}`)
  }
  return touched
}

/** Remembers who touched what since the last projection; 'who' is the server's word, never the client's. */
export class Touches {
  #authors = new Map<string, Map<string, Author>>()

  note(names: Iterable<string>, author: Author): void {
    for (const name of names) {
      const authors = this.#authors.get(name) ?? new Map<string, Author>()
      // the latest stands last
      authors.delete(author.person ?? '')
      authors.set(author.person ?? '', author)
      this.#authors.set(name, authors)
    }
  }

  /** Whether anything waits to be projected. */
  get any(): boolean {
    return this.#authors.size > 0
  }

  /** Gives and forgets what was noted. */
  take(): Map<string, Author[]> {
    const taken = new Map(
      [...this.#authors].map(([name, authors]): [string, Author[]] => [name, [...authors.values()]]),
    )
    this.#authors = new Map()
    return taken
  }

  /** Puts back what a failed projection had taken. */
  giveBack(taken: Map<string, Author[]>): void {
    const later = this.take()
    for (const [name, authors] of [...taken, ...later]) for (const author of authors) this.note([name], author)
  }
}
