import { describe, expect, test } from 'vitest'
import { routeOf } from './use-route.ts'

describe('the address behind the #', () => {
  test.each([
    ['#/meetings/31/agenda', { room: 'agenda', meeting: 31, paper: null }],
    ['#/meetings/31', { room: 'agenda', meeting: 31, paper: null }],
    ['#/meetings/31/agenda/editions/2?lang=ko', { room: 'agenda', meeting: 31, paper: null }],
    ['#/meetings/31/timetable?view=draft', { room: 'timetable', meeting: 31, paper: null }],
    ['#/meetings/31/documents', { room: 'papers', meeting: 31, paper: null }],
    ['#/documents/0199-ab?rev=1#comment-2', { room: 'paper', meeting: null, paper: '0199-ab' }],
    ['#/meetings', { room: 'packs', meeting: null, paper: null }],
    ['#/profile', { room: 'packs', meeting: null, paper: null }],
    ['', { room: 'packs', meeting: null, paper: null }],
  ])('%s', (hash, route) => expect(routeOf(hash)).toEqual(route))
})
