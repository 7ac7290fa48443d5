import { api, quiet } from '#app/_trpc/client.ts'
import { reasonOf } from './offered.ts'
import type { Head, KeptPaper } from './pack.ts'
import { commit, heads } from './vault.ts'

/** Notes that a paper was opened without a network: its receipt is given when the portal is reached. */
export function noteOpened({ meeting, reader }: Head, { paper, version }: KeptPaper): Promise<void> {
  return navigator.locks.request('sccp-pack', async () => {
    const head = (await heads(reader.person)).find((one) => one.meeting.id === meeting.id)
    if (!head || head.opened.some((one) => one.version === version)) return
    await commit(reader.person, meeting.id, { ...head, opened: [...head.opened, { paper, version }] })
  })
}

/** Gives the receipts that wait; those that could not be given are given back. */
export async function sendOpened(opened: Head['opened']): Promise<Head['opened']> {
  const rest: Head['opened'] = []
  for (const one of opened) {
    try {
      await api.documents.open.mutate(one, quiet)
    } catch (error) {
      if (reasonOf(error) !== 'gone') rest.push(one)
    }
  }
  return rest
}
