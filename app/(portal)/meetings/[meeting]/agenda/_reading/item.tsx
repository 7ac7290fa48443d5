import { Languages, Lock } from 'lucide-react'
import { Badge } from '#app/_ui/badge.tsx'
import { RichText } from '#app/_ui/rich-text.tsx'
import type { Change, EditionItem } from '#server/agenda/schema.ts'
import { isBlank } from './order.ts'
import type { Speech } from './speech.ts'

interface Props {
  item: EditionItem
  /** of its heading; headings follow one another without gaps */
  level: number
  /** the language that was asked for; null: nothing here is in it, which the page says once */
  wanted: string | null
  /** the venue's zone */
  zone: string
  speech: Speech
}

/** One item of the running order: when, what, who, why, and its annotation. */
export function Item(props: Props) {
  const { item, level, speech } = props
  const Heading = `h${level}` as 'h3'
  const name = `item-${item.id}`
  return (
    <section
      id={name}
      aria-labelledby={`${name}-title`}
      className="grid scroll-mt-20 gap-x-6 border-t border-line px-4 py-4 target:bg-selected sm:px-5 md:grid-cols-[8.5rem_minmax(0,1fr)] print:grid-cols-[6.5rem_1fr] print:break-inside-avoid print:px-0 print:py-2"
    >
      <p className="flex flex-wrap items-baseline gap-x-2 md:flex-col md:pt-0.5">
        <Span {...props} />
      </p>
      <div className={`min-w-0 ${item.depth > 0 ? 'md:ps-5 print:ps-3' : ''}`}>
        <div className="keep">
          <Heading
            id={`${name}-title`}
            className={`flex gap-2.5 leading-snug ${item.depth === 0 ? 'text-lg font-semibold' : 'font-semibold'}`}
          >
            <span className="shrink-0 text-muted tabular-nums">{item.label}</span>
            <span lang={item.language} className="min-w-0 break-words">
              {item.title}
            </span>
          </Heading>
          <Marks {...props} />
          <Facts {...props} />
        </div>
        {isBlank(item.annotation) ? null : (
          <div lang={item.language} className="mt-3">
            <RichText
              doc={item.annotation}
              name={name}
              level={level}
              words={{ footnotes: speech.t('footnotes'), back: speech.t('back') }}
            />
          </div>
        )}
      </div>
    </section>
  )
}

/** From when to when at the venue, with the reader's own time beside it where it differs. */
function Span({ item: { startsAt, endsAt }, zone, speech: { t, format } }: Props) {
  if (!startsAt || !endsAt) return null
  const there = t('clock', { from: format.time(startsAt, zone), to: format.time(endsAt, zone) })
  const own = { from: format.time(startsAt), to: format.time(endsAt) }
  // what is taken up again on another day has its times at its parts
  if (format.date(startsAt, zone) !== format.date(endsAt, zone)) return null
  return (
    <>
      <time dateTime={startsAt.toISOString()} className="font-medium whitespace-nowrap tabular-nums">
        {there}
      </time>
      {there === t('clock', own) ? null : (
        <span className="text-sm text-muted tabular-nums print:hidden">{t('yours', own)}</span>
      )}
    </>
  )
}

function Marks({ item, wanted, speech: { t, format } }: Props) {
  if (item.changes.length === 0 && !(item.fallback && wanted) && item.visibility === 'public') return null
  return (
    <div className="mt-1.5 flex flex-wrap gap-2">
      <Changes changes={item.changes} t={t} />
      {item.fallback && wanted ? (
        <Badge icon={Languages}>
          {t('fallback', { language: format.language(item.language), wanted: format.language(wanted) })}
        </Badge>
      ) : null}
      {item.visibility === 'public' ? null : (
        <Badge tone="warn" icon={Lock}>
          {t(`visibilities.${item.visibility}`)}
        </Badge>
      )}
    </div>
  )
}

/** What happened to an item since the reader last read; a print is for everybody and leaves it out. */
export function Changes({ changes, t }: { changes: Change[]; t: Speech['t'] }) {
  if (changes.length === 0) return null
  return (
    <span className="flex flex-wrap gap-2 print:hidden">
      {changes.map((change) => (
        <Badge key={change} tone={change === 'new' ? 'action' : 'info'}>
          {t(`change.${change}`)}
        </Badge>
      ))}
    </span>
  )
}

function Facts({ item, speech: { t, format, nameOf } }: Props) {
  const facts = [
    { label: t('purpose'), value: item.purpose ? t(`purposes.${item.purpose}`) : '', plain: true },
    { label: t('duration'), value: item.minutes === null ? '' : t('minutes', { count: item.minutes }), plain: true },
    { label: t('lead'), value: format.list(item.leads.map((lead) => nameOf(lead.party))), plain: false },
    { label: t('references'), value: format.list(item.references), plain: false },
  ].filter((fact) => fact.value !== '')
  if (facts.length === 0) return null
  return (
    <dl className="mt-1.5 flex flex-wrap gap-x-5 gap-y-0.5 text-[0.9375rem]">
      {facts.map(({ label, value, plain }) => (
        <div key={label} className="flex min-w-0 gap-1.5">
          <dt className={plain ? 'sr-only' : 'shrink-0 text-muted'}>{label}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
