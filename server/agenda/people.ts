import { clock } from '#server/kernel/clock.ts'
import type { Tx } from '#server/kernel/tx.ts'

/** The names of people by id; nobody for null. One query, none when nobody is asked for. */
export async function namesOf(tx: Tx, people: Array<string | null>): Promise<Map<string, string>> {
  const ids = [...new Set(people.filter((person) => person !== null))]
  if (ids.length === 0) return new Map()
  const rows = await tx.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Who can be addressed at a meeting's desk: drafters, owners of languages, and the secretariat and the chair of the day. One query. */
export function deskPeople(tx: Tx, meeting: number): Promise<Array<{ id: string; name: string }>> {
  const now = clock.now()
  return tx.$queryRaw<Array<{ id: string; name: string }>>`
    SELECT p.id, p.name FROM person p WHERE p.disabled_at IS NULL AND (
      EXISTS (SELECT 1 FROM meeting_drafter d WHERE d.meeting_id = ${meeting} AND d.person_id = p.id)
      OR EXISTS (SELECT 1 FROM meeting_language l WHERE l.meeting_id = ${meeting} AND l.owner = p.id)
      OR EXISTS (SELECT 1 FROM mandate m WHERE m.person_id = p.id AND m.capacity IN ('secretariat', 'chair')
        AND (m.meeting IS NULL OR m.meeting = ${meeting}) AND m.from <= ${now} AND (m.until IS NULL OR m.until > ${now})))
    ORDER BY p.name, p.id`
}
