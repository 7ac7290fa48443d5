import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { words } from '#app/_i18n/server.tsx'

interface Props {
  /** where one is, from the outside in; the last is this page; one alone is the title and not said twice */
  crumbs: Array<{ label: string; href?: string }>
  title: ReactNode
  /** badges beside the title */
  state?: ReactNode
  /** the one primary action, and lesser ones */
  actions?: ReactNode
}

/** Where one is, what it is, and what one does here. */
export async function PageHeader({ crumbs, title, state, actions }: Props) {
  const { t } = await words('frame')
  return (
    <header className="mb-6">
      {crumbs.length > 1 ? <Crumbs crumbs={crumbs} label={t('crumbs')} /> : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 flex-wrap items-center gap-3">
          <h1 className="text-2xl font-semibold tracking-tight sm:text-3xl">{title}</h1>
          {state}
        </div>
        {actions ? <div className="flex flex-wrap gap-2 print:hidden">{actions}</div> : null}
      </div>
    </header>
  )
}

function Crumbs({ crumbs, label }: { crumbs: Props['crumbs']; label: string }) {
  return (
    <nav aria-label={label} className="mb-1.5 print:hidden">
      <ol className="flex flex-wrap items-center gap-1 text-sm text-muted">
        {crumbs.map(({ label, href }, i) => (
          <li key={label} className="flex items-center gap-1">
            {i > 0 ? <ChevronRight aria-hidden className="size-3.5" /> : null}
            {href ? (
              <Link
                prefetch={false}
                href={href}
                className="inline-flex min-h-6 items-center text-link underline-offset-2 hover:underline"
              >
                {label}
              </Link>
            ) : (
              <span aria-current="page">{label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
