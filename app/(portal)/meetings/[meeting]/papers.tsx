import Link from 'next/link'
import { words } from '#app/_i18n/server.tsx'
import { Badge, Empty } from '#app/_ui/badge.tsx'
import type { PaperView } from '#server/documents/schema.ts'

/** The papers of a meeting by number, each with its versions; the older are marked superseded. */
export async function Papers({ papers, meeting }: { papers: PaperView[]; meeting: number }) {
  const { t } = await words('documents')
  if (papers.length === 0) return <Empty title={t('none')} />
  return (
    <ul className="divide-y divide-line rounded-md border border-line bg-surface" data-list="papers">
      {papers.map((paper) => (
        <li key={paper.id} className="px-4 py-3">
          <div className="flex flex-wrap items-baseline gap-x-4">
            <Link
              prefetch={false}
              href={`/meetings/${meeting}/agenda`}
              className="inline-flex min-h-6 items-center font-medium text-link underline-offset-2 hover:underline"
            >
              {paper.title}
            </Link>
            <span className="text-muted">{t(`purpose.${paper.purpose}`)}</span>
          </div>
          <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-sm">
            {paper.versions.map((version) => (
              <li key={version.number} className="flex items-center gap-2 tabular-nums">
                {version.number}
                {version.status === 'issued' ? null : <Badge>{t(`status.${version.status}`)}</Badge>}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
