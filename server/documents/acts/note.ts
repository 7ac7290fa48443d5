import { randomUUID } from 'node:crypto'
import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { permit } from '#server/kernel/policy.ts'
import type { Tx } from '#server/kernel/tx.ts'
import type { PaperNote } from '#prisma/client/client.ts'
import { chooseVersion, filesOf, openPaper, type Opened, type OpenedFile } from '../opened.ts'
import { rights } from '../policy.ts'
import type { Anchor, Passage } from '../shape/anchor.ts'
import { movedNames } from '../shape/carry.ts'
import { type Ground, groundOf, reanchor, type Reanchored } from '../shape/reanchor.ts'
import type { Colour, NewNote, NoteView } from '../shape/remarks.ts'

/** So many notes one person keeps on one paper. */
const most = 2000

const self = (actor: Actor): string => {
  permit(rights.note(actor))
  return actor.person ?? ''
}

async function passagesOf(tx: Tx, file: string): Promise<Passage[]> {
  return tx.paperBlock.findMany({
    where: { fileId: file },
    orderBy: { position: 'asc' },
    select: { block: true, page: true, text: true },
  })
}

const anchorIn = ({ block, page, quote, prefix, suffix }: PaperNote): Anchor => ({ block, page, quote, prefix, suffix })

/** The versions that were read for it, each file once. */
class Grounds {
  readonly #tx: Tx
  readonly #passages = new Map<string, Promise<Passage[]>>()
  readonly #grounds = new Map<string, Promise<Ground>>()

  constructor(tx: Tx) {
    this.#tx = tx
  }

  passages(file: string): Promise<Passage[]> {
    const known = this.#passages.get(file) ?? passagesOf(this.#tx, file)
    this.#passages.set(file, known)
    return known
  }

  /** The ground of a file as seen from another version's. */
  from(before: string, now: string): Promise<Ground> {
    const key = `${before} ${now}`
    const known = this.#grounds.get(key) ?? this.#make(before, now)
    this.#grounds.set(key, known)
    return known
  }

  async #make(before: string, now: string): Promise<Ground> {
    const names = (list: Passage[]): string[] => list.map((one) => one.block)
    const [old, fresh] = [await this.passages(before), await this.passages(now)]
    return groundOf(fresh, movedNames(names(old), names(fresh)))
  }
}

/** Where a note stands in a version: its own place there, or where its words are found again. */
async function standing(grounds: Grounds, note: PaperNote, file: OpenedFile | undefined): Promise<Reanchored> {
  if (!file || file.id === note.fileId) return { outcome: 'same', anchor: anchorIn(note) }
  return reanchor(await grounds.from(note.fileId, file.id), anchorIn(note))
}

function fileNamed(paper: Opened, id: string): { language: string; number: string } | undefined {
  for (const version of paper.versions) {
    const file = version.files.find((one) => one.id === id)
    if (file) return { language: file.language, number: version.number }
  }
  return undefined
}

async function view(grounds: Grounds, paper: Opened, files: OpenedFile[], note: PaperNote): Promise<NoteView> {
  const made = fileNamed(paper, note.fileId)
  const file = files.find((one) => one.language === made?.language)
  const { outcome, anchor } = await standing(grounds, note, file)
  return {
    id: note.id,
    colour: note.colour as Colour,
    body: note.body,
    language: made?.language ?? '',
    number: made?.number ?? '',
    outcome,
    anchor,
    quote: note.quote,
    changedAt: note.changedAt,
  }
}

/**
 * A person's own notes on a paper, each where it stands in the version that is read (features.md X12). They are the person's alone: neither
 * the delegation nor the secretariat reads them, no event and no log holds them, and row-level security keeps even machines out.
 */
export function notes(actor: Actor, input: { paper: string; version: string }): Promise<NoteView[]> {
  return db.as(actor, async (tx) => {
    const person = self(actor)
    const paper = await openPaper(tx, actor, input.paper)
    const files = filesOf(paper, chooseVersion(paper, { version: input.version }))
    const rows = await tx.paperNote.findMany({
      where: { personId: person, paperId: paper.id },
      orderBy: { createdAt: 'asc' },
      take: most,
    })
    const grounds = new Grounds(tx)
    const views: NoteView[] = []
    for (const row of rows) views.push(await view(grounds, paper, files, row))
    return views
  })
}

/** Marks words of a paper, with or without a note. What the browser marked is found again in the paragraphs and hangs on these. */
export function addNote(actor: Actor, input: NewNote): Promise<NoteView> {
  return db.as(actor, async (tx) => {
    const person = self(actor)
    const paper = await openPaper(tx, actor, input.paper)
    const version = chooseVersion(paper, { version: input.version })
    const files = filesOf(paper, version)
    const file = files.find((one) => one.id === input.file)
    if (!file) throw refusal('PAPER_UNKNOWN', 'unknown')
    if ((await tx.paperNote.count({ where: { personId: person, paperId: paper.id } })) >= most)
      throw refusal('NOTES_TOO_MANY', 'conflict', { most })
    const grounds = new Grounds(tx)
    const { block, page, quote, prefix, suffix, colour, body } = input
    const found = reanchor(await grounds.from(file.id, file.id), { block, page, quote, prefix, suffix })
    const place = found.outcome === 'gone' ? { block: null, page, quote, prefix, suffix } : found.anchor
    const now = clock.now()
    const id = input.id ?? randomUUID()
    await tx.paperNote.createMany({
      data: [
        {
          ...{ id, ...place, personId: person, paperId: paper.id, versionId: file.versionId, fileId: file.id },
          ...{ colour, body, createdAt: now, changedAt: now },
        },
      ],
      skipDuplicates: true,
    })
    return view(grounds, paper, files, await own(tx, actor, id))
  })
}

async function own(tx: Tx, actor: Actor, id: string): Promise<PaperNote> {
  const row = await tx.paperNote.findUnique({ where: { id } })
  if (!row || row.personId !== self(actor)) throw refusal('NOTE_UNKNOWN', 'unknown')
  return row
}

/** Gives an own note other words or another colour. */
export function amendNote(actor: Actor, input: { note: string; colour: Colour; body: string }): Promise<void> {
  return db.as(actor, async (tx) => {
    const { id } = await own(tx, actor, input.note)
    await tx.paperNote.update({
      where: { id },
      data: { colour: input.colour, body: input.body, changedAt: clock.now() },
    })
  })
}

/** Lets an own note hang from now on where it was found in another version: it leaves the tray. NOTE_GONE when its words are no more. */
export function settleNote(actor: Actor, input: { note: string; version: string }): Promise<void> {
  return db.as(actor, async (tx) => {
    const row = await own(tx, actor, input.note)
    const paper = await openPaper(tx, actor, row.paperId)
    const language = fileNamed(paper, row.fileId)?.language
    const file = filesOf(paper, chooseVersion(paper, { version: input.version })).find(
      (one) => one.language === language,
    )
    if (!file) throw refusal('PAPER_UNKNOWN', 'unknown')
    const { outcome, anchor } = await standing(new Grounds(tx), row, file)
    if (outcome === 'gone') throw refusal('NOTE_GONE', 'conflict')
    await tx.paperNote.update({
      where: { id: row.id },
      data: { ...anchor, versionId: file.versionId, fileId: file.id, changedAt: clock.now() },
    })
  })
}

/** Takes an own note away for good. */
export function removeNote(actor: Actor, input: { note: string }): Promise<void> {
  return db.as(actor, async (tx) => {
    const { id } = await own(tx, actor, input.note)
    await tx.paperNote.delete({ where: { id } })
  })
}
