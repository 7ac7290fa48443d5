import * as Y from 'yjs'

const blocks = new Set(['paragraph', 'heading', 'listItem', 'tableRow', 'blockquote'])

function words(node: Y.XmlElement | Y.XmlText | Y.XmlFragment | Y.XmlHook): string {
  if (node instanceof Y.XmlText) {
    const parts = node.toDelta() as Array<{ insert: unknown }>
    return parts.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
  }
  if (node instanceof Y.XmlHook) return ''
  const inside = node
    .toArray()
    .map((child) => words(child as Y.XmlElement))
    .join('')
  return node instanceof Y.XmlElement && blocks.has(node.nodeName) ? `${inside}\n` : inside
}

/** All words of a document as plain text, part by part under the part's name; whatever state it is in. */
export function wordsOf(doc: Y.Doc): string {
  const parts: string[] = []
  for (const name of doc.share.keys()) {
    if (!/^(title|annotation|note):/.test(name)) continue
    const text = words(doc.getXmlFragment(name)).trim()
    if (text !== '') parts.push(`[${name}]\n${text}`)
  }
  return parts.join('\n\n')
}

/** Offers the words of these documents as a text file: what could not be saved must not be lost. */
export function downloadWords(documents: Array<{ name: string; doc: Y.Doc }>, fileName: string): void {
  const text = documents.map(({ name, doc }) => `${name}\n\n${wordsOf(doc)}\n`).join('\n')
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  URL.revokeObjectURL(address)
}
