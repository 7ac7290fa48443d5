'use client'
import { BookOpen, CircleCheck, CircleX, Hourglass, type LucideIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api, quiet } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Badge, type Tone } from '#app/_ui/badge.tsx'
import { Button, DownloadButton } from '#app/_ui/button.tsx'
import { inputLook } from '#app/_ui/field.tsx'
import { Refused } from '#app/_ui/refused.tsx'
import { packDays, type PackView } from '#server/documents/shape/packs.ts'

const pace = 2000
const looks: Record<PackView['state'], { tone: Tone; icon: LucideIcon }> = {
  waiting: { tone: 'plain', icon: Hourglass },
  working: { tone: 'info', icon: Hourglass },
  ready: { tone: 'ok', icon: CircleCheck },
  failed: { tone: 'danger', icon: CircleX },
}
const runs = (pack: PackView) => pack.state === 'waiting' || pack.state === 'working'

/** The own packs, asked for again while one of them is in the making. */
function usePacks(meeting: number, first: PackView[]) {
  const [packs, setPacks] = useState(first)
  const running = packs.some(runs)
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => {
      // a portal that is away for a moment is asked again
      api.documents.packs.query({ meeting }, quiet).then(setPacks, () => undefined)
    }, pace)
    return () => clearInterval(timer)
  }, [meeting, running])
  const add = (made: PackView) => setPacks((all) => [made, ...all.filter((one) => one.id !== made.id)])
  return { packs, running, add }
}

/** All papers as one bookmarked PDF: asked for here, made while one does something else, fetched here. */
export function Packs({ meeting, first }: { meeting: number; first: PackView[] }) {
  const { t, language } = useWords('documents')
  const { packs, running, add } = usePacks(meeting, first)
  const [day, setDay] = useState('')
  const { run, pending, error } = useAct(
    (since: Date | null) => api.documents.bindPack.mutate({ meeting, since, language }),
    (made) => add(made),
  )
  return (
    <section
      id="packs"
      aria-labelledby="packs-title"
      className="mt-8 scroll-mt-20 rounded-lg border border-line bg-surface p-5 print:hidden"
    >
      <h2 id="packs-title" className="text-lg font-semibold">
        {t('bound.title')}
      </h2>
      <p className="mt-1 max-w-[75ch] text-muted">{t('bound.hint', { days: packDays })}</p>
      <form
        className="mt-3 flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          run(day === '' ? null : new Date(`${day}T00:00`))
        }}
      >
        <label className="flex flex-col gap-1">
          <span className="text-sm text-muted">
            {t('bound.since')} {t('bound.sinceHint')}
          </span>
          <input
            type="date"
            value={day}
            className={`${inputLook} sm:w-60`}
            onChange={(event) => setDay(event.target.value)}
          />
        </label>
        <Button type="submit" pending={pending} disabled={running} className="min-h-10">
          <BookOpen aria-hidden className="size-4" />
          {t('bound.make')}
        </Button>
      </form>
      <Refused error={error} className="mt-2" />
      {packs.length > 0 ? (
        <ul className="mt-4 divide-y divide-line border-t border-line" data-list="packs">
          {packs.map((pack) => (
            <One key={pack.id} pack={pack} again={running || pending ? null : () => run(pack.since)} />
          ))}
        </ul>
      ) : null}
    </section>
  )
}

function One({ pack, again }: { pack: PackView; again: (() => void) | null }) {
  const { t, format } = useWords('documents')
  const errors = useWords('errors')
  const { tone, icon } = looks[pack.state]
  return (
    <li className="flex flex-col gap-2 py-3" data-pack={pack.state}>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={tone} icon={icon}>
          {t(`bound.${pack.state}`)}
        </Badge>
        <span>{pack.since ? t('bound.sinceAt', { at: format.date(pack.since) }) : t('bound.everything')}</span>
        <span className="text-sm text-muted tabular-nums">
          {t('bound.madeAt', { at: format.dateTime(pack.createdAt) })}
        </span>
      </p>
      {runs(pack) ? <Progress pack={pack} /> : null}
      {pack.state === 'ready' ? <Volumes pack={pack} /> : null}
      {pack.state === 'failed' ? (
        <p className="flex flex-wrap items-center gap-3">
          <span className="text-danger">{errors.t(pack.code ?? 'PACK_FAILED')}</span>
          {again ? <Button onClick={again}>{t('bound.again')}</Button> : null}
        </p>
      ) : null}
    </li>
  )
}

function Progress({ pack }: { pack: PackView }) {
  const { t } = useWords('documents')
  const told = t('bound.progress', { done: pack.done, total: pack.total })
  return (
    <div className="flex flex-col gap-1">
      <progress
        className="h-2 w-full max-w-md accent-primary"
        value={pack.done}
        max={Math.max(1, pack.total)}
        aria-label={told}
      />
      <p role="status" className="text-sm text-muted tabular-nums">
        {told}. {t('bound.leave')}
      </p>
    </div>
  )
}

function Volumes({ pack }: { pack: PackView }) {
  const { t, language, format } = useWords('documents')
  const size = new Intl.NumberFormat(language, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 })
  const all = pack.volumes.length
  return (
    <>
      <ul className="flex flex-wrap gap-x-5 gap-y-2">
        {pack.volumes.map((volume, at) => (
          <li key={volume.name} className="flex flex-wrap items-center gap-2">
            <DownloadButton href={`/api/files/${pack.id}/${at + 1}`}>
              {all === 1 ? t('bound.one') : t('bound.volume', { n: at + 1, all })}
            </DownloadButton>
            <span className="text-sm text-muted tabular-nums">
              {t('bound.of', { count: volume.pages, size: size.format(volume.size / 1e6) })}
            </span>
          </li>
        ))}
      </ul>
      {pack.until ? (
        <p className="text-sm text-muted tabular-nums">{t('bound.until', { at: format.dateTime(pack.until) })}</p>
      ) : null}
    </>
  )
}
