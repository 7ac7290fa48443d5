'use client'
import { useWords } from '#app/_i18n/client.tsx'
import type { Act } from '#app/_trpc/use-act.ts'
import { Badge, Callout, type Tone } from '#app/_ui/badge.tsx'
import { Button } from '#app/_ui/button.tsx'
import { Refused } from '#app/_ui/refused.tsx'
import type { ImportPlan, ImportRow } from '#server/documents/shape/import.ts'

const tones: Record<ImportRow['outcome'], Tone> = { paper: 'ok', revision: 'info', refused: 'danger' }

/** The third step: what each row would do, and the one button that does all of it. */
export function Plan({ plan, act }: { plan: ImportPlan; act: Act<[]> }) {
  const { t } = useWords('import')
  const refused = plan.rows.filter((row) => row.outcome === 'refused').length
  return (
    <div className="flex flex-col gap-4">
      {refused > 0 ? (
        <Callout tone="danger" title={t('refusedRows', { count: refused, all: plan.rows.length })}>
          {t('refusedHint')}
        </Callout>
      ) : (
        <Callout tone="ok" title={t('ready', { count: plan.rows.length })}>
          {t('nextThen', { number: plan.next })}
        </Callout>
      )}
      {plan.leftOver.length > 0 ? (
        <Callout tone="warn" title={t('leftOver')}>
          {plan.leftOver.join('; ')}
        </Callout>
      ) : null}
      <div className="overflow-x-auto rounded-lg border border-line bg-surface" tabIndex={0}>
        <table className="w-full text-[0.9375rem]" data-list="import">
          <thead className="text-sm text-muted">
            <tr className="border-b border-line-strong">
              {['line', 'number', 'outcome'].map((column) => (
                <th key={column} scope="col" className="px-3 py-2 text-start font-medium">
                  {t(`columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {plan.rows.map((row) => (
              <Row key={row.line} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      <Refused loud error={act.error} />
      <Button
        variant="primary"
        className="self-start"
        pending={act.pending}
        disabled={refused > 0}
        onClick={() => act.run()}
      >
        {t('import', { count: plan.rows.length })}
      </Button>
    </div>
  )
}

function Row({ row }: { row: ImportRow }) {
  const { t } = useWords('import')
  const errors = useWords('errors')
  return (
    <tr className="align-baseline">
      <td className="px-3 py-2 tabular-nums">{row.line}</td>
      <th scope="row" className="px-3 py-2 text-start font-medium">
        <span className="tabular-nums">{row.number}</span>
        <span className="block font-normal break-words text-muted">{row.title}</span>
      </th>
      <td className="px-3 py-2">
        <Badge tone={tones[row.outcome]}>{t(`outcome.${row.outcome}`)}</Badge>
        <ul className="mt-1 text-sm">
          {row.refusals.map(({ code, params }) => (
            <li key={`${code}${JSON.stringify(params)}`} className="text-danger">
              {errors.t(code, params)}
            </li>
          ))}
          {row.notes.map(({ code, params }) => (
            <li key={code} className="text-muted">
              {errors.t(code, params)}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  )
}
