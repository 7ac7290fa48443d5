'use client'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type * as Y from 'yjs'
import type { Joined, SaveState } from '#app/_editor/connection.ts'
import { api, quiet } from '#app/_trpc/client.ts'
import type { DeskView, TranslationView } from '#server/agenda/schema/desk.ts'
import { type Outline, readOutline } from '#server/agenda/shape/outline.ts'
import { timetable } from '#server/agenda/shape/timetable.ts'
import { plainText } from '#server/kernel/rich-text.ts'
import { fragmentJson } from '#server/kernel/rich-text/fragment.ts'
import type { DeskRows } from './desk-state.ts'
import { useDocument } from './use-document.ts'

const empty: Outline = { items: [], bin: [], findings: [] }
const noTitles = new Map<string, string>()
/** rows follow the documents by projection, a moment after 'Saved' */
const projectionDelay = 700
const patience = 20_000

function readTitles(doc: Y.Doc): Map<string, string> {
  const titles = new Map<string, string>()
  for (const name of doc.share.keys()) {
    if (!name.startsWith('title:')) continue
    titles.set(name.slice(6), plainText(fragmentJson(doc.getXmlFragment(name))).replaceAll('\n', ' '))
  }
  return titles
}

/** The outline with its titles and clock times, as the documents have it this moment. */
export function useOutline(desk: DeskView, structure: Joined | null, source: Joined | null) {
  const outline = useDocument(structure?.doc ?? null, readOutline, empty)
  const titles = useDocument(source?.doc ?? null, readTitles, noTitles)
  const times = useMemo(() => timetable(outline.items, desk.sessions), [outline, desk.sessions])
  return { outline, titles, times }
}

/** The rows beside the documents: statuses, comments, progress. Asked again after each act, after each save, and now and then. */
export function useRows(first: DeskView, target: string | null, saved: SaveState['kind']): DeskRows {
  const [desk, setDesk] = useState(first)
  const [translation, setTranslation] = useState<TranslationView | null>(null)
  const meeting = first.meeting.id
  const ask = useCallback(
    (how?: typeof quiet) => {
      void api.agenda.desk.query({ meeting }, how).then(setDesk, () => undefined)
      if (target === null || target === first.meeting.sourceLanguage) setTranslation(null)
      else
        void api.agenda.translation
          .query({ meeting, language: target as 'en' }, how)
          .then(setTranslation, () => undefined)
    },
    [meeting, target, first.meeting.sourceLanguage],
  )
  const refresh = useCallback(() => ask(), [ask])
  useEffect(() => {
    const timer = setTimeout(refresh, saved === 'saved' ? projectionDelay : patience)
    return () => clearTimeout(timer)
  }, [refresh, saved])
  useEffect(() => {
    // an open page is not a person at work: the session grows idle all the same
    const timer = setInterval(() => ask(quiet), patience)
    return () => clearInterval(timer)
  }, [ask])
  return { desk, translation, refresh }
}
