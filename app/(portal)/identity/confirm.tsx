'use client'
import { useWords } from '#app/_i18n/client.tsx'
import { Button } from '#app/_ui/button.tsx'
import { Told } from '../profile/told.tsx'

/** Something that cannot be taken back silently: what will happen, and to whom. */
export interface Question {
  title: string
  text: string
  act: string
  work: () => Promise<unknown>
}

interface Props {
  question: Question
  pending: boolean
  error: string | null
  run: (work: () => Promise<unknown>) => void
  leave: () => void
}

/** Asks before it is done; the safe way out has the focus. */
export function Confirm({ question, pending, error, run, leave }: Props) {
  const { t } = useWords('identity')
  return (
    <section aria-labelledby="question" className="flex flex-col gap-4">
      <h3 id="question" className="text-lg font-semibold">
        {question.title}
      </h3>
      <p>{question.text}</p>
      <Told error={error} done={null} />
      <div className="flex flex-wrap gap-2">
        <Button variant="danger" pending={pending} onClick={() => run(question.work)}>
          {question.act}
        </Button>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that opened the question is gone */}
        <Button autoFocus onClick={leave}>
          {t('people.leave')}
        </Button>
      </div>
    </section>
  )
}
