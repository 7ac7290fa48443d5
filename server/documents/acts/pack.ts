import type { Actor } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { meetingOf } from '#server/meetings/service.ts'
import { may, readable } from '../policy.ts'
import { storedFacts } from '../submission.ts'

/** A file of a meeting's pack, under the name it has there. */
export interface Packed {
  path: string
  hash: string
  size: number
  at: Date
}

const most = 2000
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

/**
 * The files of a meeting's papers as the actor may read them: of the versions that stand, each language; with `since` only what was
 * circulated after it. In the order of agenda items and numbers. MEETING_UNKNOWN to who may not attend; PACK_EMPTY for nothing.
 */
export function packOf(
  actor: Actor,
  input: { meeting: number; since: Date | null },
): Promise<{ name: string; files: Packed[] }> {
  return db.as(actor, async (tx) => {
    const meeting = await meetingOf(tx, actor, input.meeting)
    const papers = await tx.paper.findMany({
      where: { AND: [{ meetingId: meeting.id }, readable(actor, meeting.id)] },
      orderBy: { sequence: 'asc' },
      take: most,
      include: {
        economies: true,
        versions: {
          where: { status: 'issued', ...(input.since ? { circulatedAt: { gt: input.since } } : {}) },
          orderBy: { revision: 'desc' },
          include: { files: { where: { stored: { state: 'clean' } }, include: { stored: storedFacts } } },
        },
      },
    })
    const files = papers.flatMap((paper) => {
      const version = paper.versions.find((one) => may.readVersion(actor, paper, one))
      return (version?.files ?? []).map(({ language, name, hash, stored }) => ({
        path: nameOf({ itemLabel: paper.itemLabel, number: version?.number ?? '', language, name }),
        hash,
        size: Number(stored.size),
        at: version?.circulatedAt ?? stored.storedAt,
      }))
    })
    if (files.length === 0) throw refusal('PACK_EMPTY', 'unknown')
    return {
      name: `SCCP${meeting.ordinal}_${meeting.year}.zip`,
      files: files.toSorted((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true })),
    }
  })
}
