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

/** Loads the starting data that is not there yet: the real reference, and with `demo` the example meeting and its people. */
export async function seed(_ownerUrl: string, options: { demo: boolean }): Promise<void> {
  await once('reference', () =>
    db.as(machine('seed'), async (tx) => {
      await loadParties(tx)
      await loadMeetings(tx)
    }),
  )
  if (options.demo) await once('demonstration', loadDemonstration)
}
