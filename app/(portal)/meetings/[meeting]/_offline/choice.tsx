'use client'
import { useEffect, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { papersOf, standing } from '#app/_offline/offered.ts'
import { Button } from '#app/_ui/button.tsx'
import type { PaperView } from '#server/documents/schema.ts'

interface Props {
  meeting: number
  before: 'all' | string[]
  keep: (choice: 'all' | string[]) => void
}

/** At most this much of a paper is kept: its largest two files, the one that is read and the original. */
const sizeOf = (paper: PaperView): number =>
  paper.files
    .map((file) => file.size)
    .sort((a, b) => b - a)
    .slice(0, 2)
    .reduce((sum, size) => sum + size, 0)

/** The papers to choose among; null while they are asked for. */
function useOffer(meeting: number) {
  const [papers, setPapers] = useState<PaperView[] | null>(null)
  const [failed, setFailed] = useState(false)
  const [free, setFree] = useState<number | null>(null)
  useEffect(() => {
    papersOf(meeting).then(setPapers, () => setFailed(true))
    navigator.storage
      .estimate()
      .then(({ quota, usage }) => setFree(quota === undefined ? null : quota - (usage ?? 0)))
      .catch(() => undefined)
  }, [meeting])
  return { papers, failed, free }
}

/** Which papers are kept beside the agenda and the timetable, and how much room that takes. */
export function Choice({ meeting, before, keep }: Props) {
  const { t, format } = useWords('offline')
  const { papers, failed, free } = useOffer(meeting)
  const [all, setAll] = useState(before === 'all')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(before === 'all' ? [] : before))
  if (failed) return <p role="alert">{t('problem.away')}</p>
  if (papers === null) return <p role="status">{t('asking')}</p>
  const wanted = all ? papers : papers.filter((paper) => chosen.has(paper.id))
  const size = wanted.reduce((sum, paper) => sum + sizeOf(paper), 0)
  const toggle = (id: string, on: boolean): void => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  return (
    <div className="flex min-h-0 flex-col gap-4">
      {papers.length === 0 ? <p>{t('noneYet')}</p> : null}
      <fieldset className={papers.length === 0 ? 'hidden' : 'flex flex-col gap-2'}>
        <legend className="mb-1 font-medium">{t('which')}</legend>
        {[true, false].map((one) => (
          <label key={String(one)} className="flex min-h-9 items-center gap-2">
            <input
              type="radio"
              name="offline-choice"
              className="size-5"
              checked={all === one}
              onChange={() => setAll(one)}
            />
            {one ? t('all', { count: papers.length }) : t('chosen')}
          </label>
        ))}
      </fieldset>
      {all || papers.length === 0 ? null : (
        <ul
          aria-label={t('papers')}
          className="max-h-72 divide-y divide-line overflow-y-auto rounded-md border border-line"
        >
          {papers.map((paper) => (
            <li key={paper.id}>
              <label className="flex min-h-11 items-start gap-3 px-3 py-2 hover:bg-hover">
                <input
                  type="checkbox"
                  className="mt-0.5 size-5 shrink-0"
                  checked={chosen.has(paper.id)}
                  onChange={(event) => toggle(paper.id, event.target.checked)}
                />
                <span className="min-w-0 grow break-words">
                  {paper.title}
                  <span className="block text-sm text-muted tabular-nums">{standing(paper)?.number}</span>
                </span>
                <span className="shrink-0 text-sm text-muted tabular-nums">{format.size(sizeOf(paper))}</span>
              </label>
            </li>
          ))}
        </ul>
      )}
      <p className="text-sm text-muted">
        {t('needs', { size: format.size(size) })} {free === null ? '' : t('free', { size: format.size(free) })}
      </p>
      <div className="flex justify-end">
        <Button variant="primary" onClick={() => keep(all ? 'all' : [...chosen])}>
          {t('keepThese')}
        </Button>
      </div>
    </div>
  )
}
