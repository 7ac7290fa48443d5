'use client'
import { useCallback, useMemo, useState } from 'react'
import { useJoined, useJoinedState, useTogether } from '#app/_editor/use-connection.tsx'
import { useWords } from '#app/_i18n/client.tsx'
import { Button } from '#app/_ui/button.tsx'
import type { DeskView } from '#server/agenda/schema/desk.ts'
import { structureName, wordsName } from '#server/agenda/shape/documents.ts'
import { Bin } from './bin.tsx'
import { DeskBar } from './desk-bar.tsx'
import { FindReplace } from './find-replace.tsx'
import { ItemPane } from './item-pane.tsx'
import { Languages } from './languages.tsx'
import { Outline } from './outline.tsx'
import { Sittings } from './sittings.tsx'
import { useOutline, useRows } from './use-desk.ts'
import { useMoves } from './use-moves.ts'

interface Props {
  desk: DeskView
  person: string
  parties: Array<{ id: string; name: string; abbreviation: string }>
  item: string | null
  language: string | null
}

/** The desk: the outline on the left, one item on the right, everything edited together. */
export function Desk({ desk: first, person, parties, item: firstItem, language }: Props) {
  const others = first.languages.filter((one) => one.language !== first.meeting.sourceLanguage)
  const own =
    others.find((one) => one.language === language) ??
    others.find((one) => first.rights.writes.includes(one.language)) ??
    others[0]
  const [target, setTarget] = useState<string | null>(own?.language ?? null)
  const [selected, setSelected] = useState<string | null>(firstItem)
  const [finding, setFinding] = useState(false)
  const structure = useJoined(structureName(first.meeting.id))
  const main = useJoined(wordsName(first.meeting.id, first.meeting.sourceLanguage))
  const { outline, titles, times } = useOutline(first, structure, main)
  const current = outline.items.find((one) => one.id === selected) ?? null
  // an item may be drafted in another language than the meeting's
  const drafted =
    first.languages.find((one) => one.language === current?.source)?.language ?? first.meeting.sourceLanguage
  const source = useJoined(wordsName(first.meeting.id, drafted))
  const words = useJoined(target === null || target === drafted ? null : wordsName(first.meeting.id, target))
  const state = useTogether([structure, source, words])
  const rows = useRows(first, target, state.kind)
  const { desk } = rows
  const { people, right } = useJoinedState(structure)
  const select = useCallback((id: string) => setSelected(id), [])
  const moves = useMoves(right === 'write' ? (structure?.doc ?? null) : null, person, select)
  const comments = useMemo(() => new Map(desk.comments.map((one) => [one.item, one.open])), [desk.comments])
  const labels = useMemo(() => new Map(outline.items.map((one) => [one.id, one.label ?? ''])), [outline])
  return (
    <div className="flex flex-col gap-4" data-desk={state.kind === 'joining' ? 'joining' : 'ready'}>
      <DeskBar
        desk={desk}
        state={state}
        joined={[structure, source, words]}
        people={people}
        labels={labels}
        target={target}
        setTarget={setTarget}
        find={() => setFinding(true)}
      />
      <Languages desk={desk} done={rows.refresh} />
      <div className="grid gap-6 lg:grid-cols-[minmax(18rem,24rem)_1fr]">
        <div
          className={`flex min-w-0 flex-col gap-3 lg:sticky lg:top-32 lg:max-h-[calc(100dvh-9rem)] lg:self-start lg:overflow-y-auto ${current ? 'max-lg:hidden' : ''}`}
        >
          <Outline
            meeting={desk.meeting}
            moves={moves}
            items={outline.items}
            opening={state.kind === 'joining'}
            titles={titles}
            places={times.slots}
            comments={comments}
            selected={selected}
            select={select}
          />
          <Bin items={outline.bin} titles={titles} moves={moves} />
          {outline.items.length > 0 ? <Sittings sessions={desk.sessions} times={times.sessions} /> : null}
        </div>
        <div className="min-w-0">
          {current ? (
            <>
              <Back back={() => setSelected(null)} />
              <ItemPane
                key={current.id}
                rows={rows}
                item={current}
                slot={times.slots.get(current.id) ?? null}
                parties={parties}
                structure={structure}
                source={source}
                drafted={drafted}
                words={words}
                target={target}
                moves={moves}
              />
            </>
          ) : (
            <Pick />
          )}
        </div>
      </div>
      <FindReplace
        texts={[source, words].filter((one) => one !== null)}
        items={outline.items}
        writes={desk.rights.writes}
        open={finding}
        close={() => setFinding(false)}
        go={select}
      />
    </div>
  )
}

/** What stands on the right until an item is chosen; on a phone there is no right. */
function Pick() {
  const { t } = useWords('desk')
  return (
    <p className="hidden rounded-md border border-dashed border-line-strong p-10 text-center text-muted lg:block">
      {t('pick')}
    </p>
  )
}

/** On a phone: from an item back to the outline. */
function Back({ back }: { back: () => void }) {
  const { t } = useWords('desk')
  return (
    <Button variant="quiet" className="mb-2 lg:hidden" onClick={back}>
      {t('back')}
    </Button>
  )
}
