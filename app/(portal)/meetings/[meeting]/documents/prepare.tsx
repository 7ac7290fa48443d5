'use client'
import { FilePlus2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button } from '#app/_ui/button.tsx'
import { Refused } from '#app/_ui/refused.tsx'

/** Begins a paper, or the revision of one, and leads to its form. */
export function Prepare({ meeting, revises = null }: { meeting: number; revises?: string | null }) {
  const { t } = useWords('documents')
  const router = useRouter()
  const { run, pending, error } = useAct(
    () => api.documents.prepare.mutate({ meeting, revises }),
    ({ id }) => router.push(`/meetings/${meeting}/documents/${id}`),
  )
  return (
    <>
      <Button variant={revises ? 'secondary' : 'primary'} pending={pending} onClick={run}>
        <FilePlus2 aria-hidden className="size-4" />
        {t(revises ? 'revise' : 'prepare')}
      </Button>
      <Refused error={error} className="basis-full" />
    </>
  )
}
