import { words } from '#app/_i18n/server.tsx'
import { Badge, Empty } from '#app/_ui/badge.tsx'
import type { ExpectedView } from '#server/documents/shape/expected.ts'
import type { PaperView } from '#server/documents/schema.ts'
import { AddExpected, ExpectedActs, LayStanding } from './standing-acts.tsx'

interface Props {
  meeting: number
  expected: ExpectedView[]
  papers: PaperView[]
  parties: Array<{ id: string; name: string }>
  /** lists them, adds and drops */
  lists: boolean
}

/** The papers that every meeting has, who brings each, and which of them are there. */
export async function Standing({ meeting, expected, papers, parties, lists }: Props) {
  const { t } = await words('planning')
  const documents = await words('documents')
  const names = await words('parties')
  if (expected.length === 0 && !lists) return null
  const here = expected.filter((one) => one.paper !== null).length
  const choices = papers.map(({ id, title, versions }) => ({ id, name: `${versions[0]?.number ?? ''} ${title}` }))
  return (
    <section aria-labelledby="standing">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-2">
        <h2 id="standing" className="text-xl font-semibold">
          {t('standing')}
        </h2>
        {expected.length > 0 ? (
          <span className="text-muted">{t('standingCount', { here, count: expected.length })}</span>
        ) : null}
      </div>
      {expected.length === 0 ? <Empty title={t('noStanding')} /> : null}
      <ul className="divide-y divide-line rounded-md border border-line bg-surface empty:hidden" data-list="standing">
        {expected.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2">
            <div className="min-w-0">
              <span className="font-medium">{one.title}</span>
              <span className="block text-sm text-muted">
                {one.party ? names.t(one.party) : t('secretariat')} · {documents.t(`purpose.${one.purpose}`)}
              </span>
            </div>
            <div className="flex items-center gap-2">
              {one.paper ? (
                <Badge tone="ok">{one.paper.number}</Badge>
              ) : (
                <Badge tone="warn">{t('expectedStill')}</Badge>
              )}
              {lists ? <ExpectedActs meeting={meeting} expected={one} papers={choices} /> : null}
            </div>
          </li>
        ))}
      </ul>
      {lists ? (
        <div className="mt-3 flex flex-wrap gap-2">
          {expected.length === 0 ? <LayStanding meeting={meeting} /> : null}
          <AddExpected meeting={meeting} parties={parties} />
        </div>
      ) : null}
    </section>
  )
}
