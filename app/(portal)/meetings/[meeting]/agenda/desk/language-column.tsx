'use client'
import type { ReactNode } from 'react'
import type { Joined } from '#app/_editor/connection.ts'
import { useWords } from '#app/_i18n/client.tsx'
import type { OpenField } from './desk-state.ts'
import { TextField } from './text-field.tsx'

export interface LanguageColumnProps {
  heading: string
  joined: Joined | null
  item: string
  language: string
  editable: boolean
  open: OpenField | null
  openField: (field: OpenField | null) => void
  atBlock: (block: { id: string; quote: string } | null) => void
  children?: ReactNode
}

/** Title and annotation of one item in one language. */
export function LanguageColumn({ heading, language, children, ...rest }: LanguageColumnProps) {
  const { t, format } = useWords('desk')
  const languageName = format.language(language)
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-3" data-column={language}>
      <h3 className="flex flex-wrap items-baseline gap-2 text-base font-semibold">
        {languageName}
        <span className="text-sm font-normal text-muted">{heading}</span>
        {rest.editable ? null : <span className="text-sm font-normal text-muted">{t('readOnly')}</span>}
      </h3>
      <TextField {...rest} field="title" language={language} languageName={languageName} />
      <TextField {...rest} field="annotation" language={language} languageName={languageName} />
      {children}
    </div>
  )
}
