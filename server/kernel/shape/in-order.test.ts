import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inOrder } from './in-order.ts'

/** The same by trying every run: the first of the longest, each with its earliest forerunners. */
function slowly(places: number[]): number[] {
  const best: number[][] = []
  for (const [at, one] of places.entries()) {
    let longest: number[] = []
    for (let before = 0; before < at; before++) {
      const run = best[before] ?? []
      if ((places[before] ?? 0) < one && run.length > longest.length) longest = run
    }
    best.push([...longest, at])
  }
  return best.reduce((a, b) => (b.length > a.length ? b : a), [])
}

describe('what stays in order', () => {
  test('of two that have changed places, the one that stands first now has stayed', () => {
    expect([...inOrder([1, 0])]).toEqual([0])
    expect([...inOrder([0, 2, 1, 3])].toSorted((a, b) => a - b)).toEqual([0, 1, 3])
  })

  test('is the first of the longest runs, whatever the places', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 14 }), (places) => {
        expect([...inOrder(places)].toSorted((a, b) => a - b)).toEqual(slowly(places))
      }),
    )
  })
})
