import Link from 'next/link'
import { words } from '#app/_i18n/server.tsx'
import { Badge } from '#app/_ui/badge.tsx'
import type { Classified } from '#server/documents/shape/classification.ts'

/** The list as APEC's Annex 2 has it; a narrow screen scrolls it, also from the keyboard. */
export async function Lines({ lines }: { lines: Classified[] }) {
  const { t, format } = await words('documents')
  const columns = ['number', 'paperTitle', 'item', 'submittedBy', 'publicAccess', 'restriction', 'derestrictOn', 'file']
  return (
    <div className="overflow-x-auto rounded-lg border border-line bg-surface" tabIndex={0}>
      <table className="w-full min-w-[64rem] text-[0.9375rem]" data-list="classification">
        <thead className="text-sm text-muted">
          <tr className="border-b border-line-strong">
            {columns.map((column) => (
              <th key={column} scope="col" className="px-3 py-2 text-start font-medium">
                {t(`classified.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {lines.map((line) => (
            <tr key={line.paper} className="align-baseline">
              <th scope="row" className="px-3 py-2 text-start font-medium whitespace-nowrap tabular-nums">
                {line.number}
              </th>
              <td className="px-3 py-2">
                <Link
                  prefetch={false}
                  href={`/documents/${line.paper}`}
                  className="inline-flex min-h-6 items-center text-link underline-offset-2 hover:underline"
                >
                  {line.title}
                </Link>
              </td>
              <td className="px-3 py-2 tabular-nums">{line.itemLabel}</td>
              <td className="px-3 py-2">{line.submittedBy}</td>
              <td className="px-3 py-2">
                <Badge tone={line.access === 'public' ? 'ok' : 'warn'}>{t(`yes.${line.access === 'public'}`)}</Badge>
              </td>
              <td className="px-3 py-2">{line.restriction}</td>
              <td className="px-3 py-2 whitespace-nowrap">
                {line.derestrictOn ? format.days(line.derestrictOn, line.derestrictOn) : null}
              </td>
              <td className="px-3 py-2 whitespace-nowrap tabular-nums">{line.fileName}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
