import { describe, expect, test } from 'vitest'
import { Refusal } from '#server/kernel/errors.ts'
import { closeLanguage, dismissDrafter, nameDrafter, setLanguage } from './acts/languages.ts'
import { sampleActor, sampleMeeting } from './sample.ts'
import { moveMeeting } from './acts/move.ts'
import { list, meeting } from './acts/read.ts'
import { deskRights } from './service.ts'

const code = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'allowed',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )

describe('meetings', () => {
  test('a delegate sees the meeting, a guest only the one of the invitation', async () => {
    const { id } = await sampleMeeting(2031)
    const other = await sampleMeeting(2032)
    const delegate = await sampleActor('member', { party: 'rok' })
    const guest = await sampleActor('guest', { party: 'wco', meeting: id })
    expect((await meeting(delegate, { meeting: id })).name).toBe('SCCP1 2031')
    expect((await list(guest, { limit: 40 })).meetings.map((m) => m.id)).toEqual([id])
    expect(await code(meeting(guest, { meeting: other.id }))).toBe('MEETING_UNKNOWN')
  })

  test('the list goes on by pages without gap or double', async () => {
    const delegate = await sampleActor('member', { party: 'rok' })
    for (let year = 2041; year < 2046; year++) await sampleMeeting(year)
    const whole = (await list(delegate, { limit: 100 })).meetings.map((m) => m.id)
    const seen: number[] = []
    let after: number | null = null
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(delegate, { limit: 2, after })
      seen.push(...page.meetings.map((m) => m.id))
      after = page.next
    } while (after !== null)
    expect(seen).toEqual(whole)
  })

  test('a drafter gets structure and source, an owner the own language, others nothing', async () => {
    const { id } = await sampleMeeting(2033)
    const secretariat = await sampleActor('secretariat')
    const drafter = await sampleActor('member', { party: 'aus' })
    const owner = await sampleActor('member', { party: 'rok' })
    await nameDrafter(secretariat, { meeting: id, person: drafter.person ?? '' })
    await setLanguage(secretariat, { meeting: id, language: 'ko', required: true, owner: owner.person })
    expect(await deskRights(drafter, id)).toEqual({ desk: true, structure: true, writes: ['en'] })
    expect(await deskRights(owner, id)).toEqual({ desk: true, structure: false, writes: ['ko'] })
    expect(await deskRights(secretariat, id)).toEqual({ desk: true, structure: true, writes: ['en', 'ko'] })
    expect(await deskRights(await sampleActor('member', { party: 'usa' }), id)).toEqual({
      desk: false,
      structure: false,
      writes: [],
    })
    await dismissDrafter(secretariat, { meeting: id, person: drafter.person ?? '' })
    expect((await deskRights(drafter, id)).desk).toBe(false)
  })

  test('only the secretariat arranges, and the source language stays', async () => {
    const { id } = await sampleMeeting(2034)
    const delegate = await sampleActor('member', { party: 'rok', head: true })
    const secretariat = await sampleActor('secretariat')
    expect(await code(setLanguage(delegate, { meeting: id, language: 'ko', required: false, owner: null }))).toBe(
      'NOT_PERMITTED',
    )
    expect(await code(closeLanguage(secretariat, { meeting: id, language: 'en' }))).toBe('LANGUAGE_IS_SOURCE')
    expect(
      (await setLanguage(secretariat, { meeting: id, language: 'en', required: false, owner: null }))[0]?.required,
    ).toBe(true)
  })

  test('nobody writes the agenda of a meeting that is closed, who sat at its desk reads', async () => {
    const { id } = await sampleMeeting(2036)
    const secretariat = await sampleActor('secretariat')
    const drafter = await sampleActor('member', { party: 'aus' })
    await nameDrafter(secretariat, { meeting: id, person: drafter.person ?? '' })
    for (const move of ['convene', 'close'] as const)
      await moveMeeting(secretariat, { meeting: id, move, reason: null })
    for (const actor of [secretariat, drafter])
      expect(await deskRights(actor, id)).toEqual({ desk: true, structure: false, writes: [] })
  })
})
