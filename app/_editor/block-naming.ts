import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { type NamedBlock, repairs } from '#server/agenda/shape/block-ids.ts'

/** Names new blocks and repairs doubled names as one writes; what others wrote is theirs to name. */
export const BlockNaming = Extension.create({
  name: 'blockNaming',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey('blockNaming'),
        appendTransaction(transactions, _before, state) {
          const own = transactions.some((transaction) => transaction.docChanged && !transaction.getMeta(ySyncPluginKey))
          if (!own) return null
          const blocks: NamedBlock[] = []
          state.doc.descendants((node, at) => {
            if (!node.isTextblock) return true
            const id: unknown = node.attrs['id']
            blocks.push({ at, id: typeof id === 'string' ? id : null })
            return false
          })
          const mended = repairs(blocks, () => crypto.randomUUID().slice(0, 13))
          if (mended.length === 0) return null
          const transaction = state.tr.setMeta('addToHistory', false)
          for (const { at, id } of mended) transaction.setNodeAttribute(at, 'id', id)
          return transaction
        },
      }),
    ]
  },
})
