import { provide } from '#server/kernel/env.ts'
import type { Actor } from '#server/kernel/actor.ts'

/** What a process is told to accept, and what became of it: the code of its refusal, or nothing. */
export interface Orders {
  actor: Actor
  submissions: string[]
}
export type Outcomes = Record<string, string | null>

// a process of its own with a pool of its own: what it shares with the other is PostgreSQL
provide(JSON.parse(process.env['HOUSE'] ?? '{}') as Record<string, string>)
const { accept } = await import('#server/documents/acts/check.ts')

/** so many at once, as so many people would press the button */
const lanes = 8

async function acceptAll({ actor, submissions }: Orders): Promise<Outcomes> {
  const one = async (submission: string): Promise<[string, string | null]> => {
    try {
      await accept(actor, { submission, circulate: false })
      return [submission, null]
    } catch (error) {
      return [submission, (error as { code?: string }).code ?? 'FAULT']
    }
  }
  const waiting = submissions.values()
  const lane = async () => {
    const outcomes = []
    for (const submission of waiting) outcomes.push(await one(submission))
    return outcomes
  }
  return Object.fromEntries((await Promise.all(Array.from({ length: lanes }, lane))).flat())
}

process.on('message', (orders: Orders) => {
  void acceptAll(orders).then((outcomes) => process.send?.(outcomes))
})
process.on('disconnect', () => process.exit(0))
process.send?.('ready')
