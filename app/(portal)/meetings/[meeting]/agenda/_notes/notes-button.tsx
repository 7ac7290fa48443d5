'use client'
import { NotebookPen } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { Button } from '#app/_ui/button.tsx'
import type { NotesProps } from './notes.tsx'

// the editor comes only when somebody opens the notes: the page itself stays light
const Notes = dynamic(() => import('./notes.tsx').then((module) => module.Notes), { ssr: false })

/** Opens the delegation's private notes beside the agenda. */
export function NotesButton(props: Omit<NotesProps, 'close'>) {
  const { t } = useWords('desk')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="secondary" aria-expanded={open} onClick={() => setOpen(!open)}>
        <NotebookPen aria-hidden className="size-4" />
        {t('notes.open')}
      </Button>
      {open ? <Notes {...props} close={() => setOpen(false)} /> : null}
    </>
  )
}
