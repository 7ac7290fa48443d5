import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { words } from '#app/_i18n/server.tsx'
import { portal, shown } from '#app/_trpc/server.ts'
import { Empty } from '#app/_ui/badge.tsx'
import { Button, LinkButton } from '#app/_ui/button.tsx'
import { SelectField } from '#app/_ui/field.tsx'
import { Fonts } from '#app/_ui/fonts.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import type { ReadingView } from '#server/documents/shape/reading.ts'
import { Paragraphs } from './paragraphs.tsx'

interface Params {
  params: Promise<{ paper: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words('reading')
  return { title: t('compare.title') }
}

const revision = (value: string | string[] | undefined): number | undefined =>
  typeof value === 'string' && /^\d{1,2}$/.test(value) ? Number(value) : undefined

/** Two versions of a paper, paragraph by paragraph. */
export default async function ComparePage({ params, searchParams }: Params) {
  const { paper } = await params
  const wish = await searchParams
  const { api } = await portal(`/documents/${paper}/compare`)
  const view = await shown(api.documents.read({ paper }))
  const known = view.versions.filter((one) => one.status !== 'withdrawn').map((one) => one.revision)
  const to = revision(wish['to']) ?? known[0]
  const from = revision(wish['from']) ?? known.find((one) => to !== undefined && one < to) ?? to
  if (from === undefined || to === undefined) notFound()
  const language = typeof wish['lang'] === 'string' ? wish['lang'] : undefined
  const found = await shown(api.documents.compare({ paper, from, to, ...(language ? { language } : {}) }))
  const { t } = await words('reading')
  return (
    <>
      <Fonts languages={[found.language]} />
      <PageHeader
        crumbs={[{ label: view.version.number, href: `/documents/${paper}` }, { label: t('compare.title') }]}
        title={t('compare.titleOf', { title: found.to.title })}
        state={null}
        actions={<LinkButton href={`/documents/${paper}?rev=${to}`}>{t('compare.read')}</LinkButton>}
      />
      <Choice view={view} from={from} to={to} language={found.language} />
      {from === to ? <Empty title={t('compare.one')} /> : <Paragraphs comparison={found} />}
    </>
  )
}

async function Choice({ view, from, to, language }: { view: ReadingView; from: number; to: number; language: string }) {
  const { t, format } = await words('reading')
  const chosen = { from, to }
  return (
    <form
      aria-label={t('compare.choose')}
      className="mb-6 flex flex-wrap items-end gap-4 rounded-lg border border-line bg-surface px-4 py-3 print:hidden"
    >
      {(['from', 'to'] as const).map((side) => (
        <SelectField key={side} id={side} name={side} label={t(`compare.${side}`)} defaultValue={chosen[side]}>
          {view.versions
            .filter((one) => one.status !== 'withdrawn')
            .map((one) => (
              <option key={one.revision} value={one.revision}>
                {one.number}, {format.date(one.issuedAt)}
              </option>
            ))}
        </SelectField>
      ))}
      <SelectField id="lang" name="lang" label={t('languages.label')} defaultValue={language}>
        {view.languages.map((one) => (
          <option key={one.language} value={one.language}>
            {format.language(one.language)}
          </option>
        ))}
      </SelectField>
      <Button type="submit" variant="primary" className="min-h-10">
        {t('compare.act')}
      </Button>
    </form>
  )
}
