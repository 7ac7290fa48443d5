'use client'
import { RotateCcw, TriangleAlert } from 'lucide-react'
import { translator } from '#app/_i18n/translate.ts'
import en from '#locales/en/fault.json'
import ko from '#locales/ko/fault.json'
import { Button } from './button.tsx'

// carried along, because the provider of words may be what has failed
const said: Record<string, unknown> = { en, ko }

/** What is shown in the place of something that failed: what to do, and the number under which the log knows it. */
export function FaultNotice({
  language,
  number,
  again,
}: {
  language: string
  number: string | undefined
  again: () => void
}) {
  const t = translator(said[language] ?? en, language)
  return (
    <div role="alert" className="mx-auto flex max-w-xl gap-5 py-12 sm:py-20">
      <span className="grid size-12 shrink-0 place-items-center rounded-full bg-danger-soft text-danger">
        <TriangleAlert aria-hidden className="size-6" />
      </span>
      <div className="min-w-0">
        <h1 className="text-2xl font-semibold tracking-tight">{t('title')}</h1>
        <p className="mt-2">{t('text')}</p>
        {number ? (
          <p className="mt-2 text-muted">
            {t('number')} <code className="break-all text-ink">{number}</code>
          </p>
        ) : null}
        <div className="mt-6 flex flex-wrap gap-3">
          <Button variant="primary" onClick={again}>
            <RotateCcw aria-hidden className="size-4" />
            {t('again')}
          </Button>
          {/* a whole new page: what the router holds may be what has failed */}
          <Button variant="quiet" onClick={() => location.assign('/')}>
            {t('home')}
          </Button>
        </div>
      </div>
    </div>
  )
}
