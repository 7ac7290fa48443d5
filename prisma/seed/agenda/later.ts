import * as Y from 'yjs'
import { type Days, sentence } from './example.ts'

interface At {
  id: string
  block: string
}

/** The Yjs text of the block with this id, wherever it stands in the fragment. */
function blockText(fragment: Y.XmlFragment | Y.XmlElement, id: string): Y.XmlText | null {
  for (const child of fragment.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue
    const text = child.getAttribute('id') === id ? child.get(0) : blockText(child, id)
    if (text instanceof Y.XmlText) return text
  }
  return null
}

/** Replaces one passage of a block where it stands, as somebody typing would. */
function rewrite(doc: Y.Doc, { id }: At, block: string, was: string, now: string): void {
  const text = blockText(doc.getXmlFragment(`annotation:${id}`), block)
  const from = text?.toString().indexOf(was) ?? -1
  if (!text || from < 0) throw new Error(`the example says no longer '${was}'`)
  text.delete(from, was.length)
  text.insert(from, now)
}

/** What changed between Draft 1 and Draft 2. */
export function amend(doc: Y.Doc, item: At): void {
  rewrite(doc, item, `${item.block}-0`, 'in 4 strands', 'in 4 strands, to run until the end of the year')
}

/** The same in Korean. */
export function amendTranslation(doc: Y.Doc, item: At): void {
  rewrite(doc, item, `${item.block}-0-ko`, '4개 분야로', '연말까지 추진할 4개 분야로')
}

/** What changed after Draft 2: a date, which leaves the Korean paragraph behind, and a comma, which does not matter. */
export function leaveBehind(doc: Y.Doc, dated: At, punctuated: At, days: Days): void {
  const later = { ...days, papersDue: days.papersDue.add({ days: 1 }) }
  rewrite(doc, dated, `${dated.block}-1`, sentence('{papersDue}', 'en', days), sentence('{papersDue}', 'en', later))
  rewrite(doc, punctuated, `${punctuated.block}-1`, 'number of operators, share', 'number of operators; share')
}
