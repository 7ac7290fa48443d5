import { asSuperuser } from '#tests/database.ts'

interface Item {
  id: string
  label: string | null
  gone: boolean
  minutes: number | null
  starts_at: Date | null
  findings: unknown[]
}

/** The items of a meeting as the projection wrote them, by id. */
export async function itemsOf(meeting: number): Promise<Map<string, Item>> {
  const { rows } = await asSuperuser((sql) =>
    sql.query<Item>('SELECT * FROM agenda_item WHERE meeting_id = $1', [meeting]),
  )
  return new Map(rows.map((row) => [row.id, row]))
}

interface Text {
  title: string
  plain: string
  findings: unknown[]
  hash: string
}

/** An item's text in a language as the projection wrote it. */
export async function textOf(item: string, language: string): Promise<Text | undefined> {
  const { rows } = await asSuperuser((sql) =>
    sql.query<Text>('SELECT title, plain, findings, hash FROM agenda_text WHERE item_id = $1 AND language = $2', [
      item,
      language,
    ]),
  )
  return rows[0]
}

interface Told {
  person: string | null
  after: Record<string, unknown>
}

/** The events of one act on an item, the oldest first. */
export async function eventsOf(act: string, item: string): Promise<Told[]> {
  const { rows } = await asSuperuser((sql) =>
    sql.query<Told>(
      'SELECT person, party, audience, before, after FROM event WHERE act = $1 AND object_id = $2 ORDER BY id',
      [act, item],
    ),
  )
  return rows
}
