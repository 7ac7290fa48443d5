import Link from 'next/link'
import { words } from '#app/_i18n/server.tsx'
import { portal, shown } from '#app/_trpc/server.ts'
import type { CitationsView } from '#server/documents/shape/reading.ts'

/** Which papers this one names, and which name it. */
export async function Citations({ paper }: { paper: string }) {
  const { api } = await portal(`/documents/${paper}`)
  const { cites, citedBy } = await shown(api.documents.citations({ paper }))
  const { t } = await words('reading')
  if (cites.length + citedBy.length === 0) return null
  return (
    <section aria-labelledby="reading-citations" className="mt-8 border-t border-line pt-4">
      <h2 id="reading-citations" className="mb-2 text-lg font-semibold">
        {t('citations.title')}
      </h2>
      <div className="grid gap-6 md:grid-cols-2">
        <List title={t('citations.cites')} papers={cites} />
        <List title={t('citations.citedBy')} papers={citedBy} />
      </div>
    </section>
  )
}

function List({ title, papers }: { title: string; papers: CitationsView['cites'] }) {
  if (papers.length === 0) return null
  return (
    <div>
      <h3 className="font-medium">{title}</h3>
      <ul className="mt-1 flex flex-col gap-1">
        {papers.map((one) => (
          <li key={one.number}>
            {one.paper ? (
              <Link prefetch={false} href={`/documents/${one.paper}`}>
                <span className="tabular-nums">{one.number}</span> {one.title}
              </Link>
            ) : (
              <span className="tabular-nums">{one.number}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
