import type { Actor } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import type { SearchHit } from './schema.ts'
import { wordsOf } from './words.ts'

/**
 * Finds by number and title over what the actor may read: every word of the question has to occur.
 * Row-level security leaves out what the actor's capacity may not see. One query.
 */
export async function search(actor: Actor, input: { words: string; limit: number }): Promise<{ hits: SearchHit[] }> {
  const asked = wordsOf(input.words).split(' ').filter(Boolean)
  const needles = asked.length > 0 ? asked.slice(0, 12) : [input.words.toLowerCase()]
  const rows = await db.as(actor, (tx) =>
    tx.searchEntry.findMany({
      where: { AND: needles.map((needle) => ({ words: { contains: needle } })) },
      orderBy: [
        { meetingId: { sort: 'desc', nulls: 'last' } },
        { kind: 'asc' },
        { objectId: 'asc' },
        { language: 'asc' },
      ],
      take: input.limit,
    }),
  )
  return {
    hits: rows.map((row) => ({
      kind: row.kind as SearchHit['kind'],
      id: row.objectId,
      language: row.language,
      meeting: row.meetingId,
      number: row.number,
      title: row.title,
      path: row.path,
    })),
  }
}
