import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

const tones = {
  plain: 'border-line-strong text-muted',
  ok: 'border-ok bg-ok-soft text-ok',
  warn: 'border-warn bg-warn-soft text-warn',
  info: 'border-info bg-info-soft text-info',
  action: 'border-action bg-action-soft text-action',
  danger: 'border-danger bg-danger-soft text-danger',
}
export type Tone = keyof typeof tones

/** A state as a word with its sign; colour is never the only one. */
export function Badge({
  tone = 'plain',
  icon: Icon,
  children,
}: {
  tone?: Tone
  icon?: LucideIcon
  children: ReactNode
}) {
  return (
    <span
      className={`inline-flex items-center gap-1 rounded border px-1.5 py-0.5 text-sm leading-tight ${tones[tone]}`}
    >
      {Icon ? <Icon aria-hidden className="size-3.5 shrink-0" /> : null}
      {children}
    </span>
  )
}

/** An economy or body by APEC's abbreviation. */
export function Chip({ abbreviation, name }: { abbreviation: string; name?: string | null }) {
  return (
    <abbr
      title={name ?? undefined}
      className="inline-block rounded bg-selected px-1.5 py-0.5 text-xs font-semibold tracking-wide text-ink no-underline"
    >
      {abbreviation}
    </abbr>
  )
}

/** A message beside the work: what is so, and what to do. */
export function Callout({
  tone = 'info',
  title,
  children,
}: {
  tone?: Exclude<Tone, 'plain'>
  title?: string
  children: ReactNode
}) {
  return (
    <div className={`rounded-md border-s-4 px-4 py-3 ${tones[tone]}`}>
      {title ? <p className="font-semibold">{title}</p> : null}
      <div className="text-ink">{children}</div>
    </div>
  )
}

/** What a list says while nothing is in it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="rounded-md border border-dashed border-line-strong px-6 py-10 text-center">
      <p className="font-medium">{title}</p>
      {children ? <div className="mt-1 text-muted">{children}</div> : null}
    </div>
  )
}
