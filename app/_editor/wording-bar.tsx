'use client'
import type { Editor } from '@tiptap/react'
import { useWords } from '#app/_i18n/client.tsx'
import type { Wording } from './nomenclature.ts'

/** Under the field: each word that APEC usage replaces, with the replacement at one click, and the limit when it is reached. */
export function WordingBar({ editor, wordings, full }: { editor: Editor; wordings: Wording[]; full: boolean }) {
  const { t } = useWords('editor')
  if (wordings.length === 0 && !full) return null
  const replace = (wording: Wording): void => {
    editor
      .chain()
      .focus()
      .command(({ tr }) => {
        tr.insertText(wording.replacement, wording.from, wording.to)
        return true
      })
      .run()
  }
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line px-3 py-2 text-sm" role="status">
      {full ? <span className="text-action">{t('full')}</span> : null}
      {wordings.slice(0, 8).map((wording) => (
        <button
          key={`${wording.from}`}
          type="button"
          className="rounded border border-action px-2 py-1"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => replace(wording)}
        >
          {t('replace', { word: wording.word, replacement: wording.replacement })}
        </button>
      ))}
    </div>
  )
}
