import { randomUUID } from 'node:crypto'
import type { Actor } from '#server/kernel/actor.ts'
import { addNote } from '#server/documents/acts/note.ts'
import { comment } from '#server/documents/acts/remark.ts'
import { samplePaper } from '#server/documents/sample.ts'

type SamplePaper = Awaited<ReturnType<typeof samplePaper>>

/** What calls about papers can be about. */
export interface Papers {
  /** a paper for members, and one for Japan alone */
  paper: SamplePaper
  japansPaper: SamplePaper
  /** a new note of one's own on the first paper */
  noteOf: (actor: Actor | null) => Promise<string>
  /** a new comment on it, to all */
  remark: () => Promise<string>
}

/** Two papers of a meeting; who may read the first can have a note on it. */
export async function papersOf(meeting: number, secretariat: Actor): Promise<Papers> {
  const first = { texts: { en: ['# Background', 'Economies are invited to comment.'] } }
  const facts = { sequence: 700, title: 'For members', access: 'members' }
  const paper = await samplePaper(meeting, facts, first)
  const named = { sequence: 701, title: 'For Japan', access: 'economies', economies: ['jpn'] }
  const place = { paper: paper.paper, version: paper.version, file: paper.files['en'] ?? '', block: null, quote: '' }
  const note = { ...place, page: 1, quote: 'invited', prefix: '', suffix: '', colour: 'yellow', body: '' } as const
  const readers = ['member', 'leader', 'secretariat', 'chair']
  return {
    paper,
    japansPaper: await samplePaper(meeting, named, first),
    noteOf: async (actor) =>
      actor && readers.includes(actor.capacity) ? (await addNote(actor, note)).id : randomUUID(),
    remark: async () => (await comment(secretariat, { ...place, body: 'A word.', addressee: null })).id,
  }
}
