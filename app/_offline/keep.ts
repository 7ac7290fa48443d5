import { api } from '#app/_trpc/client.ts'
import type { AgendaLanguage } from '#server/meetings/schema.ts'
import type { PaperView } from '#server/documents/schema.ts'
import { keepFaces } from './faces.ts'
import { checkRoom, keepFile } from './files.ts'
import { lettersIn, languagesIn } from './letters.ts'
import { offeredIn, papersOf, standing } from './offered.ts'
import { type Head, type KeptFile, type KeptPaper, type KeptWords, packShape, type Reader } from './pack.ts'
import { PackProblem, problemOf } from './problem.ts'
import { commit, heads, prepareVault, put, written } from './vault.ts'
import { wallClock } from './wall-clock.ts'
import { placeWorker } from './worker.ts'

/** How far keeping has come. */
export interface Progress {
  done: number
  of: number
  bytes: number
}

interface Wish {
  reader: Reader
  meeting: { id: number; name: string; zone: string }
  /** the language in which the reader reads */
  language: AgendaLanguage | undefined
  choice: 'all' | string[]
}

/** What one keeping needs from step to step. */
interface Work extends Wish {
  /** files that are here already, by their id: they are not fetched again */
  here: Map<string, KeptFile>
  letters: Set<number>
  languages: Set<string>
  bytes: number
}

/** Words of a paper to the end, with the reader's notes and the comments. */
async function wordsOf(paper: PaperView, language: AgendaLanguage | undefined): Promise<KeptWords> {
  const place = { paper: paper.id, version: standing(paper)?.id ?? '' }
  const wish = { paper: paper.id, ...(language ? { language } : {}) }
  const [view, comments] = await Promise.all([
    api.documents.read.query(wish),
    api.documents.comments.query({ paper: paper.id }),
  ])
  const notes = view.can.note ? await api.documents.notes.query(place) : []
  for (let next = view.next; next !== null;) {
    const more = await api.documents.read.query({ ...wish, from: next })
    view.blocks.push(...more.blocks)
    view.missing.push(...more.missing)
    next = more.next
  }
  return { view: { ...view, next: null }, notes, comments }
}

async function keepPaper(paper: PaperView, work: Work, heard: (bytes: number) => void): Promise<KeptPaper> {
  const { reader, meeting } = work
  const words = await wordsOf(paper, work.language)
  const { file, languages, version } = words.view
  const original = languages.find((one) => one.original)?.file
  const wanted = new Map(file?.state === 'clean' ? [[file.id, { ...file }]] : [])
  const facts = paper.files.find((one) => one.id === original && one.state === 'clean')
  if (facts && !wanted.has(facts.id)) wanted.set(facts.id, { ...facts, revision: version.revision })
  const files: KeptFile[] = []
  for (const one of wanted.values()) {
    const kept = work.here.get(one.id) ?? (await keepFile(reader.person, meeting.id, one, heard))
    files.push(kept)
    work.bytes += kept.size
  }
  lettersIn(words, work.letters)
  languagesIn(words, work.languages)
  return {
    paper: paper.id,
    version: version.id,
    number: version.number,
    title: version.title,
    itemLabel: paper.itemLabel,
    words: (await put(reader.person, meeting.id, written(words))) as KeptPaper['words'],
    files,
  }
}

/** What the portal says of the meeting, all at once. */
async function ask({ meeting, language }: Wish) {
  const id = { meeting: meeting.id }
  const spoken = language ? { language } : {}
  const [editions, edition, table, placement, papers] = await Promise.all([
    api.agenda.editions.query(id),
    api.agenda.edition.query({ ...id, ...spoken }),
    api.meetings.timetable.query(id),
    api.agenda.placement.query({ ...id, ...spoken }),
    papersOf(meeting.id),
  ])
  return { editions, edition, table, placement, papers }
}

/** Keeps the papers one after the other, and says how far it has come. */
async function keepPapers(papers: PaperView[], work: Work, told: (progress: Progress) => void, signal?: AbortSignal) {
  let fetched = 0
  const kept: KeptPaper[] = []
  const say = (): void => told({ done: kept.length, of: papers.length, bytes: fetched })
  const heard = (bytes: number): void => {
    fetched += bytes
    say()
  }
  say()
  for (const paper of papers) {
    if (signal?.aborted) throw new PackProblem('stopped')
    kept.push(await keepPaper(paper, work, heard))
    say()
  }
  return kept
}

async function gather(
  wish: Wish,
  before: Head | null,
  told: (progress: Progress) => void,
  signal: AbortSignal | undefined,
): Promise<Head> {
  const { reader, meeting, language, choice } = wish
  const { editions, edition, table, placement, papers } = await ask(wish)
  const chosen = choice === 'all' ? papers : papers.filter((paper) => choice.includes(paper.id))
  const here = new Map((before?.papers ?? []).flatMap((paper) => paper.files.map((file) => [file.id, file] as const)))
  await checkRoom(chosen.flatMap((paper) => paper.files).filter((file) => !here.has(file.id)))
  const work: Work = { ...wish, here, letters: new Set(), languages: new Set([reader.language]), bytes: 0 }
  const kept = await keepPapers(chosen, work, told, signal)
  lettersIn([edition, placement, table], work.letters)
  languagesIn(edition, work.languages)
  await keepFaces(work.languages, work.letters)
  const [agenda, timetable] = [written(edition), written({ table, placement })]
  const now = wallClock()
  return {
    ...{ shape: packShape, meeting, reader, language: language ?? null, keptAt: now, seenAt: now },
    ...{ choice, papers: kept, opened: before?.opened ?? [] },
    size: work.bytes + agenda.byteLength + timetable.byteLength,
    agenda: (await put(reader.person, meeting.id, agenda)) as Head['agenda'],
    timetable: (await put(reader.person, meeting.id, timetable)) as Head['timetable'],
    offered: offeredIn({ editions, table, papers }),
  }
}

/**
 * Keeps a meeting's agenda, timetable and papers on this device, or brings what is kept up to date. Nothing is called kept
 * before all of it lies here, with the page that opens it; when something fails, what was kept before stays as it was.
 */
export function keepPack(wish: Wish, told: (progress: Progress) => void, signal?: AbortSignal): Promise<Head> {
  const { person } = wish.reader
  return navigator.locks.request('sccp-pack', async () => {
    await prepareVault(person)
    const before = (await heads(person)).find((head) => head.meeting.id === wish.meeting.id) ?? null
    try {
      await navigator.storage.persist?.().catch(() => false)
      const head = await gather(wish, before, told, signal)
      await placeWorker()
      await commit(person, wish.meeting.id, head)
      return head
    } catch (error) {
      await commit(person, wish.meeting.id, before).catch(() => undefined)
      throw new PackProblem(problemOf(error))
    }
  })
}
