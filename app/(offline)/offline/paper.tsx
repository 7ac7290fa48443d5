'use client'
import { useEffect, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { bytesOf } from '#app/_offline/files.ts'
import type { Head, KeptPaper, KeptWords } from '#app/_offline/pack.ts'
import { Empty } from '#app/_ui/badge.tsx'
import { Fonts } from '#app/_ui/fonts.tsx'
import { Desk } from '../../(portal)/documents/[paper]/_reading/desk.tsx'
import { TextView } from '../../(portal)/documents/[paper]/_reading/text-view.tsx'
import { KeptFiles } from './kept-files.tsx'
import { Heading } from './heading.tsx'
import { Opening } from './opening.tsx'
import { useRecord } from './use-record.ts'

/** A kept paper: its pages or its words, the reader's notes, which can be written here too, and its files. */
export function Paper({ head, paper }: { head: Head; paper: KeptPaper }) {
  const { t } = useWords('offline')
  const kept = useRecord(head, paper.words)
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
      {kept === null || kept === 'failed' ? (
        <Opening failed={kept === 'failed'} />
      ) : (
        <Words head={head} paper={paper} kept={kept} />
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

function Words({ head, paper, kept: { view, notes, comments } }: { head: Head; paper: KeptPaper; kept: KeptWords }) {
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
