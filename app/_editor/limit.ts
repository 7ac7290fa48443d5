import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { limits, type RichKind, type RichNode, sizeOf } from '#server/kernel/rich-text.ts'

/** Stops what would take a text over its limit; what others wrote always comes in, and shortening is always allowed. */
export const Limit = Extension.create<{ kind: RichKind; reached: () => void }>({
  name: 'limit',
  addOptions: () => ({ kind: 'annotation', reached: () => undefined }),
  addProseMirrorPlugins() {
    const { kind, reached } = this.options
    return [
      new Plugin({
        key: new PluginKey('limit'),
        filterTransaction(transaction, state) {
          if (!transaction.docChanged || transaction.getMeta(ySyncPluginKey)) return true
          const grown = transaction.doc.content.size > state.doc.content.size
          // a JSON text is never more than a few times its size in the document: measure only near the limit
          if (!grown || transaction.doc.content.size * 12 < limits[kind]) return true
          if (sizeOf(kind, transaction.doc.toJSON() as RichNode) <= limits[kind]) return true
          reached()
          return false
        },
      }),
    ]
  },
})
