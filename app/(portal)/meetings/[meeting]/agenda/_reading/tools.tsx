import { Download } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { EditionView } from '#server/agenda/schema.ts'
import type { Speech } from './speech.ts'

interface Props {
  view: EditionView
  edition: NonNullable<EditionView['edition']>
  speech: Speech
}

const formats = ['pdf', 'docx', 'csv', 'ics'] as const
const choice =
  'inline-flex min-h-8 items-center gap-1.5 rounded-md border px-2.5 text-[0.9375rem] hover:bg-hover aria-[current]:border-primary aria-[current]:bg-selected aria-[current]:font-semibold'

/** Its languages, its files, its elder sisters: all as links. */
export function Tools({ view, edition, speech }: Props) {
  const { t, format } = speech
  const path = `/meetings/${view.meeting.id}/agenda`
  const here = `${path}/editions/${edition.n}`
  const readable = edition.withdrawnAt === null || view.items.length > 0
  const before = view.editions.findLast((one) => one.n < edition.n && one.withdrawnAt === null)
  return (
    <div className="mb-6 flex flex-wrap gap-x-10 gap-y-4 rounded-lg border border-line bg-surface px-4 py-3 sm:px-5 print:hidden">
      {readable ? (
        <>
          <Row label={t('language')} id="languages">
            {edition.languages.map(({ language }) => (
              <Link
                key={language}
                href={`${here}?lang=${language}`}
                hrefLang={language}
                lang={language}
                prefetch={false}
                aria-current={language === view.language ? 'true' : undefined}
                className={`${choice} border-line-strong`}
              >
                {nameIn(language)}
              </Link>
            ))}
          </Row>
          <Row label={t('downloads')} id="downloads">
            {formats.map((one) => (
              <a
                key={one}
                href={`${here}.${one}?lang=${view.language}`}
                download
                className={`${choice} border-line-strong`}
              >
                <Download aria-hidden className="size-4" />
                {t(one)}
              </a>
            ))}
          </Row>
        </>
      ) : null}
      <Row label={t('allEditions')} id="editions">
        {view.editions.map((one) => (
          <Link
            key={one.n}
            href={`${path}/editions/${one.n}${view.language ? `?lang=${view.language}` : ''}`}
            prefetch={false}
            aria-current={one.n === edition.n ? 'page' : undefined}
            className={`${choice} border-line-strong`}
            title={format.dateTime(one.issuedAt)}
          >
            {t(`edition.${one.kind}`, { n: one.ordinal })}
            {one.withdrawnAt ? <span className="text-sm text-muted">({t('state.withdrawn')})</span> : null}
          </Link>
        ))}
        {before && readable ? (
          <Link
            href={`${path}/compare?from=${before.n}&to=${edition.n}&lang=${view.language}`}
            prefetch={false}
            className="inline-flex min-h-8 items-center text-link underline underline-offset-2"
          >
            {t('compare')}
          </Link>
        ) : null}
      </Row>
      {view.cuts.length > 0 ? (
        <Row label={t('cut.list')} id="cuts">
          <Cuts meeting={view.meeting} cuts={view.cuts} speech={speech} />
        </Row>
      ) : null}
    </div>
  )
}

/** The drafts as of their dates: links of their own, since they are no editions. */
export function Cuts({
  meeting,
  cuts,
  speech: { t, format },
}: {
  meeting: { id: number; zone: string }
  cuts: EditionView['cuts']
  speech: Speech
}) {
  return cuts.map((one) => (
    <Link
      key={one.id}
      href={`/meetings/${meeting.id}/agenda/drafts/${one.id}`}
      prefetch={false}
      className={`${choice} border-dashed border-line-strong`}
    >
      {t('cut.title', { date: format.date(one.dueAt, meeting.zone) })}
    </Link>
  ))
}

/** A language by its own name, as its readers look for it. */
function nameIn(language: string): string {
  return new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language
}

function Row({ label, id, children }: { label: string; id: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-1 text-sm font-medium text-muted">
        {label}
      </h2>
      <div className="flex flex-wrap items-center gap-2">{children}</div>
    </section>
  )
}
