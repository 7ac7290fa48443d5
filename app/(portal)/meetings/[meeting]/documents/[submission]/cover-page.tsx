'use client'
import { useWords } from '#app/_i18n/client.tsx'
import { DownloadButton } from '#app/_ui/button.tsx'
import type { CoverSheet } from '#server/documents/schema.ts'

/** What a cover sheet says of its meeting. */
export interface CoverMeeting {
  forum: string
  name: string
  place: string
  dates: string
}

interface Props {
  cover: CoverSheet
  number: string | null
  meeting: CoverMeeting
  /** the submission whose sheet is downloaded */
  of: string
}

/** A cover sheet as it will stand before the paper, in APEC's order (domain.md, Papers), and as a file. */
export function CoverPage({ cover, number, meeting, of }: Props) {
  const { t, language } = useWords('documents')
  return (
    <section aria-labelledby="cover" className="flex flex-col gap-3">
      <h2 id="cover" className="text-lg font-semibold">
        {t('cover.asItWillBe')}
      </h2>
      <div
        data-cover
        className="mx-auto flex min-h-[34rem] w-full max-w-[30rem] flex-col gap-3 rounded-sm border border-line-strong bg-surface px-6 py-8 shadow-sm"
      >
        <div className="flex flex-wrap justify-between gap-x-6 gap-y-1 border-t-2 border-primary pt-2">
          <p className="text-sm text-muted">{meeting.forum}</p>
          <div className="ms-auto text-end">
            {number ? (
              <p className="font-semibold tabular-nums">{number}</p>
            ) : (
              <p className="text-sm">
                {t('cover.number')}: {t('cover.numberLater')}
              </p>
            )}
            {cover.item ? (
              <p className="text-sm">
                {t('cover.item')}: {cover.item.label}
              </p>
            ) : null}
          </div>
        </div>
        <p className="mt-16 text-center text-2xl leading-tight font-semibold break-words">
          {cover.title || t('untitled')}
        </p>
        <Facts cover={cover} />
        <Access cover={cover} />
        <div className="border-y border-line py-3 text-center">
          <p className="font-semibold">{meeting.name}</p>
          {meeting.place ? <p className="text-sm">{meeting.place}</p> : null}
          {meeting.dates ? <p className="text-sm">{meeting.dates}</p> : null}
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {(['docx', 'pdf'] as const).map((format) => (
          <DownloadButton key={format} href={`/api/files/covers/${of}.${format}?lang=${language}`}>
            {t('cover.download', { format: format.toUpperCase() })}
          </DownloadButton>
        ))}
        <p className="text-sm text-muted">{t('cover.downloadHint')}</p>
      </div>
    </section>
  )
}

function Facts({ cover }: { cover: CoverSheet }) {
  const { t } = useWords('documents')
  const facts = [
    [t('cover.purpose'), t(`purpose.${cover.purpose}`)],
    [t('cover.submittedBy'), cover.submittedBy],
    ...(cover.previous ? [[t('cover.previous'), cover.previous]] : []),
  ]
  return (
    <dl className="text-center">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt className="inline text-muted">{label}: </dt>
          <dd className="inline break-words">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Access({ cover }: { cover: CoverSheet }) {
  const { t, format } = useWords('documents')
  const names = useWords('parties')
  const facts: Array<[string, string]> = [[t('cover.access'), t(`access.${cover.access}`)]]
  if (cover.access === 'economies')
    facts.push([t('cover.economies'), format.list(cover.economies.map((one) => names.t(one)))])
  if (cover.access !== 'public' && cover.restriction) facts.push([t('cover.restriction'), cover.restriction])
  if (cover.access !== 'public' && cover.derestrictOn)
    facts.push([t('cover.derestrictOn'), format.days(cover.derestrictOn, cover.derestrictOn)])
  return (
    <dl className="mt-auto rounded bg-selected p-3 text-sm">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt className="inline text-muted">{label}: </dt>
          <dd className="inline break-words">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
