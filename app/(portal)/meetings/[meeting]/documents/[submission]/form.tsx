'use client'
import { type FormEvent, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button } from '#app/_ui/button.tsx'
import { Refused } from '#app/_ui/refused.tsx'
import type { CoverSheet, SubmissionView } from '#server/documents/schema.ts'
import { CoverFields, type Choices } from './cover-fields.tsx'
import { type CoverMeeting, CoverPage } from './cover-page.tsx'
import { Restriction } from './restriction.tsx'

interface Props extends Choices {
  view: SubmissionView
  economies: Array<{ id: string; name: string }>
  meeting: CoverMeeting
}

const same = (a: CoverSheet, b: CoverSheet): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * The cover sheet's fields as one types them, and the edition they rest on: a file that was added meanwhile changes nothing here,
 * another person's words do, and are never overwritten.
 */
function useCover(view: SubmissionView) {
  const [base, setBase] = useState({ edition: view.edition, cover: view.cover })
  const [cover, setCover] = useState<CoverSheet>(view.cover)
  if (view.edition > base.edition && same(view.cover, base.cover)) setBase({ edition: view.edition, cover: view.cover })
  return { edition: base.edition, cover, setCover, setBase }
}

/** The form of the cover sheet, and below it the sheet as it will be; what was typed stays when it is refused. */
export function Form({ view, economies, meeting, ...choices }: Props) {
  const { t } = useWords('documents')
  const { edition, cover, setCover, setBase } = useCover(view)
  const [language, setLanguage] = useState(view.language)
  const [saved, setSaved] = useState(false)
  const change = (part: Partial<CoverSheet>): void => {
    setCover((before) => ({ ...before, ...part }))
    setSaved(false)
  }
  const { run, pending, error } = useAct(
    () => api.documents.amend.mutate({ submission: view.id, edition, language, cover }),
    (result) => {
      setBase({ edition: result.edition, cover: result.cover })
      setSaved(true)
    },
  )
  const save = (event: FormEvent): void => {
    event.preventDefault()
    run()
  }
  const speak = (tag: SubmissionView['language']): void => {
    setLanguage(tag)
    setSaved(false)
  }
  return (
    <>
      <form onSubmit={save} className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-5">
        <h2 className="text-lg font-semibold">{t('cover.title')}</h2>
        <CoverFields cover={cover} change={change} language={language} speak={speak} {...choices} />
        <Restriction cover={cover} economies={economies} change={change} />
        <Refused error={error} />
        <div className="flex items-center gap-3">
          <Button type="submit" pending={pending}>
            {t('save')}
          </Button>
          <output className="text-ok">{saved ? t('saved') : null}</output>
        </div>
      </form>
      <CoverPage cover={cover} number={view.number} meeting={meeting} of={view.id} />
    </>
  )
}
