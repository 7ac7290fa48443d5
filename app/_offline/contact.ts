import { api, quiet } from '#app/_trpc/client.ts'
import { type Changes, changesOf } from './changes.ts'
import { forgetFaces } from './faces.ts'
import { offeredNow, reasonOf } from './offered.ts'
import { sendOpened } from './opened.ts'
import type { Head } from './pack.ts'
import { commit, heads, sweep } from './vault.ts'
import { wallClock } from './wall-clock.ts'
import { peopleWithPacks, wipeDevice, wipeOthers, wipePacks } from './wipe.ts'

/** A pack after the portal was asked: how far it is behind; null: the portal did not answer. */
export interface Asked {
  head: Head
  changes: Changes | null
}

async function ask(head: Head, session: string): Promise<Asked | null> {
  const { person } = head.reader
  const { id } = head.meeting
  try {
    const changes = changesOf(head, await offeredNow(id))
    // what may not be read any more lies here no longer
    const papers = head.papers.filter(({ paper }) => !changes.gone.includes(paper))
    const opened = await sendOpened(head.opened)
    const seen = { ...head, papers, opened, seenAt: wallClock(), reader: { ...head.reader, session } }
    await commit(person, id, seen)
    return { head: seen, changes }
  } catch (error) {
    if (reasonOf(error) !== 'gone') return { head, changes: null }
    await commit(person, id, null)
    return null
  }
}

const askAll = async (packs: Head[], session: string): Promise<Asked[]> =>
  (await Promise.all(packs.map((head) => ask(head, session)))).filter((one) => one !== null)

/** so long, in milliseconds, one answer serves all parts of a page */
const fresh = 20_000
let latest: { at: number; asked: Promise<Asked[]> } | null = null

/** A person who is signed in: others' packs are destroyed, so are those of another mandate; the rest are asked about. */
export function contactAs(person: string, mandate: string, session: string): Promise<Asked[]> {
  if (!latest || performance.now() - latest.at > fresh)
    latest = { at: performance.now(), asked: askAs(person, mandate, session) }
  return latest.asked
}

/** What was asked before counts no longer: something was kept or removed. */
export function askAnew(): void {
  latest = null
}

async function askAs(person: string, mandate: string, session: string): Promise<Asked[]> {
  await wipeOthers(person)
  return navigator.locks.request('sccp-pack', async () => {
    const packs = await heads(person)
    if (packs.some((head) => head.reader.mandate !== mandate)) {
      await wipePacks(person)
      return []
    }
    await sweep(person, packs)
    return askAll(packs, session)
  })
}

/**
 * The page without a network reaches the portal again. A session that was ended, by whomever, or a mandate that is over
 * destroys what is kept; one that has only lapsed leaves it until the same person signs in again.
 */
export async function contactOf(
  packs: Head[],
): Promise<{ standing: 'open' | 'lapsed' | 'ended' | 'away'; asked: Asked[] }> {
  const asked = packs.map((head) => ({ head, changes: null }))
  const session = packs[0]?.reader.session
  if (session === undefined) return { standing: 'away', asked }
  try {
    const { standing } = await api.identity.standing.mutate({ session }, quiet)
    if (standing === 'ended') {
      await wipeDevice()
      await forgetFaces()
      return { standing, asked: [] }
    }
    if (standing === 'lapsed') return { standing, asked }
    return {
      standing,
      asked: await navigator.locks.request('sccp-pack', async () => {
        const now = await heads(packs[0]?.reader.person ?? '')
        return askAll(now, now[0]?.reader.session ?? session)
      }),
    }
  } catch {
    return { standing: 'away', asked }
  }
}

/** Nobody is signed in: a session that was ended takes what it kept here with it. */
export async function contactAsStranger(): Promise<void> {
  for (const person of await peopleWithPacks()) await contactOf(await heads(person))
}
