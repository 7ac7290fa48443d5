'use client'
import { useEffect, useMemo, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api, quiet } from '#app/_trpc/client.ts'
import { bytesOf } from '#app/_offline/files.ts'
import { noteOpened } from '#app/_offline/opened.ts'
import type { Head, KeptPaper, KeptWords } from '#app/_offline/pack.ts'
import { Empty } from '#app/_ui/badge.tsx'
import { Fonts } from '#app/_ui/fonts.tsx'
import type { NoteView } from '#server/documents/shape/remarks.ts'
import { sendWaiting } from '../../(portal)/documents/[paper]/_reading/send-waiting.ts'
import { Desk } from '../../(portal)/documents/[paper]/_reading/desk.tsx'
import { TextView } from '../../(portal)/documents/[paper]/_reading/text-view.tsx'
import { Age } from '../../(portal)/meetings/[meeting]/_offline/freshness.tsx'
import { KeptFiles } from './kept-files.tsx'
import { Heading } from './heading.tsx'
import { Opening } from './opening.tsx'
import type { Standing } from './use-kept.ts'
import { useRecord } from './use-record.ts'

/** A kept paper: its pages or its words, the reader's notes, which can be written here too, and its files. */
export function Paper({ head, paper, standing }: { head: Head; paper: KeptPaper; standing: Standing }) {
  const { t } = useWords('offline')
  const kept = useRecord(head, paper.words)
  const reading = useWords('reading')
  useEffect(() => {
    noteOpened(head, paper).catch(() => undefined)
  }, [head, paper])
  return (
    <>
      <p className="mb-1">
        <a
          href={`#/meetings/${head.meeting.id}/documents`}
          className="inline-flex min-h-6 items-center text-link underline"
        >
          {t('backTo', { meeting: head.meeting.name })}
        </a>
      </p>
      <Heading name={`${paper.number} ${paper.title}`}>{paper.title}</Heading>
      <div className="mt-2 mb-5 flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="text-muted tabular-nums">{paper.number}</p>
        <KeptFiles head={head} files={paper.files} />
      </div>
      <Age head={head} />
      <p className="mt-1 mb-4 text-sm text-muted">{reading.t('receipts.told')}</p>
      {kept === null || kept === 'failed' ? (
        <Opening failed={kept === 'failed'} />
      ) : (
        <Words head={head} paper={paper} kept={kept} standing={standing} />
      )}
    </>
  )
}

/** The pages of a kept PDF; null while they are being decrypted. */
function usePages(head: Head, paper: KeptPaper, wanted: string | undefined): Blob | null | 'failed' {
  const [bytes, setBytes] = useState<Blob | 'failed' | null>(null)
  const { person } = head.reader
  const { id } = head.meeting
  const file = paper.files.find((one) => one.id === wanted)
  useEffect(() => {
    if (!file) return
    bytesOf(person, id, file).then(setBytes, () => setBytes('failed'))
  }, [person, id, file])
  return bytes
}

interface WordsProps {
  head: Head
  paper: KeptPaper
  kept: KeptWords
  standing: Standing
}

/** The notes as they were kept, and as they are once the portal is reached and has those that waited here. */
function useNotes({ head, paper, kept, standing }: WordsProps): NoteView[] {
  const [notes, setNotes] = useState(kept.notes)
  const { person } = head.reader
  const { paper: id, version } = paper
  const { note } = kept.view.can
  useEffect(() => {
    if (standing !== 'open' || !note) return
    sendWaiting(person)
      .then(() => api.documents.notes.query({ paper: id, version }, quiet))
      .then(setNotes)
      .catch(() => undefined)
  }, [standing, note, person, id, version])
  return notes
}

function Words(props: WordsProps) {
  const { head, paper } = props
  const { comments } = props.kept
  // comments are said to others, who are not reached from here
  const view = useMemo(
    () => ({ ...props.kept.view, can: { ...props.kept.view.can, comment: false } }),
    [props.kept.view],
  )
  const notes = useNotes(props)
  const { t } = useWords('reading')
  const names = useWords('parties')
  const { file } = view
  const pages = usePages(head, paper, file?.type === 'pdf' ? file.id : undefined)
  if (!file || file.state !== 'clean') return <Empty title={t('noFile')} />
  if (file.type === 'pdf' && pages === null) return <Opening failed={false} />
  const said = comments.comments.flatMap((one) => [one, ...one.answers])
  const known = [
    ...said.flatMap((one) => one.author.party ?? []),
    ...comments.comments.flatMap((one) => one.addressee ?? []),
  ]
  const parties = Object.fromEntries([...known, ...comments.addressees].map((party) => [party, names.t(party)]))
  const pdf = pages === 'failed' ? null : pages
  const original = view.languages.find((one) => one.original)?.language ?? file.language
  return (
    <>
      <Fonts languages={view.languages.map((one) => one.language)} />
      <Desk {...{ view, notes, comments, parties, pdf }} receipts={null} person={head.reader.person}>
        {pdf ? null : (
          <>
            <p className="mb-3 text-sm font-medium text-muted">{t('converted')}</p>
            {view.blocks.length === 0 ? <Empty title={t('noWords')}>{t('noWordsHint')}</Empty> : null}
            <TextView view={view} lang={file.language} originalLang={original} t={t} />
          </>
        )}
      </Desk>
    </>
  )
}
