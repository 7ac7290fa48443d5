import { readingLanguage, Words, words } from '#app/_i18n/server.tsx'
import { portal, shown } from '#app/_trpc/server.ts'
import { Callout, Empty } from '#app/_ui/badge.tsx'
import { LinkButton } from '#app/_ui/button.tsx'
import { Fonts } from '#app/_ui/fonts.tsx'
import type { ReadingView } from '#server/documents/shape/reading.ts'
import { Citations } from './citations.tsx'
import { Desk } from './desk.tsx'
import { MarkOpened } from './mark-opened.tsx'
import { TextView } from './text-view.tsx'
import { addressOf, Tools } from './tools.tsx'
import type { ReadingWish } from './wish.ts'

const fileAddress = (view: ReadingView): string => `/api/files/${view.file?.id}`

/** A paper as it is read: version and language, the words or pages, marks, notes, comments, receipts, what it cites. */
export async function Reading({ paper, revision, language, text = false, from = 0 }: ReadingWish) {
  const { api } = await portal(`/documents/${paper}`)
  const own = language ?? (await readingLanguage())
  const view = await shown(
    api.documents.read({
      paper,
      from,
      ...(revision === undefined ? {} : { revision }),
      ...(own ? { language: own } : {}),
    }),
  )
  const { t } = await words('reading')
  return (
    <Words namespaces={['reading', 'errors']}>
      <Fonts languages={view.languages.map((one) => one.language)} />
      <Tools view={view} text={text} file={view.file ? fileAddress(view) : null} />
      <p className="mb-4 text-sm text-muted">{t('receipts.told')}</p>
      <Body view={view} text={text} />
      <Citations paper={paper} />
    </Words>
  )
}

/** What a file that is not clean says in place of its words. */
const closed = ['quarantine', 'infected', 'damaged']

async function Body({ view, text }: { view: ReadingView; text: boolean }) {
  const { t } = await words('reading')
  const { file } = view
  if (!file)
    return view.version.status === 'withdrawn' ? (
      <Callout tone="warn" title={t('withdrawn')}>
        {view.version.reason}
      </Callout>
    ) : (
      <Empty title={t('noFile')} />
    )
  if (closed.includes(file.state))
    return (
      <Callout tone={file.state === 'quarantine' ? 'info' : 'danger'} title={t(`file.${file.state}`)}>
        {t(`file.${file.state}Hint`)}
      </Callout>
    )
  return <Open view={view} text={text} file={file} />
}

async function Open({
  view,
  text,
  file,
}: {
  view: ReadingView
  text: boolean
  file: NonNullable<ReadingView['file']>
}) {
  const { api, session } = await portal(`/documents/${view.paper.id}`)
  const [place, { t }, names] = [
    { paper: view.paper.id, version: view.version.id },
    await words('reading'),
    await words('parties'),
  ]
  const [notes, comments, receipts] = await Promise.all([
    view.can.note ? api.documents.notes(place) : [],
    api.documents.comments({ paper: view.paper.id }),
    view.can.receipts ? api.documents.receipts(place) : null,
  ])
  const known = new Set([
    ...comments.addressees,
    ...comments.comments.flatMap((one) => [one, ...one.answers].flatMap((said) => said.author.party ?? [])),
    ...comments.comments.flatMap((one) => one.addressee ?? []),
    ...(receipts?.delegations ?? []).map((one) => one.party),
  ])
  const parties = Object.fromEntries([...known].map((party) => [party, names.t(party)]))
  const pdf = file.type === 'pdf' && !text ? fileAddress(view) : null
  const original = view.languages.find((one) => one.original)?.language ?? file.language
  return (
    <>
      <MarkOpened {...place} />
      <Desk {...{ view, notes, comments, receipts, parties, pdf }} person={session.actor.person ?? ''}>
        {pdf === null ? (
          <>
            <p className="mb-3 text-sm font-medium text-muted">{t('converted')}</p>
            {view.blocks.length === 0 ? <Empty title={t('noWords')}>{t('noWordsHint')}</Empty> : null}
            <TextView view={view} lang={file.language} originalLang={original} t={t} />
            {view.next === null ? null : (
              <LinkButton href={addressOf(view, { from: view.next, text })}>{t('goOn')}</LinkButton>
            )}
          </>
        ) : null}
      </Desk>
    </>
  )
}
