import type { SetPages } from '#server/kernel/press-worker.ts'
import { voiceOf } from '#server/kernel/voices.ts'
import type { Participants } from './participants.ts'

/** The list of participants set by Typst as PDF/UA-1; called in the press. */
export function participantsPdf(list: Participants, set: SetPages): Uint8Array<ArrayBuffer> {
  const { language } = list
  const data = { ...list, labelLanguage: language, voices: { [language]: voiceOf(language) } }
  return set({ template: 'server/meetings/formats/participants.typ', data, at: list.at })
}
