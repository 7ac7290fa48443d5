import { Clock, Download } from 'lucide-react'
import Link from 'next/link'
import { words } from '#app/_i18n/server.tsx'
import { Badge, Chip } from '#app/_ui/badge.tsx'
import type { PaperView } from '#server/documents/schema.ts'

interface Group {
  item: string | null
  label: string | null
  papers: PaperView[]
}

/** Papers that follow each other under one agenda item stand together; the numbers keep their order within a page. */
function groupsOf(papers: PaperView[]): Group[] {
  const groups = new Map<string, Group>()
  for (const paper of papers) {
    const key = paper.item ?? ''
    const group = groups.get(key) ?? { item: paper.item, label: paper.itemLabel, papers: [] }
    groups.set(key, group)
    group.papers.push(paper)
  }
  return [...groups.values()].sort((a, b) => (a.label ?? '').localeCompare(b.label ?? '', 'en', { numeric: true }))
}

/** The papers of a meeting under their agenda items. */
export async function PaperTable({ papers, meeting }: { papers: PaperView[]; meeting: number }) {
  const { t } = await words('documents')
  return groupsOf(papers).map((group) => (
    <section key={group.item ?? ''} className="mb-6">
      <h3 className="mb-2 font-semibold">{group.label ? t('item', { label: group.label }) : t('withoutItem')}</h3>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface" data-list="papers">
        {group.papers.map((paper) => (
          <Line key={paper.id} paper={paper} meeting={meeting} />
        ))}
      </ul>
    </section>
  ))
}

async function Line({ paper, meeting }: { paper: PaperView; meeting: number }) {
  const { t, format } = await words('documents')
  const names = await words('parties')
  const standing = paper.versions.find((version) => version.status === 'issued') ?? paper.versions[0]
  const address = paper.sequence === 1 ? `/meetings/${meeting}/agenda` : `/documents/${paper.id}`
  return (
    <li className="grid gap-x-5 gap-y-1 px-4 py-3 sm:grid-cols-[12.5rem_minmax(0,1fr)_auto]">
      <p className="text-sm text-muted tabular-nums sm:pt-0.5">{standing?.number}</p>
      <div className="min-w-0">
        <Link
          prefetch={false}
          href={address}
          className={`inline-flex min-h-6 items-center break-words text-link underline-offset-2 hover:underline ${paper.opened ? '' : 'font-semibold'}`}
        >
          {paper.title}
        </Link>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          <span>{t(`purpose.${paper.purpose}`)}</span>
          {paper.party ? <Chip abbreviation={paper.party.toUpperCase()} name={names.t(paper.party)} /> : null}
          <span className="text-muted">{paper.submittedBy}</span>
          {paper.access === 'public' ? null : <Badge tone="warn">{t(`access.${paper.access}`)}</Badge>}
          {standing?.late ? (
            <Badge tone="warn" icon={Clock}>
              {t('late')}
            </Badge>
          ) : null}
          {standing && standing.circulatedAt === null ? <Badge tone="info">{t('waits')}</Badge> : null}
          {standing?.status === 'withdrawn' ? <Badge>{t('status.withdrawn')}</Badge> : null}
          {paper.versions.length > 1 ? (
            <span className="text-muted">{t('versionsCount', { count: paper.versions.length })}</span>
          ) : null}
        </p>
      </div>
      <ul className="flex flex-wrap items-start gap-2">
        {paper.files
          .filter((file) => file.state === 'clean')
          .map((file) => (
            <li key={file.id}>
              <a
                href={`/api/files/${file.id}`}
                download
                className="inline-flex min-h-8 items-center gap-1.5 rounded border border-line-strong px-2 text-sm hover:bg-hover"
              >
                <Download aria-hidden className="size-3.5" />
                {t('fileOf', { type: file.type.toUpperCase(), language: format.language(file.language) })}
              </a>
            </li>
          ))}
      </ul>
    </li>
  )
}
