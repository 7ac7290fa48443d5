import { beforeEach, expect, test } from 'vitest'
import type { Actor } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { asOwner, asPortal, asSuperuser } from '#tests/database.ts'
import { sampleActor, sampleMeeting } from '#tests/meeting.ts'
import { circulate } from './acts/circulate.ts'
import { edition } from './acts/read.ts'
import { sampleItems, writeAgenda } from './sample.ts'
import { seal } from './sealing.ts'

let meeting = 0
let people: Record<string, string> = {}
let secretariat: Actor
const plain = { kind: 'draft' as const, override: null, nomenclature: false }

beforeEach(async () => {
  ;({ meeting, people } = await sampleMeeting())
  secretariat = sampleActor('secretariat', people['secretariat'] ?? '')
  await writeAgenda(meeting, sampleItems())
})

test('each capacity sees what its visibility allows: a child is as closed as its strictest ancestor', async () => {
  await circulate(secretariat, { meeting, ...plain })
  const labels = async (actor: Actor) => (await edition(actor, { meeting })).items.map((item) => item.label)
  expect(await labels(secretariat)).toEqual(['1', '2', '2.1', '3'])
  expect(await labels(sampleActor('chair', people['chair'] ?? ''))).toEqual(['1', '2', '2.1', '3'])
  expect(await labels(sampleActor('member', people['delegate'] ?? '', 'aus'))).toEqual(['1', '2', '2.1'])
  expect(await labels(sampleActor('leader', people['leader'] ?? '', 'aus'))).toEqual(['1', '2', '2.1'])
  expect(await labels(sampleActor('observer', people['observer'] ?? '', 'asean'))).toEqual(['1'])
  expect(await labels(sampleActor('guest', people['guest'] ?? '', 'wco', meeting))).toEqual(['1'])
  expect(await labels(sampleActor('administrator', people['administrator'] ?? ''))).toEqual(['1'])
  const stranger = sampleActor('guest', people['guest'] ?? '', 'wco', meeting + 1)
  await expect(edition(stranger, { meeting })).rejects.toMatchObject({ code: 'MEETING_UNKNOWN' })
})

test('with the policy passed over, the database still hides the text that a capacity may not see', async () => {
  await circulate(secretariat, { meeting, ...plain })
  const observer = sampleActor('observer', people['observer'] ?? '', 'asean')
  const seen = await db.as(observer, async (tx) => {
    const texts = await tx.agendaEditionText.findMany({ where: { meetingId: meeting } })
    const rows = await tx.agendaEditionItem.findMany({ where: { meetingId: meeting } })
    const draft = await tx.agendaText.findMany({ where: { meetingId: meeting } })
    return { titles: texts.map((text) => text.title), visibilities: rows.map((row) => row.visibility), draft }
  })
  expect(seen.titles.join(' ')).not.toContain('Canary')
  expect(seen.visibilities).toEqual(['public'])
  expect(seen.draft).toEqual([])
  await expect(
    db.as(observer, (tx) => tx.agendaEditionText.updateMany({ data: { title: 'forged' } })),
  ).rejects.toThrow()
})

test('a frozen row cannot be changed, deleted, or joined by another, by any role', async () => {
  const { id } = await circulate(secretariat, { meeting, ...plain })
  const statements = [
    `UPDATE agenda_edition SET hash = 'x' WHERE id = '${id}'`,
    `UPDATE agenda_edition_text SET title = 'x' WHERE edition_id = '${id}'`,
    `DELETE FROM agenda_edition_item WHERE edition_id = '${id}'`,
    `DELETE FROM agenda_edition WHERE id = '${id}'`,
    `INSERT INTO agenda_edition_item SELECT edition_id, meeting_id, 'late', parent_id, 99, label, depth, leads, minutes, purpose, visibility, "references", session_id, starts_at, ends_at, source FROM agenda_edition_item WHERE edition_id = '${id}' LIMIT 1`,
    `INSERT INTO agenda_edition_text SELECT edition_id, meeting_id, 'late', language, visibility, title, title_doc, annotation, hash, frozen_at FROM agenda_edition_text WHERE edition_id = '${id}' LIMIT 1`,
    'TRUNCATE agenda_edition_text',
  ]
  for (const sql of statements)
    await expect(
      asSuperuser((client) => client.query(sql)),
      sql,
    ).rejects.toThrow(/frozen|never changed/)
  const identity = `SELECT set_config('app.person', '${people['secretariat']}', false), set_config('app.capacity', 'secretariat', false)`
  for (const sql of statements.slice(0, 4)) {
    await expect(
      asPortal(async (client) => (await client.query(identity), client.query(sql))),
      sql,
    ).rejects.toThrow()
  }
  // the owner of the tables sees no row of theirs at all
  expect((await asOwner((client) => client.query('SELECT * FROM agenda_edition'))).rows).toEqual([])
})

test('the hash over all can be computed again from the rows', async () => {
  const { id } = await circulate(secretariat, { meeting, ...plain })
  const texts = await asSuperuser((client) =>
    client.query('SELECT title, title_doc, annotation, hash FROM agenda_edition_text WHERE edition_id = $1', [id]),
  )
  for (const row of texts.rows) expect(seal([row.title, row.title_doc, row.annotation])).toBe(row.hash)
  expect(texts.rows.length).toBeGreaterThan(0)
})
