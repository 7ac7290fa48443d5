'use client'
import { TRPCClientError } from '@trpc/client'
import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'

interface Told {
  code: string
  params: Record<string, string | number>
  fields: Array<{ path: string; code: string }>
  request: string
}

function toldIn(error: unknown): Told {
  const data: unknown = error instanceof TRPCClientError ? error.data : null
  const nothing: Told = {
    code: error instanceof TRPCClientError ? 'NOT_REACHED' : 'FAULT',
    params: {},
    fields: [],
    request: '',
  }
  return typeof data === 'object' && data !== null && 'code' in data
    ? { ...nothing, ...(data as Partial<Told>) }
    : nothing
}

export interface Act<A extends unknown[]> {
  run: (...args: A) => void
  pending: boolean
  /** the refusal in the reader's words */
  error: string | null
  /** its code, where a page asks something more after it */
  code: string | null
  fields: Told['fields']
}

/** What an act gives when the portal has nothing new to show, as offline: the page stays as it is. */
export const unchanged = Symbol('unchanged')

/** Whether a call failed because the portal could not be reached. */
export function notReached(error: unknown): boolean {
  return toldIn(error).code === 'NOT_REACHED'
}

/** An act on the portal from a button or a form: pending while it runs, the refusal in words, the page made anew after it. */
export function useAct<A extends unknown[], T>(work: (...args: A) => Promise<T>, done?: (result: T) => void): Act<A> {
  const { t } = useWords('errors')
  const router = useRouter()
  const [state, setState] = useState<{ pending: boolean; told: Told | null }>({ pending: false, told: null })
  const latest = useRef({ work, done })
  useEffect(() => {
    latest.current = { work, done }
  })
  const run = useCallback(
    (...args: A): void => {
      setState({ pending: true, told: null })
      latest.current.work(...args).then(
        (result) => {
          setState({ pending: false, told: null })
          latest.current.done?.(result)
          if (result !== unchanged) router.refresh()
        },
        (error: unknown) => setState({ pending: false, told: toldIn(error) }),
      )
    },
    [router],
  )
  const { told, pending } = state
  return {
    run,
    pending,
    code: told?.code ?? null,
    error: told ? t(told.code, { ...told.params, request: told.request }) : null,
    fields: told?.fields ?? [],
  }
}
