import type * as Y from 'yjs'
import { fillFragment, fragmentJson } from '#server/kernel/rich-text/fragment.ts'
import { parseRichText, plainText, type RichNode } from '#server/kernel/rich-text.ts'

/** The source's blocks without their words, each naming the block it will translate. */
function hollow(node: RichNode): RichNode {
  if (node.type === 'paragraph' || node.type === 'heading') {
    const { id, ...attrs } = node.attrs ?? {}
    return {
      type: node.type,
      attrs: { ...attrs, id: crypto.randomUUID().slice(0, 13), ...(typeof id === 'string' ? { of: [id] } : {}) },
    }
  }
  return { ...node, ...(node.content ? { content: node.content.map(hollow) } : {}) }
}

/** Whether a text is still empty, so that it can be begun from the source's paragraphs. */
export function isBlank(words: Y.Doc, item: string): boolean {
  return plainText(fragmentJson(words.getXmlFragment(`annotation:${item}`))).trim() === ''
}

/** Begins a translation with one empty paragraph for each of the source's, so that the two stay paired. */
export function begin(source: Y.Doc, words: Y.Doc, item: string): void {
  const { doc } = parseRichText(fragmentJson(source.getXmlFragment(`annotation:${item}`)))
  words.transact(() => {
    const fragment = words.getXmlFragment(`annotation:${item}`)
    fragment.delete(0, fragment.length)
    fillFragment(fragment, { type: 'doc', content: (doc.content ?? []).map(hollow) })
  })
}
