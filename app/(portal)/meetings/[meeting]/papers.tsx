import Link from 'next/link'
import { words } from '#app/_i18n/server.tsx'
import { Badge, Empty } from '#app/_ui/badge.tsx'
import { LinkButton } from '#app/_ui/button.tsx'
import type { PaperView } from '#server/documents/schema.ts'

/** The first papers of a meeting with their standing numbers, and the way to all of them. */
export async function Papers({ papers, meeting }: { papers: PaperView[]; meeting: number }) {
  const { t } = await words('documents')
  return (
    <>
      {papers.length === 0 ? <Empty title={t('none')} /> : null}
      <ul className="divide-y divide-line rounded-md border border-line bg-surface empty:hidden" data-list="papers">
        {papers.map((paper) => (
          <li key={paper.id} className="flex flex-wrap items-baseline gap-x-4 px-4 py-2.5">
            <Link
              prefetch={false}
              // the agenda is paper 001 and is read where its editions are
              href={paper.sequence === 1 ? `/meetings/${meeting}/agenda` : `/documents/${paper.id}`}
              className="inline-flex min-h-6 items-center font-medium text-link underline-offset-2 hover:underline"
            >
              {paper.title}
            </Link>
            <span className="flex flex-wrap items-center gap-2 text-sm tabular-nums">
              {paper.versions[0]?.number}
              {paper.versions[0]?.late ? <Badge tone="warn">{t('late')}</Badge> : null}
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-4">
        <LinkButton href={`/meetings/${meeting}/documents`}>{t('all')}</LinkButton>
      </p>
    </>
  )
}
