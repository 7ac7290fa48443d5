import { words } from '#app/_i18n/server.tsx'
import { portal, shown } from '#app/_trpc/server.ts'
import { LinkButton } from '#app/_ui/button.tsx'
import type { DeskView } from '#server/agenda/schema/desk.ts'
import { Panel } from './panel.tsx'

/** Who is admitted to the desk sees how far each language is, and what has to be done before the next edition. */
export async function AtTheDesk({ meeting, person }: { meeting: number; person: string | null }) {
  const { api } = await portal('/')
  const desk = await shown(api.agenda.desk({ meeting }))
  const { t, format } = await words('home')
  const own = new Set(desk.languages.filter((one) => one.owner === person).map((one) => one.language))
  // an owner asks first how the own language stands
  const progress = desk.progress.toSorted((a, b) => Number(own.has(b.language)) - Number(own.has(a.language)))
  const comments = desk.comments.reduce((sum, one) => sum + one.open, 0)
  const findings = desk.items.filter((item) => !item.gone && item.findings.length > 0).length
  return (
    <Panel
      id="desk"
      title={t('desk')}
      more={
        <LinkButton href={`/meetings/${meeting}/agenda/desk`} variant="secondary">
          {t('openDesk')}
        </LinkButton>
      }
    >
      <table className="w-full">
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('language')}</th>
            <th scope="col">{t('done')}</th>
            <th scope="col">{t('open')}</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {progress.map((one) => (
            <tr key={one.language}>
              <th scope="row" className="w-0 px-5 py-2.5 text-start font-medium whitespace-nowrap">
                {format.language(one.language)}
                {own.has(one.language) ? (
                  <span className="block text-sm font-normal text-muted">{t('yoursToKeep')}</span>
                ) : null}
              </th>
              <td className="w-0 py-2.5 whitespace-nowrap">
                <progress
                  className="hidden h-2 w-28 align-middle sm:inline-block"
                  max={100}
                  value={one.percent}
                  aria-label={format.language(one.language)}
                />
                <span className="ms-3 inline-block min-w-11 text-end tabular-nums">
                  {t('percent', { percent: one.percent })}
                </span>
              </td>
              <td className="px-5 py-2.5 text-sm text-muted">{openIn(one, t, format.list) || t('complete')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {comments + findings > 0 ? (
        <p className="flex flex-wrap gap-x-4 border-t border-line px-5 py-3 text-sm">
          {comments > 0 ? <span>{t('comments', { count: comments })}</span> : null}
          {findings > 0 ? <span className="font-medium text-action">{t('findings', { count: findings })}</span> : null}
        </p>
      ) : null}
    </Panel>
  )
}

type Progress = DeskView['progress'][number]

function openIn(
  one: Progress,
  t: (key: string, params: { count: number }) => string,
  list: (items: string[]) => string,
): string {
  return list(
    (['missing', 'changed', 'review', 'draft'] as const)
      .filter((state) => one[state] > 0)
      .map((state) => t(`state.${state}`, { count: one[state] })),
  )
}
