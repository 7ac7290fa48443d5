import type { SetPages } from '#server/kernel/press-worker.ts'
import type { Participants } from './participants.ts'

/** The list of participants set by Typst as PDF/UA-1; called in the press. */
export function participantsPdf(list: Participants, set: SetPages): Uint8Array<ArrayBuffer> {
  return set({ template: 'server/meetings/formats/participants.typ', data: list, at: list.at })
}
