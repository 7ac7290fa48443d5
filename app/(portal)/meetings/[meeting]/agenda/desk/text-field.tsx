'use client'
import { PencilLine } from 'lucide-react'
import dynamic from 'next/dynamic'
import type { Joined } from '#app/_editor/connection.ts'
import { useWords } from '#app/_i18n/client.tsx'
import { RichText } from '#app/_ui/rich-text.tsx'
import { plainText } from '#server/kernel/rich-text.ts'
import type { OpenField } from './desk-state.ts'
import { useFragment } from './use-document.ts'

const FieldEditor = dynamic(() => import('#app/_editor/field-editor.tsx').then((module) => module.FieldEditor), {
  ssr: false,
})

export interface TextFieldProps {
  joined: Joined | null
  item: string
  field: 'title' | 'annotation'
  language: string
  languageName: string
  editable: boolean
  open: OpenField | null
  openField: (field: OpenField | null) => void
  atBlock: (block: { id: string; quote: string } | null) => void
}

/** One text of one item in one language: rendered until it is opened, then the one mounted editor. */
export function TextField({
  joined,
  item,
  field,
  language,
  languageName,
  editable,
  open,
  openField,
  atBlock,
}: TextFieldProps) {
  const { t } = useWords('desk')
  const name = `${field}:${item}`
  const doc = useFragment(joined?.doc ?? null, name, field)
  const label = t(`field.${field}`, { language: languageName })
  const active = open !== null && open.item === item && open.field === field && open.language === language
  const start = (caret: { x: number; y: number } | null): void => {
    if (editable && joined) openField({ item, field, language, caret })
  }
  const blank = doc === null || plainText(doc).trim() === ''
  return (
    <section className="group" aria-label={label} data-field={name} data-language={language}>
      <div className="flex items-center justify-between gap-2 pb-1">
        <h4 className="text-sm font-medium text-muted">{t(`label.${field}`)}</h4>
        {editable && !active ? (
          <button
            type="button"
            className="flex min-h-6 items-center gap-1 rounded px-2 text-sm hover:bg-hover"
            aria-label={t('edit', { label })}
            onClick={() => start(null)}
          >
            <PencilLine aria-hidden className="size-3.5" />
            {t('editShort')}
          </button>
        ) : null}
      </div>
      {active && joined ? (
        <FieldEditor
          key={`${language}:${name}`}
          joined={joined}
          fragment={joined.doc.getXmlFragment(name)}
          kind={field}
          language={language}
          label={label}
          caret={open.caret}
          checkWords
          leave={() => openField(null)}
          atBlock={atBlock}
        />
      ) : (
        // the button above is the keyboard's way; a click into the words is the mouse's
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events
        <div
          lang={language}
          className={`rounded border border-line bg-surface px-3 py-2 ${field === 'title' ? 'font-semibold' : ''} ${editable ? 'cursor-text' : ''}`}
          onClick={(event) => start({ x: event.clientX, y: event.clientY })}
        >
          {blank ? (
            <p className="text-muted">{t(`blank.${field}`)}</p>
          ) : (
            <RichText
              doc={doc}
              name={`${language}-${field}-${item}`}
              level={4}
              words={{ footnotes: t('footnotes'), back: t('toText') }}
            />
          )}
        </div>
      )}
    </section>
  )
}
