import * as Y from 'yjs'
import type { RichMark, RichNode } from './sift.ts'

const deepest = 40
// y-tiptap appends a hash to the name of a mark that may overlap itself; none of ours does, others' documents may
const hashed = /--[a-zA-Z0-9+/=]{8}$/

/**
 * What stands in a Yjs fragment, as raw JSON: nothing is checked, changed or thrown, whatever a client wrote.
 * `parseRichText` makes a text of it.
 */
export function fragmentJson(fragment: Y.XmlFragment): RichNode {
  const content = fragment.toArray().flatMap((child) => read(child, 0))
  return content.length === 0 ? { type: 'doc' } : { type: 'doc', content }
}

function read(one: unknown, depth: number): RichNode[] {
  if (one instanceof Y.XmlText) return readText(one)
  // a hook is an element's cousin that ours never writes; it has no place in any schema
  if (!(one instanceof Y.XmlElement)) return [{ type: '' }]
  const made: RichNode = { type: String(one.nodeName) }
  const attrs: Record<string, unknown> = one.getAttributes()
  if (Object.keys(attrs).length > 0) made.attrs = attrs
  const children = depth < deepest ? one.toArray().flatMap((child) => read(child, depth + 1)) : [{ type: '' }]
  if (children.length > 0) made.content = children
  return [made]
}

function readText(text: Y.XmlText): RichNode[] {
  const pieces = text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]
  return pieces.map(({ insert, attributes }) => {
    if (typeof insert !== 'string') return { type: '' }
    const marks = Object.entries(attributes ?? {}).map(([name, attrs]): RichMark => {
      const given = typeof attrs === 'object' && attrs !== null && Object.keys(attrs).length > 0
      return given
        ? { type: name.replace(hashed, ''), attrs: attrs as Record<string, unknown> }
        : { type: name.replace(hashed, '') }
    })
    return marks.length > 0 ? { type: 'text', marks, text: insert } : { type: 'text', text: insert }
  })
}

/** Writes a checked text into an empty fragment, the way the editor's binding would. Never twice: two seeds are two texts. */
export function fillFragment(fragment: Y.XmlFragment, doc: RichNode): void {
  if (fragment.length > 0) throw new Error('this fragment holds a text already')
  fragment.insert(0, made(doc.content ?? []))
}

function made(content: RichNode[]): (Y.XmlElement | Y.XmlText)[] {
  const found: (Y.XmlElement | Y.XmlText)[] = []
  let run: { insert: string; attributes: Record<string, unknown> }[] = []
  const flush = () => {
    if (run.length === 0) return
    const text = new Y.XmlText()
    text.applyDelta(run)
    found.push(text)
    run = []
  }
  for (const one of content) {
    if (one.type === 'text') {
      const attributes = Object.fromEntries((one.marks ?? []).map((mark) => [mark.type, mark.attrs ?? {}]))
      run.push({ insert: one.text ?? '', attributes })
      continue
    }
    flush()
    const element = new Y.XmlElement<Record<string, never>>(one.type)
    for (const [key, value] of Object.entries(one.attrs ?? {}))
      if (value !== null) element.setAttribute(key, value as never)
    element.insert(0, made(one.content ?? []))
    found.push(element as Y.XmlElement)
  }
  flush()
  return found
}
