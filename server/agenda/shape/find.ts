import * as Y from 'yjs'

export interface FindOptions {
  caseSensitive: boolean
  wholeWord: boolean
}

/** A place where the words stand: in the n-th run of text of one field of one item. */
export interface Hit {
  item: string
  field: 'title' | 'annotation'
  /** the run of text within the field, in document order */
  run: number
  from: number
  to: number
  before: string
  match: string
  after: string
}

/** All runs of text of a fragment, in document order. */
function runsOf(node: Y.XmlFragment | Y.XmlElement): Y.XmlText[] {
  return node.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [child]
    return child instanceof Y.XmlElement ? runsOf(child) : []
  })
}

/** The letters of a run; what is no letter (a footnote, a break) counts for one sign, as in the document. */
function lettersOf(run: Y.XmlText): string {
  return (run.toDelta() as Array<{ insert: unknown }>)
    .map(({ insert }) => (typeof insert === 'string' ? insert : '￼'))
    .join('')
}

const wordSign = /[\p{L}\p{M}\p{N}_]/u

function placesIn(text: string, needle: string, options: FindOptions): number[] {
  const [hay, wanted] = options.caseSensitive ? [text, needle] : [text.toLowerCase(), needle.toLowerCase()]
  // a script whose small letters are longer would shift the places: then the case counts
  const [searched, sought] = hay.length === text.length ? [hay, wanted] : [text, needle]
  const found: number[] = []
  for (
    let at = searched.indexOf(sought);
    at >= 0 && found.length < 1000;
    at = searched.indexOf(sought, at + sought.length)
  ) {
    const alone = !wordSign.test(text[at - 1] ?? '') && !wordSign.test(text[at + sought.length] ?? '')
    if (!options.wholeWord || alone) found.push(at)
  }
  return found
}

const around = 30

/** Finds words in the titles and annotations of these items, in their order; nothing for an empty needle. */
export function find(doc: Y.Doc, items: readonly string[], needle: string, options: FindOptions): Hit[] {
  if (needle === '') return []
  return items.flatMap((item) =>
    (['title', 'annotation'] as const).flatMap((field) =>
      runsOf(doc.getXmlFragment(`${field}:${item}`)).flatMap((text, run) => {
        const letters = lettersOf(text)
        return placesIn(letters, needle, options).map((from) => {
          const to = from + needle.length
          return {
            item,
            field,
            run,
            from,
            to,
            before: letters.slice(Math.max(0, from - around), from),
            match: letters.slice(from, to),
            after: letters.slice(to, to + around),
          }
        })
      }),
    ),
  )
}

/**
 * Replaces hits where they stand, with the marks that were there, in one transaction; a hit whose words have changed meanwhile is left alone.
 * Gives how many were replaced.
 */
export function replace(doc: Y.Doc, hits: readonly Hit[], replacement: string, origin: unknown): number {
  let count = 0
  doc.transact(() => {
    // from the last to the first: earlier places do not shift
    for (const hit of hits.toReversed()) {
      const run = runsOf(doc.getXmlFragment(`${hit.field}:${hit.item}`))[hit.run]
      if (!run || lettersOf(run).slice(hit.from, hit.to) !== hit.match) continue
      const marks = marksAt(run, hit.from)
      run.delete(hit.from, hit.to - hit.from)
      if (replacement !== '') run.insert(hit.from, replacement, marks)
      count++
    }
  }, origin)
  return count
}

function marksAt(run: Y.XmlText, at: number): Record<string, unknown> {
  let passed = 0
  for (const { insert, attributes } of run.toDelta() as Array<{
    insert: unknown
    attributes?: Record<string, unknown>
  }>) {
    passed += typeof insert === 'string' ? insert.length : 1
    if (passed > at) return attributes ?? {}
  }
  return {}
}
