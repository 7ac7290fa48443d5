import { api } from '#app/_trpc/client.ts'
import { notReached } from '#app/_trpc/use-act.ts'
import { dropNote, waitingNotes } from './outbox.ts'

/** Sends the notes that wait on this device, whatever papers they are on; how many have arrived. */
export async function sendWaiting(person: string): Promise<number> {
  const notes = await waitingNotes(person).catch(() => [])
  let sent = 0
  for (const note of notes) {
    try {
      await api.documents.addNote.mutate(note)
    } catch (error) {
      // a note that the portal refuses would wait for ever: it stays to be read and taken away
      if (notReached(error)) break
      continue
    }
    await dropNote(person, note.id)
    sent += 1
  }
  return sent
}
