import type { Actor } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { papersToPack } from '../packed.ts'
import { firstPaper } from '../providing.ts'

/** A file of a meeting's pack, under the name it has there. */
export interface Packed {
  path: string
  hash: string
  size: number
  at: Date
}

/** what file systems and Windows allow in a name, so that every part can be written everywhere */
const safe = (name: string): string =>
  name
    .normalize('NFC')
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/[<>:"/\\|?*\u0000-\u001f\u007f]/g, '_')
    .replace(/^\.+/, '_')
    .replace(/[. ]+$/, '')

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Cuts a name to so many bytes of UTF-8, never through a letter, and keeps its ending. */
function fitting(name: string, bytes: number): string {
  const ending = /\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? ''
  let stem = ''
  for (const { segment } of letters.segment(name.slice(0, name.length - ending.length))) {
    if (Buffer.byteLength(stem + segment + ending) > bytes) break
    stem += segment
  }
  return stem + ending
}

interface Named {
  itemLabel: string | null
  number: string
  language: string
  name: string
}

const nameOf = ({ itemLabel, number, language, name }: Named): string =>
  fitting(`${itemLabel ?? '0'} ${number.replaceAll('/', '_')} ${language} ${safe(name)}`, 200)

/** The portal's language of a person, else null. */
async function languageOf(tx: Tx, actor: Actor): Promise<string | null> {
  if (actor.person === null) return null
  const person = await tx.person.findUnique({ where: { id: actor.person }, select: { language: true } })
  return person?.language ?? null
}

/**
 * The files of a meeting's papers as the actor may read them: of the versions that stand, each language; with `since` only what was
 * circulated after it. In the order of agenda items and numbers, the agenda first. MEETING_UNKNOWN to who may not attend; PACK_EMPTY for nothing.
 */
export async function packOf(
  actor: Actor,
  input: { meeting: number; since: Date | null; language?: string | null },
): Promise<{ name: string; files: Packed[]; made: Record<string, Uint8Array> }> {
  const { meeting, papers, language } = await db.as(actor, async (tx) => ({
    ...(await papersToPack(tx, actor, input)),
    language: input.language ?? (await languageOf(tx, actor)),
  }))
  const files = papers.flatMap(({ itemLabel, version }) =>
    version.files.map(({ language, name, hash, stored }) => ({
      path: nameOf({ itemLabel, number: version.number, language, name }),
      hash,
      size: Number(stored.size),
      at: version.circulatedAt ?? stored.storedAt,
    })),
  )
  const first = papers.some((paper) => paper.sequence === 1)
    ? await firstPaper(actor, { meeting: meeting.id, language })
    : null
  const path = first && nameOf({ itemLabel: null, ...first, name: `${first.title}.pdf` })
  if (files.length === 0 && !first) throw refusal('PACK_EMPTY', 'unknown')
  return {
    name: `SCCP${meeting.ordinal}_${meeting.year}.zip`,
    files: files.toSorted((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true })),
    made: first && path ? { [path]: first.bytes } : {},
  }
}
