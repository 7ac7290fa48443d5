'use client'
import { Eye, MessagesSquare, StickyNote } from 'lucide-react'
import { type ReactNode, useCallback, useSyncExternalStore } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { Dialog } from '#app/_ui/dialog.tsx'
import type { ReadingView, ReceiptsView } from '#server/documents/shape/reading.ts'
import type { CommentsView, NoteView } from '#server/documents/shape/remarks.ts'
import { CommentsPanel } from './comments-panel.tsx'
import { NotesPanel } from './notes-panel.tsx'
import { PdfView } from './pdf-view.tsx'
import { ReceiptsPanel } from './receipts-panel.tsx'
import { Sheet } from './sheet.tsx'
import { type Panel, useDesk } from './use-desk.ts'

interface Props {
  view: ReadingView
  notes: NoteView[]
  comments: CommentsView
  receipts: ReceiptsView | null
  parties: Record<string, string>
  /** who reads: notes that wait on this device are this person's */
  person: string
  /** the PDF's address or bytes; null: the text below is read */
  pdf: string | Blob | null
  children: ReactNode
}

const wide = '(min-width: 1024px)'

function useWide(): boolean {
  const listen = useCallback((told: () => void) => {
    const query = matchMedia(wide)
    query.addEventListener('change', told)
    return () => query.removeEventListener('change', told)
  }, [])
  return useSyncExternalStore(
    listen,
    () => matchMedia(wide).matches,
    () => true,
  )
}

/** The paper with the reader's marks, and beside it notes, comments and receipts; on a phone these open over it. */
export function Desk(props: Props) {
  const { view, notes, comments, pdf, person, children } = props
  const { t } = useWords('reading')
  const desk = useDesk({ view, notes, comments, person })
  const isWide = useWide()
  const panel = <Shown {...props} desk={desk} />
  return (
    <div className="gap-8 lg:grid lg:grid-cols-[minmax(0,1fr)_23rem]">
      <Sheet view={view} desk={desk} text={pdf === null}>
        {pdf === null ? children : <PdfView source={pdf} lang={view.file?.language ?? ''} parts={desk.parts} />}
      </Sheet>
      {isWide ? (
        <aside aria-label={t('panel')} className="print:hidden">
          <div className="sticky top-4 max-h-[calc(100vh-2rem)] overflow-y-auto pe-1 pb-4">
            <Choices {...props} desk={desk} pressed />
            {panel}
          </div>
        </aside>
      ) : (
        <>
          <div className="sticky bottom-14 z-20 mt-4 border-y border-line bg-surface py-1 md:bottom-0 print:hidden">
            <Choices {...props} desk={desk} pressed={false} />
          </div>
          <Dialog open={desk.over} onOpenChange={desk.setOver} title={t('panel')}>
            {panel}
          </Dialog>
        </>
      )}
    </div>
  )
}

type Beside = Omit<Props, 'pdf' | 'person' | 'children'> & { desk: ReturnType<typeof useDesk> }
const icons = { notes: StickyNote, comments: MessagesSquare, receipts: Eye }

/** Which panel is open, with how much stands in each. */
function Choices({ notes, comments, receipts, desk, pressed }: Beside & { pressed: boolean }) {
  const { t } = useWords('reading')
  const counts: Record<Panel, number> = {
    notes: notes.length,
    comments: comments.comments.filter((one) => one.resolvedAt === null).length,
    receipts: receipts?.opened ?? 0,
  }
  const offered: Panel[] = receipts ? ['notes', 'comments', 'receipts'] : ['notes', 'comments']
  return (
    <div
      role="group"
      aria-label={t('panelChoice')}
      className="mb-3 flex flex-wrap justify-center gap-1 lg:justify-start"
    >
      {offered.map((one) => {
        const Icon = icons[one]
        const chosen = pressed && desk.panel === one
        return (
          <button
            key={one}
            type="button"
            aria-pressed={pressed ? chosen : undefined}
            onClick={() => desk.show(one)}
            className={`inline-flex min-h-9 items-center gap-1.5 rounded-md border px-3 text-[0.9375rem] ${chosen ? 'border-teal bg-selected font-semibold' : 'border-line bg-surface hover:bg-hover'}`}
          >
            <Icon aria-hidden className="size-4" />
            {t(`panels.${one}`)} <span className="text-muted tabular-nums">{counts[one]}</span>
          </button>
        )
      })}
    </div>
  )
}

function Shown({ view, notes, comments, receipts, parties, desk }: Beside) {
  const { panel, draft, active, done, leadTo, outbox } = desk
  if (panel === 'receipts' && receipts) return <ReceiptsPanel receipts={receipts} parties={parties} />
  const written = draft?.kind === (panel === 'notes' ? 'note' : 'comment') ? draft : null
  const common = { view, draft: written, active, done }
  return panel === 'comments' ? (
    <CommentsPanel {...common} comments={comments} parties={parties} lead={(one) => leadTo(one.id)} />
  ) : (
    <NotesPanel {...common} notes={notes} outbox={outbox} lead={(one) => leadTo(one.id)} />
  )
}
