import { Languages, Lock } from 'lucide-react'
import type { ReactNode } from 'react'
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
  const name = `item-${props.item.id}`
  return (
    <section id={name} aria-labelledby={`${name}-title`} className="order-item">
      <Body {...props} name={name} marks={isMarked(props) ? <Marks {...props} /> : null} />
    </section>
  )
}

function Body(props: Props & { name: string; marks: ReactNode }) {
  const { item, level, speech, name, marks } = props
  const Heading = `h${level}` as 'h3'
  return (
    <>
      <p className="order-when">
        <Span {...props} />
      </p>
      <div className={item.depth > 0 ? 'order-what order-part' : 'order-what'}>
        <div className="keep">
          <Heading id={`${name}-title`} className={item.depth === 0 ? 'order-title order-top' : 'order-title'}>
            <span className="order-label">{item.label}</span>
            <span lang={item.language} className="order-name">
              {item.title}
            </span>
          </Heading>
          {marks}
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
    </>
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

/** Whether signs stand at an item; React draws them, an item without any is still. */
export const isMarked = ({ item, wanted }: Pick<Props, 'item' | 'wanted'>): boolean =>
  item.changes.length > 0 || (item.fallback && wanted !== null) || item.visibility !== 'public'

function Marks({ item, wanted, speech: { t, format } }: Props) {
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
    <dl className="order-facts">
      {facts.map(({ label, value, plain }) => (
        <div key={label}>
          <dt className={plain ? 'sr-only' : undefined}>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
