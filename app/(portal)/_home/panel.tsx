import type { ReactNode } from 'react'

/** One subject of the first page: its heading, a way to all of it, and the few lines that matter now. */
export function Panel({
  id,
  title,
  more,
  children,
}: {
  id: string
  title: ReactNode
  more?: ReactNode
  children: ReactNode
}) {
  return (
    <section aria-labelledby={id} className="rounded-lg border border-line bg-surface">
      <div className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line px-5 py-2">
        <h2 id={id} className="text-lg font-semibold">
          {title}
        </h2>
        {more}
      </div>
      {children}
    </section>
  )
}
