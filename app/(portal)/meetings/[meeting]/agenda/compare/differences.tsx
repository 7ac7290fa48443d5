import Link from 'next/link'
import type { EditionBrief } from '#server/agenda/schema.ts'
import type { ItemComparison } from '#server/agenda/shape/versions.ts'
import type { Speech } from '../_reading/speech.ts'
import { ComparedItem } from './compared-item.tsx'

interface Props {
  comparison: { from: EditionBrief; to: EditionBrief; language: string; items: ItemComparison[] }
  /** the meeting's page */
  path: string
  /** the venue's zone */
  zone: string
  speech: Speech
}

const differs = (item: ItemComparison): boolean => item.state !== 'same' || item.moved

/** Runs of items that differ, or that do not. */
function runsOf(items: ItemComparison[]): Array<{ changed: boolean; items: ItemComparison[] }> {
  const runs: Array<{ changed: boolean; items: ItemComparison[] }> = []
  for (const item of items) {
    const last = runs.at(-1)
    if (last && last.changed === differs(item)) last.items.push(item)
    else runs.push({ changed: differs(item), items: [item] })
  }
  return runs
}

/** Item by item what differs; what is the same is folded away between. */
export function Differences({ comparison, path, zone, speech }: Props) {
  const { t, format } = speech
  const { from, to, language, items } = comparison
  const changed = items.filter(differs)
  return (
    <>
      <p className="mb-2 text-muted">
        {changed.length === 0
          ? t('comparison.same')
          : `${t('sinceItems', { count: changed.length })}. ${t('comparison.lead')}`}
      </p>
      <div className="sticky top-15 z-10 -mx-1 mb-3 hidden gap-6 bg-paper px-6 py-2 md:grid md:grid-cols-2 print:static print:grid print:grid-cols-2 print:px-0">
        {[from, to].map((edition) => (
          <p key={edition.n} className="flex flex-wrap items-baseline gap-x-3">
            <Link
              href={`${path}/agenda/editions/${edition.n}?lang=${language}`}
              className="inline-flex min-h-6 items-center font-semibold text-link underline-offset-2 hover:underline"
            >
              {t(`edition.${edition.kind}`, { n: edition.ordinal })}
            </Link>
            <span className="text-sm text-muted">{format.dateTime(edition.issuedAt)}</span>
          </p>
        ))}
      </div>
      <div className="flex flex-col gap-4">
        {runsOf(items).map((run) =>
          run.changed ? (
            run.items.map((item) => (
              <ComparedItem key={item.item} item={item} language={language} zone={zone} speech={speech} />
            ))
          ) : (
            <Folded key={run.items[0]?.item} items={run.items} language={language} t={t} />
          ),
        )}
      </div>
    </>
  )
}

function Folded({ items, language, t }: { items: ItemComparison[]; language: string; t: Speech['t'] }) {
  return (
    <details className="rounded-md border border-dashed border-line-strong print:hidden">
      <summary className="min-h-9 px-5 py-1.5 text-muted">{t('comparison.fold', { count: items.length })}</summary>
      <ul className="px-5 pb-3">
        {items.map((item) => {
          const now = item.to ?? item.from
          return (
            <li key={item.item} className="flex gap-2">
              <span className="text-muted tabular-nums">
                {item.from && item.to && item.from.label !== item.to.label
                  ? `${item.from.label} → ${item.to.label}`
                  : now?.label}
              </span>
              <span lang={item.language ?? language}>{now?.title}</span>
            </li>
          )
        })}
      </ul>
    </details>
  )
}
