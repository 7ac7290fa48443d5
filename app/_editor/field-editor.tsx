'use client'
import { Extension, type Extensions } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import { type Editor, EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useMemo, useState } from 'react'
import type * as Y from 'yjs'
import { annotationExtensions, noteExtensions, type RichKind, titleExtensions } from '#server/kernel/rich-text.ts'
import { BlockNaming } from './block-naming.ts'
import { Composing } from './composing.ts'
import type { Joined } from './connection.ts'
import { Limit } from './limit.ts'
import { NomenclatureMarks, type Wording } from './nomenclature.ts'
import { WordingBar } from './wording-bar.tsx'
import { Toolbar } from './toolbar.tsx'

const lists: Record<RichKind, Extensions> = {
  title: titleExtensions,
  annotation: annotationExtensions,
  note: noteExtensions,
}

/** A title is one line: Enter leaves the field instead of splitting it. */
const oneLine = (leave: () => void): Extension =>
  Extension.create({ name: 'oneLine', addKeyboardShortcuts: () => ({ Enter: () => (leave(), true) }) })

export interface FieldEditorProps {
  joined: Joined
  fragment: Y.XmlFragment
  kind: RichKind
  language: string
  label: string
  /** where in the window the field was clicked: the caret goes there */
  caret: { x: number; y: number } | null
  checkWords: boolean
  /** does not take the focus when it opens */
  quiet?: boolean
  leave: () => void
  /** hears where the caret stands, as the id and text of its block */
  atBlock?: (block: { id: string; quote: string } | null) => void
}

function currentBlock(editor: Editor): { id: string; quote: string } | null {
  const { $from, from, to } = editor.state.selection
  const id: unknown = $from.parent.attrs['id']
  const quote = from === to ? $from.parent.textContent : editor.state.doc.textBetween(from, to, ' ')
  return typeof id === 'string' ? { id, quote: quote.slice(0, 500) } : null
}

/** The one mounted editor: writes into a fragment of a co-edited document. */
export function FieldEditor(props: FieldEditorProps) {
  const { joined, fragment, kind, language, label, caret, checkWords, quiet, leave, atBlock } = props
  const [wordings, setWordings] = useState<Wording[]>([])
  const [full, setFull] = useState(false)
  const extensions = useMemo(
    () => [
      ...lists[kind],
      Collaboration.configure({ fragment }),
      CollaborationCaret.configure({
        provider: { awareness: joined.awareness },
        user: joined.awareness.getLocalState()?.['user'] ?? {},
      }),
      Composing.configure({ begun: () => joined.hold(), ended: () => joined.release() }),
      Limit.configure({ kind, reached: () => setFull(true) }),
      ...(kind === 'title' ? [oneLine(leave)] : []),
      ...(kind === 'note' ? [] : [BlockNaming]),
      ...(checkWords ? [NomenclatureMarks.configure({ language, changed: setWordings })] : []),
    ],
    // an editor lives for one field: the parent gives it a key
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [],
  )
  const editor = useEditor({
    extensions,
    immediatelyRender: true,
    injectCSS: false,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': kind === 'title' ? 'false' : 'true',
        'aria-label': label,
        lang: language,
        class: kind === 'title' ? 'editor editor-title' : 'editor',
      },
      handleKeyDown: (_view, event) => {
        if (event.key !== 'Escape' || event.isComposing) return false
        leave()
        return true
      },
    },
    onSelectionUpdate: ({ editor: now }) => atBlock?.(currentBlock(now)),
  })
  useEffect(() => {
    if (!editor || quiet) return
    const at = caret ? (editor.view.posAtCoords({ left: caret.x, top: caret.y })?.pos ?? 'end') : 'end'
    editor.commands.focus(at, { scrollIntoView: false })
    atBlock?.(currentBlock(editor))
    // once, when the field opens
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [editor])
  if (!editor) return null
  return (
    <div className="editor-frame" data-kind={kind}>
      {kind === 'title' ? null : <Toolbar editor={editor} kind={kind} />}
      <EditorContent editor={editor} />
      <WordingBar editor={editor} wordings={wordings} full={full} />
    </div>
  )
}
