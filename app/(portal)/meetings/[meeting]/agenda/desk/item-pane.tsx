'use client'
import { useState } from 'react'
import type { Joined } from '#app/_editor/connection.ts'
import { useJoinedState } from '#app/_editor/use-connection.tsx'
import { useWords } from '#app/_i18n/client.tsx'
import { Button } from '#app/_ui/button.tsx'
import type { OutlineItem } from '#server/agenda/shape/outline.ts'
import type { Slot } from '#server/agenda/shape/timetable.ts'
import { begin, isBlank } from './begin.ts'
import { type AtBlock, Comments } from './comments.tsx'
import type { DeskRows, OpenField } from './desk-state.ts'
import { ItemDetails } from './item-details.tsx'
import { LanguageColumn } from './language-column.tsx'
import { SourceChanges } from './source-changes.tsx'
import { StatusActs } from './text-status.tsx'
import { useFragment } from './use-document.ts'
import type { Moves } from './use-moves.ts'

interface Props {
  rows: DeskRows
  item: OutlineItem
  slot: Slot | null
  parties: Array<{ id: string; name: string; abbreviation: string }>
  structure: Joined | null
  source: Joined | null
  /** the language the item is drafted in */
  drafted: string
  words: Joined | null
  target: string | null
  moves: Moves | null
}

/** One item: what it is, its words in the source and beside it in another language, and what is said about it. */
export function ItemPane({ rows, item, slot, parties, structure, source, drafted, words, target, moves }: Props) {
  const { desk, translation, refresh } = rows
  const { t, format } = useWords('desk')
  const [open, setOpen] = useState<OpenField | null>(null)
  const [at, setAt] = useState<AtBlock | null>(null)
  const openField = (field: OpenField | null): void => {
    setOpen(field)
    structure?.at(field && { item: field.item, field: field.field, language: field.language })
  }
  const hear = (language: string) => (block: { id: string; quote: string } | null) => {
    if (block) setAt({ item: item.id, language, ...block })
  }
  const writesSource = useMayWrite(source)
  const writesTarget = useMayWrite(words)
  const shared = { item: item.id, open, openField }
  const { zone } = desk.meeting
  const state = desk.texts.find((text) => text.item === item.id && text.language === target)
  const text = translation?.texts.find((one) => one.item === item.id)
  return (
    <article className="flex flex-col gap-5" data-item={item.id}>
      <h2 className="flex flex-wrap items-baseline gap-3 text-xl font-semibold">
        <span className="tabular-nums">{item.label}</span>
        {slot?.startsAt && slot.endsAt ? (
          <span className="text-base font-normal text-muted">
            {t('details.time', { from: format.time(slot.startsAt, zone), to: format.time(slot.endsAt, zone) })}
          </span>
        ) : null}
      </h2>
      {structure ? (
        <ItemDetails
          structure={structure.doc}
          item={item}
          desk={desk}
          parties={parties}
          editable={moves !== null}
          split={() => moves?.split(item.id)}
        />
      ) : null}
      <div className="flex flex-col gap-6 xl:flex-row">
        <LanguageColumn
          {...shared}
          heading={t('columns.source')}
          joined={source}
          language={drafted}
          editable={writesSource}
          atBlock={hear(drafted)}
        />
        {target && target !== drafted ? (
          <LanguageColumn
            {...shared}
            heading={t('columns.target')}
            joined={words}
            language={target}
            editable={writesTarget}
            atBlock={hear(target)}
          >
            {state ? (
              <StatusActs
                meeting={desk.meeting.id}
                state={state}
                may={desk.rights.writes.includes(target)}
                done={refresh}
              />
            ) : null}
            {source && words && writesTarget ? (
              <Begin
                source={source}
                words={words}
                item={item.id}
                begun={() => openField({ item: item.id, field: 'annotation', language: target, caret: null })}
              />
            ) : null}
          </LanguageColumn>
        ) : null}
      </div>
      {translation && text && target ? (
        <SourceChanges
          meeting={desk.meeting.id}
          text={text}
          joined={words}
          language={target}
          can={translation.can}
          done={refresh}
        />
      ) : null}
      <Comments key={item.id} meeting={desk.meeting.id} item={item.id} at={at} people={desk.people} changed={refresh} />
    </article>
  )
}

function useMayWrite(joined: Joined | null): boolean {
  const { right, ready } = useJoinedState(joined)
  return ready && right === 'write'
}

/** The way into an empty translation: one empty paragraph for each of the source's. */
function Begin({ source, words, item, begun }: { source: Joined; words: Joined; item: string; begun: () => void }) {
  const { t } = useWords('desk')
  const there = useFragment(words.doc, `annotation:${item}`, 'annotation')
  if (there === null || !isBlank(words.doc, item) || isBlank(source.doc, item)) return null
  const start = (): void => {
    begin(source.doc, words.doc, item)
    begun()
  }
  return (
    <Button variant="secondary" className="self-start" onClick={start}>
      {t('columns.start')}
    </Button>
  )
}
