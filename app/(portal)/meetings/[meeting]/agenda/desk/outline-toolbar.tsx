'use client'
import {
  ArrowDown,
  ArrowUp,
  IndentDecrease,
  IndentIncrease,
  ListPlus,
  ListTree,
  type LucideIcon,
  Redo2,
  Trash2,
  Undo2,
} from 'lucide-react'
import { useWords } from '#app/_i18n/client.tsx'
import type { OutlineItem } from '#server/agenda/shape/outline.ts'
import type { Moves } from './use-moves.ts'

interface Tool {
  name: string
  icon: LucideIcon
  needsItem: boolean
  act: (moves: Moves, item: string) => void
}

const tools: Tool[] = [
  { name: 'add', icon: ListPlus, needsItem: false, act: (moves, item) => moves.addAfter(item || null) },
  { name: 'addBelow', icon: ListTree, needsItem: true, act: (moves, item) => moves.addInto(item) },
  { name: 'up', icon: ArrowUp, needsItem: true, act: (moves, item) => moves.up(item) },
  { name: 'down', icon: ArrowDown, needsItem: true, act: (moves, item) => moves.down(item) },
  { name: 'outdent', icon: IndentDecrease, needsItem: true, act: (moves, item) => moves.outdent(item) },
  { name: 'indent', icon: IndentIncrease, needsItem: true, act: (moves, item) => moves.indent(item) },
  { name: 'remove', icon: Trash2, needsItem: true, act: (moves, item) => moves.remove(item) },
  { name: 'undo', icon: Undo2, needsItem: false, act: (moves) => moves.undo() },
  { name: 'redo', icon: Redo2, needsItem: false, act: (moves) => moves.redo() },
]

/** The moves of the outline; each also has a key. */
export function OutlineToolbar({ moves, current }: { moves: Moves; current: OutlineItem | null }) {
  const { t } = useWords('desk')
  return (
    <div role="toolbar" aria-label={t('outline.tools')} className="flex flex-wrap gap-0.5 border-b border-line pb-1">
      {tools.map((tool) => (
        <button
          key={tool.name}
          type="button"
          disabled={tool.needsItem && !current}
          aria-label={t(`move.${tool.name}`)}
          title={t(`move.${tool.name}`)}
          className="grid size-8 place-items-center rounded hover:bg-hover disabled:opacity-40"
          onClick={() => tool.act(moves, current?.id ?? '')}
        >
          <tool.icon aria-hidden className="size-4" />
        </button>
      ))}
    </div>
  )
}
