import { machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { loadDemonstration } from './demonstration.ts'
import { loadMeetings, loadParties } from './reference.ts'

/** A part of the starting data is loaded once: its name in `installation` says that it is there. */
async function once(part: string, load: () => Promise<void>): Promise<void> {
  const key = `seed:${part}`
  const done = await db.as(machine('seed'), (tx) => tx.installation.count({ where: { key } }))
  if (done > 0) return
  await load()
  await db.as(machine('seed'), (tx) => tx.installation.create({ data: { key, value: true } }))
}

/** Leaves a mark in `installation`, unless one of the starting data is there already and `first` is asked. */
async function mark(key: string, first: boolean): Promise<void> {
  await db.as(machine('seed'), async (tx) => {
    const there = await tx.installation.count({ where: { key: first ? { startsWith: 'seed:' } : key } })
    if (there === 0) await tx.installation.create({ data: { key, value: true } })
  })
}

/**
 * Loads the starting data that is not there yet: the real reference, and with `demo` the example meeting and its people.
 * `seed:begun` without `seed:done` tells the next start that this one was cut off (prisma/open.ts).
 */
export async function seed(_ownerUrl: string, options: { demo: boolean }): Promise<void> {
  await mark('seed:begun', true)
  await once('reference', () =>
    db.as(
      machine('seed'),
      async (tx) => {
        await loadParties(tx)
        await loadMeetings(tx)
      },
      60_000,
    ),
  )
  if (options.demo) await once('demonstration', loadDemonstration)
  await mark('seed:done', false)
}
