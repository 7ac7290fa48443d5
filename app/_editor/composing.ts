import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'

/** Tells when an input method begins and ends to compose, so that others' edits wait outside meanwhile. */
export const Composing = Extension.create<{ begun: () => void; ended: () => void }>({
  name: 'composing',
  addOptions: () => ({ begun: () => undefined, ended: () => undefined }),
  addProseMirrorPlugins() {
    const { begun, ended } = this.options
    let timer: ReturnType<typeof setTimeout> | undefined
    return [
      new Plugin({
        key: new PluginKey('composing'),
        props: {
          handleDOMEvents: {
            compositionstart: () => {
              clearTimeout(timer)
              begun()
              return false
            },
            compositionend: () => {
              // ProseMirror reads the composed text from the page shortly after the event
              clearTimeout(timer)
              timer = setTimeout(ended, 60)
              return false
            },
          },
        },
        view: () => ({
          destroy: () => {
            clearTimeout(timer)
            ended()
          },
        }),
      }),
    ]
  },
})
