import type { Actor } from '#server/kernel/actor.ts'
import { wordsNear } from '#server/kernel/words.ts'
import { agendaLanguages } from '#server/meetings/schema.ts'
import { editionFrom } from '../formats/from-view.ts'
import { pdfOf } from '../formats/pdf.ts'
import { edition } from './read.ts'

/** The edition that stands, as PDF in the reader's language and with what the reader may see; null while none stands. For a meeting's pack. */
export async function standingEdition(
  actor: Actor,
  input: { meeting: number; language: string | null },
): Promise<{ number: string; title: string; language: string; bytes: Uint8Array; at: Date } | null> {
  const wish = agendaLanguages.find((one) => one === input.language)
  const view = await edition(actor, { meeting: input.meeting, ...(wish ? { language: wish } : {}) })
  const { t, language: labelLanguage } = wordsNear(view.language, 'export')
  const frozen = editionFrom(view, { t, labelLanguage })
  if (!frozen) return null
  const { number, title, language, issued } = frozen
  return { number, title, language, bytes: await pdfOf(frozen), at: issued }
}
