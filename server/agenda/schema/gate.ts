import { z } from 'zod'
import { agendaLanguage, meetingId as meeting } from '#server/meetings/schema.ts'
import { all, editionKind, grade, reason } from '../schema.ts'
import { person } from './desk.ts'

const int = z.number().int()
const text = z.string()
const flag = z.boolean()

/** What keeps an edition: texts (may be overridden), findings out of shape (may not), nomenclature (asks first). */
const place = { item: text, label: text }
const why = z.enum(['missing', 'changed'])
export const gateView = z.object({
  texts: z.array(
    z.object({ ...place, language: agendaLanguage, why, grade: grade.nullable(), owner: person.nullable() }),
  ),
  shape: z.array(z.object({ ...place, language: text.nullable(), field: text, code: text })),
  nomenclature: z.array(z.object({ ...place, language: agendaLanguage, ...all(text, 'field', 'term', 'replacement') })),
  /** what would be frozen now */
  languages: z.array(z.object({ language: agendaLanguage, ...all(flag, 'required', 'complete') })),
  next: z.object({ number: text, draft: int }),
  items: int,
})
export type GateView = z.infer<typeof gateView>

/** override: why the listed texts are not waited for; nomenclature: the open findings were seen and stay. */
export const circulateInput = z.strictObject({
  meeting,
  kind: editionKind,
  override: reason.nullable(),
  nomenclature: z.boolean(),
})
export type CirculateInput = z.infer<typeof circulateInput>
