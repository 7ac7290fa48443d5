'use client'
import { useWords } from '#app/_i18n/client.tsx'
import type { Head } from '#app/_offline/pack.ts'
import { Empty } from '#app/_ui/badge.tsx'
import { KeptFiles } from './kept-files.tsx'

/** The kept papers under their agenda items. */
export function Papers({ head }: { head: Head }) {
  const { t } = useWords('documents')
  const offline = useWords('offline')
  if (head.papers.length === 0) return <Empty title={offline.t('noPapers')} />
  const groups = Map.groupBy(head.papers, (paper) => paper.itemLabel ?? '')
  const sorted = [...groups].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
  return sorted.map(([label, papers]) => (
    <section key={label} className="mb-6">
      <h2 className="mb-2 font-semibold">{label ? t('item', { label }) : t('withoutItem')}</h2>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
        {papers.map((paper) => (
          <li key={paper.paper} className="grid gap-x-5 gap-y-1 px-4 py-3 sm:grid-cols-[12.5rem_minmax(0,1fr)_auto]">
            <p className="text-sm text-muted tabular-nums sm:pt-0.5">{paper.number}</p>
            <p className="min-w-0">
              <a
                href={`#/documents/${paper.paper}`}
                className="inline-flex min-h-6 items-center break-words text-link underline"
              >
                {paper.title}
              </a>
            </p>
            <KeptFiles head={head} files={paper.files} />
          </li>
        ))}
      </ul>
    </section>
  ))
}
