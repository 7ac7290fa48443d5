'use client'
import { type Editor, useEditorState } from '@tiptap/react'
import {
  Bold,
  Heading3,
  Italic,
  Link2,
  List,
  ListOrdered,
  type LucideIcon,
  Quote,
  Redo2,
  Strikethrough,
  Superscript,
  Table2,
  Underline,
  Undo2,
} from 'lucide-react'
import { useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import type { RichKind } from '#server/kernel/rich-text.ts'
import { safeHref } from '#server/kernel/rich-text/links.ts'

interface Tool {
  name: string
  icon: LucideIcon
  act: (editor: Editor) => void
  active?: (editor: Editor) => boolean
  kinds: RichKind[]
}

const everywhere: RichKind[] = ['annotation', 'note']
const mark = (name: string, icon: LucideIcon): Tool => ({
  name,
  icon,
  act: (editor) => editor.chain().focus().toggleMark(name).run(),
  active: (editor) => editor.isActive(name),
  kinds: everywhere,
})

/** The tools in their order; the buttons, their names and their state come from this one table. */
const tools: Tool[] = [
  mark('bold', Bold),
  mark('italic', Italic),
  mark('underline', Underline),
  mark('strike', Strikethrough),
  {
    name: 'heading',
    icon: Heading3,
    act: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
    active: (editor) => editor.isActive('heading'),
    kinds: ['annotation'],
  },
  {
    name: 'bulletList',
    icon: List,
    act: (editor) => editor.chain().focus().toggleBulletList().run(),
    active: (editor) => editor.isActive('bulletList'),
    kinds: everywhere,
  },
  {
    name: 'orderedList',
    icon: ListOrdered,
    act: (editor) => editor.chain().focus().toggleOrderedList().run(),
    active: (editor) => editor.isActive('orderedList'),
    kinds: everywhere,
  },
  {
    name: 'blockquote',
    icon: Quote,
    act: (editor) => editor.chain().focus().toggleBlockquote().run(),
    active: (editor) => editor.isActive('blockquote'),
    kinds: ['annotation'],
  },
  {
    name: 'table',
    icon: Table2,
    act: (editor) => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
    kinds: ['annotation'],
  },
  { name: 'undo', icon: Undo2, act: (editor) => editor.chain().focus().undo().run(), kinds: everywhere },
  { name: 'redo', icon: Redo2, act: (editor) => editor.chain().focus().redo().run(), kinds: everywhere },
]

const button = 'grid size-8 place-items-center rounded hover:bg-hover aria-pressed:bg-selected'

/** The tools of the mounted editor. */
export function Toolbar({ editor, kind }: { editor: Editor; kind: RichKind }) {
  const { t } = useWords('editor')
  const [asking, setAsking] = useState<'link' | 'footnote' | null>(null)
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => tools.map((tool) => tool.active?.(now) ?? false),
  })
  return (
    <div
      role="toolbar"
      aria-label={t('toolbar')}
      className="flex flex-wrap items-center gap-0.5 border-b border-line p-1"
    >
      {tools.map((tool, i) =>
        tool.kinds.includes(kind) ? (
          <button
            key={tool.name}
            type="button"
            className={button}
            aria-label={t(`tool.${tool.name}`)}
            title={t(`tool.${tool.name}`)}
            aria-pressed={tool.active ? active?.[i] : undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => tool.act(editor)}
          >
            <tool.icon aria-hidden className="size-4" />
          </button>
        ) : null,
      )}
      <button
        type="button"
        className={button}
        aria-label={t('tool.link')}
        title={t('tool.link')}
        onClick={() => setAsking('link')}
      >
        <Link2 aria-hidden className="size-4" />
      </button>
      {kind === 'annotation' ? (
        <button
          type="button"
          className={button}
          aria-label={t('tool.footnote')}
          title={t('tool.footnote')}
          onClick={() => setAsking('footnote')}
        >
          <Superscript aria-hidden className="size-4" />
        </button>
      ) : null}
      {asking ? <Asking what={asking} editor={editor} done={() => setAsking(null)} /> : null}
    </div>
  )
}

/** The line that asks for a link's address or a footnote's text. */
function Asking({ what, editor, done }: { what: 'link' | 'footnote'; editor: Editor; done: () => void }) {
  const { t } = useWords('editor')
  const [value, setValue] = useState(what === 'link' ? String(editor.getAttributes('link')['href'] ?? '') : '')
  const [wrong, setWrong] = useState(false)
  const finish = (): void => {
    const chain = editor.chain().focus()
    if (what === 'footnote') chain.insertContent({ type: 'footnote', attrs: { text: value } }).run()
    else if (value === '') chain.unsetMark('link').run()
    else {
      const href = safeHref(value)
      if (href === null) return setWrong(true)
      chain.extendMarkRange('link').setMark('link', { href }).run()
    }
    done()
  }
  return (
    <form
      className="flex basis-full flex-wrap items-center gap-2 p-1"
      onSubmit={(event) => {
        event.preventDefault()
        finish()
      }}
    >
      <label className="flex grow items-center gap-2 text-sm">
        {t(`ask.${what}`)}
        <input
          autoFocus
          className="grow rounded border border-line bg-surface px-2 py-1"
          value={value}
          onChange={(event) => setValue(event.target.value)}
          onKeyDown={(event) => (event.key === 'Escape' ? done() : undefined)}
        />
      </label>
      <button type="submit" className="rounded bg-primary px-3 py-1 text-sm text-on-primary">
        {t('ask.done')}
      </button>
      {wrong ? (
        <p role="alert" className="basis-full text-sm text-action">
          {t('ask.wrong')}
        </p>
      ) : null}
    </form>
  )
}
