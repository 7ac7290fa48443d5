import { describe, expect, it } from 'vitest'
import { type Update, UpdateQueue } from './updates.ts'

const update = (n: number): Update => ({ bytes: Uint8Array.of(n), person: 'p', party: null, at: new Date(0) })

/** A queue whose database answers when the test says so. */
function queue() {
  const batches: number[][] = []
  const answers: Array<{ resolve: (seq: bigint) => void; reject: (error: Error) => void }> = []
  let failures = 0
  const made = new UpdateQueue({
    write: (_, updates) => {
      batches.push(updates.map(({ bytes }) => bytes[0] ?? 0))
      return new Promise((resolve, reject) => answers.push({ resolve, reject }))
    },
    stored: () => undefined,
    failing: () => (failures += 1),
  })
  const next = async (n: number): Promise<void> => {
    while (answers.length < n) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return { made, batches, answers, next, failures: () => failures }
}

describe('updates on their way into the database', () => {
  it('go together while one transaction runs, in their order', async () => {
    const { made, batches, answers, next } = queue()
    made.push('a', update(1))
    await next(1)
    for (const n of [2, 3, 4]) made.push('a', update(n))
    answers[0]?.resolve(1n)
    await next(2)
    expect(batches).toEqual([[1], [2, 3, 4]])
    answers[1]?.resolve(4n)
    await made.drained()
    expect(made.bytes).toBe(0)
  })

  it('count as stored only after COMMIT, and only those pushed before the question', async () => {
    const { made, answers, next } = queue()
    made.push('a', update(1))
    let first = false
    let second = false
    void made.stored('a').then(() => (first = true))
    await next(1)
    made.push('a', update(2))
    void made.stored('a').then(() => (second = true))
    expect(first).toBe(false)
    answers[0]?.resolve(1n)
    await next(2)
    expect([first, second]).toEqual([true, false])
    answers[1]?.resolve(2n)
    await made.drained()
    expect(second).toBe(true)
  })

  it('are tried again when the database refuses, and nothing is lost', async () => {
    const { made, batches, answers, next, failures } = queue()
    made.push('a', update(1))
    await next(1)
    answers[0]?.reject(new Error('away'))
    made.push('a', update(2))
    await next(2)
    expect(batches.at(-1)).toEqual([1, 2])
    expect(failures()).toBe(1)
    answers[1]?.resolve(2n)
    await made.drained()
  })

  it('of one document do not wait for another', async () => {
    const { made, answers, next } = queue()
    made.push('a', update(1))
    made.push('b', update(2))
    await next(2)
    answers[1]?.resolve(1n)
    await made.stored('b')
    expect(made.pending('a')).toBe(true)
    answers[0]?.resolve(2n)
    await made.drained()
  })
})
