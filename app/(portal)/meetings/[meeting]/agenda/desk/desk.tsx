'use client'
import { Search } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { useJoinedState } from '#app/_editor/use-connection.tsx'
import { useWords } from '#app/_i18n/client.tsx'
import { Button } from '#app/_ui/button.tsx'
import type { DeskView } from '#server/agenda/schema.ts'
import { Bin } from './bin.tsx'
import { FindReplace } from './find-replace.tsx'
import { ItemPane } from './item-pane.tsx'
import { Languages } from './languages.tsx'
import { Outline } from './outline.tsx'
import { Presence } from './presence.tsx'
import { Publish } from './publish.tsx'
import { Saved } from './saved.tsx'
import { Sittings } from './sittings.tsx'
import { useDocuments, useOutline, useRows } from './use-desk.ts'
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
  const { t, format } = useWords('desk')
  const others = first.languages.filter((one) => one.language !== first.meeting.sourceLanguage)
  const own =
    others.find((one) => one.language === language) ??
    others.find((one) => first.rights.writes.includes(one.language)) ??
    others[0]
  const [target, setTarget] = useState<string | null>(own?.language ?? null)
  const [selected, setSelected] = useState<string | null>(firstItem)
  const [finding, setFinding] = useState(false)
  const { structure, source, words, state } = useDocuments(first, target)
  const rows = useRows(first, target, state.kind)
  const { desk } = rows
  const { outline, titles, times } = useOutline(desk, structure, source)
  const { people, right } = useJoinedState(structure)
  const select = useCallback((id: string) => setSelected(id), [])
  const moves = useMoves(right === 'write' ? (structure?.doc ?? null) : null, person, select)
  const comments = useMemo(() => new Map(desk.comments.map((one) => [one.item, one.open])), [desk.comments])
  const labels = useMemo(() => new Map(outline.items.map((one) => [one.id, one.label ?? ''])), [outline])
  const current = outline.items.find((one) => one.id === selected) ?? null
  return (
    <div className="flex flex-col gap-4" data-desk={state.kind === 'joining' ? 'joining' : 'ready'}>
      <div className="sticky top-[3.6rem] z-10 -mx-4 flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-paper px-4 py-2">
        <Saved state={state} joined={[structure, source, words]} />
        <Presence people={people} labels={labels} />
        <label className="flex items-center gap-2 text-sm">
          {t('columns.choose')}
          <select
            className="min-h-9 rounded-md border border-line-strong bg-surface px-2"
            value={target ?? ''}
            onChange={(event) => setTarget(event.target.value || null)}
          >
            <option value="">{t('columns.only')}</option>
            {desk.languages
              .filter((one) => one.language !== desk.meeting.sourceLanguage)
              .map((one) => (
                <option key={one.language} value={one.language}>
                  {format.language(one.language)}
                </option>
              ))}
          </select>
        </label>
        <Button variant="quiet" onClick={() => setFinding(true)}>
          <Search aria-hidden className="size-4" />
          {t('find.open')}
        </Button>
        {desk.can.circulate ? (
          <div className="ml-auto">
            <Publish meeting={desk.meeting.id} disabled={state.kind !== 'saved'} />
          </div>
        ) : null}
      </div>
      <Languages desk={desk} done={rows.refresh} />
      <div className="grid gap-6 lg:grid-cols-[minmax(18rem,24rem)_1fr]">
        <div
          className={`flex min-w-0 flex-col gap-3 lg:sticky lg:top-32 lg:max-h-[calc(100dvh-9rem)] lg:self-start lg:overflow-y-auto ${current ? 'max-lg:hidden' : ''}`}
        >
          <Outline
            zone={desk.meeting.zone}
            moves={moves}
            items={outline.items}
            titles={titles}
            places={times.slots}
            comments={comments}
            selected={selected}
            select={select}
          />
          <Bin items={outline.bin} titles={titles} moves={moves} />
          <Sittings sessions={desk.sessions} times={times.sessions} />
        </div>
        <div className="min-w-0">
          {current ? (
            <>
              <Button variant="quiet" className="mb-2 lg:hidden" onClick={() => setSelected(null)}>
                {t('back')}
              </Button>
              <ItemPane
                key={current.id}
                rows={rows}
                item={current}
                slot={times.slots.get(current.id) ?? null}
                parties={parties}
                structure={structure}
                source={source}
                words={words}
                target={target}
                moves={moves}
              />
            </>
          ) : (
            <p className="hidden rounded-md border border-dashed border-line-strong p-10 text-center text-muted lg:block">
              {t('pick')}
            </p>
          )}
        </div>
      </div>
      <FindReplace
        doc={source?.doc ?? null}
        language={desk.meeting.sourceLanguage}
        items={outline.items}
        editable={desk.rights.writes.includes(desk.meeting.sourceLanguage)}
        open={finding}
        close={() => setFinding(false)}
        go={select}
      />
    </div>
  )
}
