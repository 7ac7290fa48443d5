import { describe, expect, test } from 'vitest'
import { changesOf, isBehind } from './changes.ts'
import type { Head, KeptPaper, Offered } from './pack.ts'

const kept = (paper: string, version: string): KeptPaper => ({
  ...{ paper, version, number: '2027/SOM1/SCCP/002', title: 'A paper', itemLabel: null, words: '31/w', files: [] },
})
const offered: Offered = { agenda: '001 en', timetable: '[]', papers: { a: 'a0', b: 'b0', c: 'c0' } }
const head: Pick<Head, 'offered' | 'papers'> = { offered, papers: [kept('a', 'a0'), kept('b', 'b0')] }

describe('what has changed since a pack was kept', () => {
  test('is nothing while the portal offers the same', () => {
    const changes = changesOf(head, offered)
    expect(changes).toEqual({ agenda: false, timetable: false, revised: 0, added: 0, gone: [] })
    expect(isBehind(changes)).toBe(false)
  })

  test('counts kept papers that were revised, and papers that were not there before', () => {
    const now = { ...offered, papers: { a: 'a1', b: 'b1', c: 'c1', d: 'd0' } }
    // c was not chosen: its revision is no news of this pack
    expect(changesOf(head, now)).toMatchObject({ revised: 2, added: 1, gone: [] })
    expect(isBehind(changesOf(head, now))).toBe(true)
  })

  test('names kept papers that may not be read any more', () => {
    expect(changesOf(head, { ...offered, papers: { a: 'a0' } })).toMatchObject({ revised: 0, gone: ['b'] })
  })

  test('tells a new edition of the agenda and another timetable', () => {
    const changes = changesOf(head, { ...offered, agenda: '001rev1 en', timetable: '[{}]' })
    expect(changes).toMatchObject({ agenda: true, timetable: true })
    expect(isBehind(changes)).toBe(true)
  })
})
