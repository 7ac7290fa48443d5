import { ArrowUpDown, CirclePlus, PenLine, Trash2 } from 'lucide-react'
import { Fragment } from 'react'
import { Badge } from '#app/_ui/badge.tsx'
import type { ItemComparison } from '#server/agenda/shape/versions.ts'
import type { Speech } from '../_reading/speech.ts'

interface Props {
  item: ItemComparison
  language: string
  zone: string
  speech: Speech
}

type Pieces = ItemComparison['title']

/** One item of both editions, its paragraphs beside each other. */
export function ComparedItem(props: Props) {
  const { item, speech } = props
  const { t } = speech
  const now = item.to ?? item.from
  const heading = `compared-${item.item}`
  const rows = item.blocks.filter((block) => block.state !== 'same' || block.moved)
  const same = item.blocks.length - rows.length
  const titled = item.from?.title !== item.to?.title
  return (
    <section aria-labelledby={heading} className="rounded-lg border border-line bg-surface px-4 py-4 sm:px-5">
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={heading} className="flex gap-2.5 text-lg leading-snug font-semibold">
          <span className="text-muted tabular-nums">{now?.label}</span>
          <span lang={item.language}>{now?.title}</span>
        </h2>
        <States item={item} t={t} />
      </div>
      {titled && item.from && item.to ? <Row pieces={item.title} strong lang={item.language} t={t} /> : null}
      {rows.map((block) => (
        <Row
          key={block.block}
          pieces={block.pieces}
          note={block.moved ? t('comparison.paragraphMoved') : null}
          lang={item.language}
          t={t}
        />
      ))}
      <Details {...props} />
      {rows.length > 0 && same > 0 ? (
        <p className="mt-2 text-sm text-muted">{t('comparison.paragraphs', { count: same })}</p>
      ) : null}
    </section>
  )
}

function States({ item, t }: { item: ItemComparison; t: Speech['t'] }) {
  return (
    <>
      {item.state === 'added' ? (
        <Badge tone="ok" icon={CirclePlus}>
          {t('comparison.new')}
        </Badge>
      ) : null}
      {item.state === 'dropped' ? (
        <Badge tone="danger" icon={Trash2}>
          {t('comparison.dropped')}
        </Badge>
      ) : null}
      {item.state === 'changed' ? (
        <Badge tone="info" icon={PenLine}>
          {t('comparison.state_changed')}
        </Badge>
      ) : null}
      {item.moved && item.from && item.to ? (
        <Badge tone="action" icon={ArrowUpDown}>
          {t('comparison.moved', { from: item.from.label, to: item.to.label })}
        </Badge>
      ) : null}
    </>
  )
}

/** A paragraph as it was beside what it is; on a phone one under the other. */
function Row({
  pieces,
  note = null,
  strong = false,
  lang,
  t,
}: {
  pieces: Pieces
  note?: string | null
  strong?: boolean
  lang: string
  t: Speech['t']
}) {
  return (
    <div
      className={`grid gap-x-6 gap-y-2 border-t border-line py-2.5 md:grid-cols-2 print:grid-cols-2 ${strong ? 'font-semibold' : ''}`}
    >
      {note ? <p className="text-sm text-muted md:col-span-2 print:col-span-2">{note}</p> : null}
      <Side pieces={pieces.filter((piece) => piece.kind !== 'inserted')} label={t('comparison.before')} lang={lang} />
      <Side pieces={pieces.filter((piece) => piece.kind !== 'deleted')} label={t('comparison.after')} lang={lang} />
    </div>
  )
}

function Side({ pieces, label, lang }: { pieces: Pieces; label: string; lang: string }) {
  return (
    <div className={`min-w-0 ${pieces.length === 0 ? 'max-md:hidden' : ''}`}>
      <p className="text-sm text-muted md:sr-only print:sr-only">{label}</p>
      <p lang={lang} className="max-w-[75ch] break-words whitespace-pre-wrap">
        {pieces.map(({ kind, text }, at) => {
          // pieces have no name but their place, and none is moved
          const key = `${at}`
          if (kind === 'deleted') return <del key={key}>{text}</del>
          return kind === 'inserted' ? <ins key={key}>{text}</ins> : <Fragment key={key}>{text}</Fragment>
        })}
      </p>
    </div>
  )
}

function Details({ item, zone, speech: { t, format } }: Props) {
  if (item.details.length === 0) return null
  const days = new Set(
    item.details.flatMap((one) => (one.field === 'startsAt' ? [one.was, one.now] : [])).map((at) => at.slice(0, 10)),
  )
  const moment = (at: Date): string =>
    days.size > 1 ? `${format.weekday(at, zone)}, ${format.time(at, zone)}` : format.time(at, zone)
  const said = (field: string, value: string): string => {
    if (value === '') return t('comparison.nothing')
    if (field === 'minutes') return t('minutes', { count: Number(value) })
    if (field === 'purpose') return t(`purposes.${value}`)
    return field === 'startsAt' ? moment(new Date(value)) : value
  }
  return (
    <dl className="border-t border-line pt-2 text-[0.9375rem]">
      {item.details.map(({ field, was, now }) => (
        <div key={field} className="flex flex-wrap gap-x-2">
          <dt className="text-muted">{t(`field.${field}`)}</dt>
          <dd>
            <del>{said(field, was)}</del> <ins>{said(field, now)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}
