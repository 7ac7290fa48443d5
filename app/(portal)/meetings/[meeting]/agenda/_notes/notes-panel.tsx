'use client'
import { Lock } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { useJoined, useJoinedState } from '#app/_editor/use-connection.tsx'
import { useWords } from '#app/_i18n/client.tsx'
import { notesName } from '#server/agenda/shape/documents.ts'
import { Saved } from '../desk/saved.tsx'

const FieldEditor = dynamic(() => import('#app/_editor/field-editor.tsx').then((module) => module.FieldEditor), {
  ssr: false,
})

interface Props {
  meeting: number
  party: string
  partyName: string
  item: string
  label: string
}

/** A delegation's private note on one item: a document of its own that no other party and no secretariat can open. */
export function NotesPanel({ meeting, party, partyName, item, label }: Props) {
  const { t, language } = useWords('desk')
  const joined = useJoined(notesName(meeting, party))
  const state = useJoinedState(joined)
  const [mounted, setMounted] = useState(false)
  useEffect(() => setMounted(true), [])
  return (
    <section aria-label={t('notes.title', { party: partyName })} className="flex flex-col gap-2">
      <h3 className="flex items-center gap-2 font-semibold">
        <Lock aria-hidden className="size-4" />
        {t('notes.title', { party: partyName })}
      </h3>
      <p className="text-sm text-muted">{t('notes.lead')}</p>
      {joined && state.ready && mounted ? (
        <FieldEditor
          key={item}
          joined={joined}
          fragment={joined.doc.getXmlFragment(`note:${item}`)}
          kind="note"
          language={language}
          label={t('notes.select', { label })}
          caret={null}
          checkWords={false}
          quiet
          leave={() => undefined}
        />
      ) : (
        <p className="text-muted">{t('loading')}</p>
      )}
      <Saved state={state.state} joined={[joined]} />
    </section>
  )
}
