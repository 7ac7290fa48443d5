import type { AgendaLanguage, SessionView } from '#server/meetings/schema.ts'
import { type Draft, type DraftItem, effectiveVisibility } from './draft.ts'
import type { GateView } from './schema/gate.ts'
import { sealLanguage, sealText } from './sealing.ts'

/** Times as text, so that what is sealed is what is stored. */
export function frozenTimes(sessions: SessionView[]) {
  return sessions.map((session) => ({
    id: session.id,
    position: session.position,
    startsAt: session.startsAt.toISOString(),
    endsAt: session.endsAt.toISOString(),
    breaks: session.breaks.map((pause) => ({ startsAt: pause.startsAt.toISOString(), minutes: pause.minutes })),
  }))
}

/** The structure of an edition: the items in reading order, each as visible as its strictest ancestor lets it be. */
export function frozenStructure(draft: Draft) {
  const visible = effectiveVisibility(draft.items)
  return draft.items.map((item, position) => ({
    itemId: item.id,
    parentId: item.parentId,
    position,
    label: item.label ?? '',
    depth: item.depth,
    leads: item.leads,
    minutes: item.minutes,
    purpose: item.purpose,
    visibility: visible.get(item.id) ?? item.visibility,
    references: item.references,
    sessionId: item.sessionId,
    startsAt: item.startsAt,
    endsAt: item.endsAt,
    source: item.source,
  }))
}

/** Whether an edition in that language holds the item's text: an empty one is left out, so that the reader falls back; a source stands even empty. */
export function isFrozen(draft: Draft, item: DraftItem, language: AgendaLanguage): boolean {
  return item.source === language || (draft.text(item.id, language)?.title ?? '').trim() !== ''
}

function frozenText(draft: Draft, item: DraftItem, language: AgendaLanguage, visibility: string) {
  const text = draft.text(item.id, language)
  if (!isFrozen(draft, item, language)) return []
  const empty = { type: 'doc', content: [{ type: 'paragraph' }] }
  const words = {
    title: text?.title ?? '',
    titleDoc: (text?.titleDoc ?? empty) as object,
    annotation: (text?.annotation ?? empty) as object,
  }
  return [{ itemId: item.id, language, visibility, ...words, hash: sealText(words) }]
}

/** The texts of one language of a living agenda as an edition freezes them, with the hash over them. */
export function frozenLanguage(draft: Draft, language: AgendaLanguage) {
  const visible = effectiveVisibility(draft.items)
  const texts = draft.items.flatMap((item) =>
    frozenText(draft, item, language, visible.get(item.id) ?? item.visibility),
  )
  return { language, texts, hash: sealLanguage(language, texts) }
}

/** Which languages go into an edition: those items are drafted in, the required, and every other whose texts are all approved. */
export function languagesToFreeze(
  draft: Draft,
  languages: GateView['languages'],
): Array<{ language: AgendaLanguage; required: boolean }> {
  const chosen = new Map(
    languages.filter((one) => one.required || one.complete).map((one) => [one.language, one.required]),
  )
  for (const item of draft.items) if (!chosen.has(item.source)) chosen.set(item.source, false)
  return [...chosen].map(([language, required]) => ({ language, required }))
}
