import type { EditionView } from '#server/agenda/schema.ts'
import { Changes } from './item.tsx'
import type { Speech } from './speech.ts'

/** What has changed since this reader last read, with a way to each item; no panel for who reads for the first time. */
export function Since({ view, speech: { t, format } }: { view: EditionView; speech: Speech }) {
  const { since } = view
  if (!since) return null
  const before = view.editions.find((one) => one.n === since.n)
  const changed = view.items.filter((item) => item.changes.length > 0)
  const quiet = changed.length === 0 && since.dropped.length === 0
  return (
    <section
      aria-labelledby="since"
      className="mb-5 rounded-lg border border-line border-s-4 border-s-action bg-surface px-4 py-3 sm:px-5 print:hidden"
    >
      <h2 id="since" className="text-lg font-semibold">
        {t('sinceTitle')}
      </h2>
      {before ? (
        <p className="text-sm text-muted">
          {t('sinceWhen', {
            edition: t(`edition.${before.kind}`, { n: before.ordinal }),
            at: format.dateTime(since.readAt),
          })}
        </p>
      ) : null}
      {quiet ? <p className="mt-2">{t('sinceNothing')}</p> : null}
      <ul className="mt-2 flex flex-col gap-1">
        {changed.map((item) => (
          <li key={item.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <a
              href={`#item-${item.id}`}
              className="flex min-h-7 items-center gap-2 text-link underline underline-offset-2"
            >
              <span className="shrink-0 whitespace-nowrap tabular-nums">{item.label}</span>
              <span lang={item.language}>{item.title}</span>
            </a>
            <Changes changes={item.changes} t={t} />
          </li>
        ))}
      </ul>
      {since.dropped.length > 0 ? (
        <p className="mt-2">
          {t('dropped', { items: format.list(since.dropped.map(({ label, title }) => `${label} ${title}`)) })}
        </p>
      ) : null}
    </section>
  )
}
