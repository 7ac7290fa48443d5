import { CircleAlert, Download, FileText, GitCompareArrows, Image as Picture } from 'lucide-react'
import Link from 'next/link'
import { words } from '#app/_i18n/server.tsx'
import { Badge, Callout } from '#app/_ui/badge.tsx'
import { DownloadButton, LinkButton } from '#app/_ui/button.tsx'
import type { LanguageStanding, ReadingView } from '#server/documents/shape/reading.ts'

interface Wish {
  revision?: number
  language?: string
  text?: boolean
  from?: number
}

/** The address of a reading: the version, the language, the way it is shown. */
export function addressOf(view: ReadingView, wish: Wish): string {
  const revision = wish.revision ?? view.version.revision
  const language = wish.language ?? view.file?.language
  const query = new URLSearchParams({
    rev: String(revision),
    ...(language ? { lang: language } : {}),
    ...(wish.text ? { view: 'text' } : {}),
    ...(wish.from ? { from: String(wish.from) } : {}),
  })
  return `/documents/${view.paper.id}?${query.toString()}`
}

/** Above the paper: which version, which language and how far it is behind, the file, the comparison. */
export async function Tools({ view, text, file }: { view: ReadingView; text: boolean; file: string | null }) {
  const { t } = await words('reading')
  const before = view.versions.find((one) => one.revision < view.version.revision && one.status !== 'withdrawn')
  const pdf = view.file?.type === 'pdf'
  return (
    <>
      <div className="mb-3 flex flex-wrap items-start gap-x-8 gap-y-3 rounded-lg border border-line bg-surface px-4 py-3 print:hidden">
        <Versions view={view} />
        <Languages view={view} />
        <div className="flex flex-wrap gap-2 lg:ms-auto">
          {pdf ? (
            <LinkButton href={addressOf(view, { text: !text })}>
              {text ? <Picture aria-hidden className="size-4" /> : <FileText aria-hidden className="size-4" />}
              {text ? t('asPages') : t('asText')}
            </LinkButton>
          ) : null}
          {before ? (
            <LinkButton
              href={`/documents/${view.paper.id}/compare?from=${before.revision}&to=${view.version.revision}`}
            >
              <GitCompareArrows aria-hidden className="size-4" />
              {t('compare.with', { number: before.number })}
            </LinkButton>
          ) : null}
          {file ? (
            <DownloadButton href={file} download={view.file?.name}>
              <Download aria-hidden className="size-4" />
              {t('download', { type: (view.file?.type ?? '').toUpperCase() })}
            </DownloadButton>
          ) : null}
        </div>
      </div>
      <Standing view={view} />
    </>
  )
}

async function Versions({ view }: { view: ReadingView }) {
  const { t, format } = await words('reading')
  return (
    <nav aria-label={t('versions.label')}>
      <p className="text-sm font-medium text-muted">{t('versions.label')}</p>
      <ul className="flex flex-wrap gap-x-3 gap-y-1">
        {view.versions.map((one) => (
          <li key={one.id} className="flex items-center gap-1.5">
            <Link
              prefetch={false}
              href={addressOf(view, { revision: one.revision })}
              aria-current={one.id === view.version.id ? 'page' : undefined}
              className="rounded px-1 tabular-nums underline-offset-4 aria-[current]:bg-selected aria-[current]:font-semibold"
              title={format.date(one.issuedAt)}
            >
              {one.revision === 0 ? t('versions.first') : t('versions.rev', { n: one.revision })}
            </Link>
            {one.status === 'issued' ? null : <Badge>{t(`versions.${one.status}`)}</Badge>}
          </li>
        ))}
      </ul>
    </nav>
  )
}

async function Languages({ view }: { view: ReadingView }) {
  const { t, format } = await words('reading')
  if (view.languages.length === 0) return null
  const late = (one: LanguageStanding): boolean =>
    !one.original && (one.behind + one.missing > 0 || one.revision < view.version.revision)
  return (
    <nav aria-label={t('languages.label')}>
      <p className="text-sm font-medium text-muted">{t('languages.label')}</p>
      <ul className="flex flex-wrap gap-x-3 gap-y-1">
        {view.languages.map((one) => (
          <li key={one.language} className="flex items-center gap-1.5">
            <Link
              prefetch={false}
              href={addressOf(view, { language: one.language })}
              aria-current={one.language === view.file?.language ? 'true' : undefined}
              className="rounded px-1 underline-offset-4 aria-[current]:bg-selected aria-[current]:font-semibold"
            >
              {format.language(one.language)}
            </Link>
            {one.original ? <Badge>{t('languages.original')}</Badge> : null}
            {late(one) ? (
              <Badge tone="warn" icon={CircleAlert}>
                {t('languages.behind', { count: one.behind + one.missing })}
              </Badge>
            ) : null}
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** What a reader should know of the words before them: behind the original, or of a version that stands no more. */
async function Standing({ view }: { view: ReadingView }) {
  const { t, format } = await words('reading')
  const newest = view.versions.find((one) => one.status === 'issued')
  const own = view.languages.find((one) => one.language === view.file?.language)
  const original = view.languages.find((one) => one.original)
  const earlier = view.versions.find((one) => one.revision === own?.revision)
  const behind = view.blocks.filter((one) => one.standing === 'behind' || one.standing === 'dropped')
  return (
    <div className="mb-3 flex flex-col gap-2 empty:hidden">
      {view.version.status === 'superseded' && newest ? (
        <Callout tone="warn" title={t('superseded')}>
          <Link prefetch={false} href={addressOf(view, { revision: newest.revision })}>
            {t('readNewest', { number: newest.number })}
          </Link>
        </Callout>
      ) : null}
      {own && !own.original && own.behind + own.missing > 0 ? (
        <Callout tone="warn" title={t('behind.title', { count: own.behind + own.missing })}>
          <p>
            {own.revision < view.version.revision
              ? t('behind.earlier', { number: earlier?.number ?? '' })
              : t('behind.lead')}{' '}
            {original ? (
              <Link prefetch={false} href={addressOf(view, { language: original.language })}>
                {t('behind.original', { language: format.language(original.language) })}
              </Link>
            ) : null}
          </p>
          {view.file?.type === 'pdf' && behind.length > 0 ? (
            <ul className="mt-1 list-disc ps-5" lang={own.language}>
              {behind.map((one) => (
                <li key={one.block}>{one.text}</li>
              ))}
            </ul>
          ) : null}
        </Callout>
      ) : null}
    </div>
  )
}
