import { TRPCError } from '@trpc/server'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { callerFor } from '#server/api.ts'

const opened = cache(async () => callerFor(await headers()))

/** Whose session this request belongs to, or null; asked once a request. */
export const sessionOfRequest = cache(async () => (await opened()).session)

/** The calls for a page made on the server. Strangers are sent to sign in and come back to `back`. */
export async function portal(back: string) {
  const { api, session } = await opened()
  if (!session) redirect(`/sign-in?callbackUrl=${encodeURIComponent(back)}`)
  return { api, session }
}

/** The calls that anybody may make. */
export async function openApi() {
  return (await opened()).api
}

/** Awaits what a page shows; what is unknown or not for this person becomes the page that says so. */
export async function shown<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise
  } catch (error) {
    if (error instanceof TRPCError && ['NOT_FOUND', 'FORBIDDEN', 'BAD_REQUEST'].includes(error.code)) notFound()
    throw error
  }
}
