import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { findNomenclature } from '#server/language/shape/nomenclature.ts'

/** A word that APEC usage replaces, where it stands in the document. */
export interface Wording {
  from: number
  to: number
  word: string
  replacement: string
}

const nomenclatureKey = new PluginKey<{ marks: DecorationSet; wordings: Wording[] }>('nomenclature')

/** Text and positions agree only while every inline leaf counts for one letter. */
function textOf(block: Node): string {
  return block.textBetween(0, block.content.size, undefined, '￼')
}

function wordingsIn(doc: Node, language: string): Wording[] {
  const found: Wording[] = []
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true
    for (const finding of findNomenclature(textOf(node), language)) {
      found.push({
        from: at + 1 + finding.from,
        to: at + 1 + finding.to,
        word: finding.word,
        replacement: finding.replacement,
      })
    }
    return false
  })
  return found
}

/** Marks words that APEC usage does not allow as one types; `changed` hears what is marked now. */
export const NomenclatureMarks = Extension.create<{ language: string; changed: (wordings: Wording[]) => void }>({
  name: 'nomenclature',
  addOptions: () => ({ language: 'en', changed: () => undefined }),
  addProseMirrorPlugins() {
    const { language, changed } = this.options
    const read = (doc: Node): { marks: DecorationSet; wordings: Wording[] } => {
      const wordings = wordingsIn(doc, language)
      const marks = wordings.map((w) =>
        Decoration.inline(w.from, w.to, { class: 'nomenclature', title: w.replacement }),
      )
      return { wordings, marks: DecorationSet.create(doc, marks) }
    }
    return [
      new Plugin({
        key: nomenclatureKey,
        state: {
          init: (_, state) => read(state.doc),
          apply: (transaction, was) => (transaction.docChanged ? read(transaction.doc) : was),
        },
        props: { decorations: (state) => nomenclatureKey.getState(state)?.marks },
        view: (view) => {
          changed(nomenclatureKey.getState(view.state)?.wordings ?? [])
          return {
            update: (now, before) => {
              if (now.state.doc !== before.doc) changed(nomenclatureKey.getState(now.state)?.wordings ?? [])
            },
          }
        },
      }),
    ]
  },
})
