'use client'
import { useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Refused } from '#app/_ui/refused.tsx'

interface Submitter {
  person: string
  name: string
  named: boolean
}

/** The head names the delegates who may submit beside the head. */
export function Submitters({ meeting, people }: { meeting: number; people: Submitter[] }) {
  const { t } = useWords('documents')
  const [known, setKnown] = useState(people)
  const { run, pending, error } = useAct(
    ({ person, named }: Submitter) =>
      named
        ? api.documents.dismissSubmitter.mutate({ meeting, person })
        : api.documents.nameSubmitter.mutate({ meeting, person }),
    setKnown,
  )
  return (
    <section aria-labelledby="submitters" className="mt-8 rounded-lg border border-line bg-surface p-5">
      <h2 id="submitters" className="text-lg font-semibold">
        {t('submitters')}
      </h2>
      <p className="mb-3 text-muted">{t(known.length === 0 ? 'noDelegates' : 'submittersHint')}</p>
      <Refused error={error} className="mb-2" />
      <ul className="flex flex-col gap-1">
        {known.map((one) => (
          <li key={one.person}>
            <label className="inline-flex min-h-9 items-center gap-2">
              <input
                type="checkbox"
                className="size-5 accent-primary"
                checked={one.named}
                disabled={pending}
                onChange={() => run(one)}
              />
              {one.name}
            </label>
          </li>
        ))}
      </ul>
    </section>
  )
}
