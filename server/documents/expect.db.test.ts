import { describe, expect, test } from 'vitest'
import { machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { Refusal } from '#server/kernel/errors.ts'
import { createMeeting } from '#server/meetings/acts/create.ts'
import { sampleActor, sampleMeeting } from '#server/meetings/sample.ts'
import { expect as expectPaper, expected, fulfil, layStanding, stopExpecting } from './acts/expect.ts'
import { issuePaper } from './service.ts'

const code = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'allowed',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )

describe('standing papers', () => {
  test('are listed by the pattern, and the next meeting takes the list over with its new host', async () => {
    const { id } = await sampleMeeting(2131)
    const secretariat = await sampleActor('secretariat')
    const source = { source: 'sample', confidence: 'sample', languages: [] }
    await db.as(machine('test'), (tx) =>
      tx.party.createMany({
        data: [{ id: 'ina', kind: 'economy', name: 'Indonesia', abbreviation: 'INA', position: 8, ...source }],
        skipDuplicates: true,
      }),
    )
    expect((await layStanding(secretariat, { meeting: id })).papers).toBe(12)
    expect(await code(layStanding(secretariat, { meeting: id }))).toBe('EXPECTED_LAID')
    const more = { meeting: id, title: 'Survey of single windows', purpose: 'discussion' as const, party: 'vn' }
    await expectPaper(secretariat, more)
    const made = await createMeeting(secretariat, {
      ...{ from: id, year: 2131, ordinal: 2, som: 'SOM3', host: 'ina', city: null, venue: null, reason: null },
      ...{ zone: 'Asia/Jakarta', firstDay: '2131-07-20', lastDay: '2131-07-22' },
    })
    await layStanding(secretariat, { meeting: made.id })
    const list = await expected(secretariat, { meeting: made.id })
    expect(list.at(-1)).toMatchObject({ title: 'Survey of single windows', party: 'ina', paper: null })
    expect(list).toHaveLength(13)
  })

  test('are the secretariat’s to list; members see them, with the number of what has come', async () => {
    const { id } = await sampleMeeting(2132)
    const secretariat = await sampleActor('secretariat')
    const delegate = await sampleActor('member', { party: 'rok', head: true })
    expect(await code(layStanding(delegate, { meeting: id }))).toBe('NOT_PERMITTED')
    await layStanding(secretariat, { meeting: id })
    const [first, second] = await expected(secretariat, { meeting: id })
    const issued = await db.as(secretariat, (tx) =>
      issuePaper(tx, secretariat, {
        ...{ meeting: id, title: 'Arrangements', purpose: 'information', submittedBy: 'Viet Nam', access: 'public' },
      }),
    )
    await fulfil(secretariat, { meeting: id, expected: first?.id ?? '', paper: issued.paper })
    await stopExpecting(secretariat, { meeting: id, expected: second?.id ?? '' })
    const seen = await expected(delegate, { meeting: id })
    expect(seen[0]?.paper?.number).toBe('2132/SOM1/SCCP/002')
    expect(seen).toHaveLength(11)
    const observer = await sampleActor('observer', { party: 'asean' })
    expect(await expected(observer, { meeting: id })).toEqual([])
  })
})
