import { contactAs, contactAsStranger } from '#app/_offline/contact.ts'
import { finishLeaving } from '#app/_offline/leave.ts'
import { renewWorker } from '#app/_offline/worker.ts'
import { sendWaiting } from '../documents/[paper]/_reading/send-waiting.ts'

/** Who is signed in, by which mandate and session. */
export interface House {
  person: string
  mandate: string
  session: string
}

/** What every page does for this device: ends what was signed out offline, destroys what is another's, sends what waits. Null: nobody is signed in. */
export async function keepHouse(house: House | null): Promise<'left' | 'done'> {
  if (await finishLeaving()) return 'left'
  if (house === null) {
    await contactAsStranger()
    return 'done'
  }
  const { person, mandate, session } = house
  const packs = await contactAs(person, mandate, session)
  await sendWaiting(person)
  if (packs.length > 0) await renewWorker()
  return 'done'
}
