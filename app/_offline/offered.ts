import { TRPCClientError } from '@trpc/client'
import { api, quiet } from '#app/_trpc/client.ts'
import type { PaperView } from '#server/documents/schema.ts'
import type { Offered } from './pack.ts'

/** papers asked for at once */
const step = 100

/** The version that stands of a paper. */
export const standing = (paper: PaperView): PaperView['versions'][number] | undefined =>
  paper.versions.find((version) => version.status === 'issued')

/** Every paper of a meeting that the reader may read, but the agenda, which has a place of its own. */
export async function papersOf(meeting: number): Promise<PaperView[]> {
  const papers: PaperView[] = []
  for (let after: number | null = 0; after !== null;) {
    const part: { papers: PaperView[]; next: number | null } = await api.documents.papers.query(
      { meeting, after, limit: step },
      quiet,
    )
    papers.push(...part.papers)
    after = part.next
  }
  return papers.filter((paper) => paper.sequence !== 1 && standing(paper))
}

interface Found {
  editions: Array<{ number: string; withdrawnAt: Date | null; languages: Array<{ language: string }> }>
  table: { official: unknown; slots: unknown; traces: unknown }
  papers: PaperView[]
}

/** The same, as it is compared with a later answer. */
export function offeredIn({ editions, table, papers }: Found): Offered {
  const edition = editions.findLast((one) => one.withdrawnAt === null)
  return {
    agenda: edition ? [edition.number, ...edition.languages.map((one) => one.language)].join(' ') : null,
    timetable: JSON.stringify([table.official, table.slots, table.traces]),
    papers: Object.fromEntries(papers.map((paper) => [paper.id, standing(paper)?.id ?? ''])),
  }
}

/** Asks the portal what it offers of a meeting now. */
export async function offeredNow(meeting: number): Promise<Offered> {
  const [editions, table, papers] = await Promise.all([
    api.agenda.editions.query({ meeting }, quiet),
    api.meetings.timetable.query({ meeting }, quiet),
    papersOf(meeting),
  ])
  return offeredIn({ editions, table, papers })
}

/** Why a call did not answer: 'gone' means that the reader may not any more, or that it is no more. */
export function reasonOf(error: unknown): 'gone' | 'signed-out' | 'away' | 'fault' {
  if (!(error instanceof TRPCClientError)) return 'fault'
  const { httpStatus } = (error.data ?? {}) as { httpStatus?: number }
  if (httpStatus === undefined) return 'away'
  return httpStatus === 401 ? 'signed-out' : httpStatus === 403 || httpStatus === 404 ? 'gone' : 'fault'
}
