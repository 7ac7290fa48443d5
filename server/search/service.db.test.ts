import { describe, expect, test } from 'vitest'
import { machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { createMeeting } from '#server/meetings/acts/create.ts'
import { moveMeeting } from '#server/meetings/acts/move.ts'
import { sampleActor, sampleMeeting } from '#server/meetings/sample.ts'
import { hear } from './jobs.ts'
import { search } from './service.ts'
import { wordsOf } from './words.ts'

async function entry(meeting: number, id: string, number: string, title: string, visibility: string): Promise<void> {
  await db.as(machine('test'), (tx) =>
    tx.searchEntry.create({
      data: {
        kind: 'item',
        objectId: id,
        language: 'en',
        meetingId: meeting,
        number,
        title,
        words: wordsOf(`${number} ${title}`),
        visibility,
        path: '/x',
      },
    }),
  )
}

describe('search', () => {
  test('finds by number and by words of any script, and only what the capacity may see', async () => {
    const { id } = await sampleMeeting()
    await entry(id, 'a', '6.1', 'Best practices of single-window implementation', 'public')
    await entry(id, 'b', '10', 'Passenger data', 'members')
    await entry(id, 'c', '20', '다음 회의의 일시와 장소', 'secretariat')
    await entry(id, 'd', '7', 'การยอมรับร่วมกันของผู้ประกอบการ', 'public')
    const member = await sampleActor('member', { party: 'rok' })
    const observer = await sampleActor('observer', { party: 'asean' })
    const secretariat = await sampleActor('secretariat')
    const found = async (actor: typeof member, words: string): Promise<string[]> =>
      (await search(actor, { words, limit: 20 })).hits.map((hit) => hit.id)
    expect(await found(member, 'single window')).toEqual(['a'])
    expect(await found(member, '6.1')).toEqual(['a'])
    expect(await found(member, 'ผู้ประกอบการ')).toEqual(['d'])
    expect(await found(member, 'PASSENGER')).toEqual(['b'])
    expect(await found(observer, 'passenger')).toEqual([])
    expect(await found(member, '일시와')).toEqual([])
    expect(await found(secretariat, '일시와')).toEqual(['c'])
  })

  test('does not find a meeting that is only asked for, and finds it once it is planned', async () => {
    await sampleMeeting(2161)
    const head = await sampleActor('member', { party: 'vn', head: true })
    const other = await sampleActor('member', { party: 'rok' })
    const secretariat = await sampleActor('secretariat')
    const { id } = await createMeeting(head, {
      ...{ from: null, year: 2161, ordinal: 2, som: 'SOM3', host: 'vn', city: 'Hue', venue: null },
      ...{ zone: 'Asia/Ho_Chi_Minh', firstDay: '2161-07-20', lastDay: '2161-07-22', reason: 'We would like to.' },
    })
    const found = async (): Promise<string[]> => {
      await db.as(machine('search'), async (tx) => hear(tx, await tx.event.findMany({ where: { meeting: id } })))
      return (await search(other, { words: 'Hue', limit: 20 })).hits.map((hit) => hit.id)
    }
    expect(await found()).toEqual([])
    await moveMeeting(secretariat, { meeting: id, move: 'approve', reason: null })
    expect(await found()).toEqual([String(id)])
  })
})
