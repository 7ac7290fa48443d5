'use client'
import { Search } from 'lucide-react'
import type { Joined, Present, SaveState } from '#app/_editor/connection.ts'
import { useWords } from '#app/_i18n/client.tsx'
import { Button } from '#app/_ui/button.tsx'
import type { DeskView } from '#server/agenda/schema/desk.ts'
import { Presence } from './presence.tsx'
import { Publish } from './publish.tsx'
import { Saved } from './saved.tsx'

interface Props {
  desk: DeskView
  state: SaveState
  joined: Array<Joined | null>
  people: Present[]
  labels: Map<string, string>
  target: string | null
  setTarget: (language: string | null) => void
  find: () => void
}

/** What holds for the whole desk: what is stored, who is here, the language beside the source, publishing. */
export function DeskBar({ desk, state, joined, people, labels, target, setTarget, find }: Props) {
  const { t, format } = useWords('desk')
  return (
    <div className="sticky top-[3.6rem] z-10 -mx-4 flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-paper px-4 py-2">
      <Saved state={state} joined={joined} />
      <Presence people={people} labels={labels} />
      <label className="flex items-center gap-2 text-sm">
        {t('columns.choose')}
        <select
          className="min-h-9 rounded-md border border-line-strong bg-surface px-2"
          value={target ?? ''}
          onChange={(event) => setTarget(event.target.value || null)}
        >
          <option value="">{t('columns.only')}</option>
          {desk.languages.map((one) => (
            <option key={one.language} value={one.language}>
              {format.language(one.language)}
            </option>
          ))}
        </select>
      </label>
      <Button variant="quiet" onClick={find}>
        <Search aria-hidden className="size-4" />
        {t('find.open')}
      </Button>
      {desk.can.circulate ? (
        <div className="ml-auto">
          <Publish meeting={desk.meeting.id} disabled={state.kind !== 'saved'} />
        </div>
      ) : null}
    </div>
  )
}
