import { blocksOf } from '#server/kernel/rich-text.ts'
import { findNomenclature } from '#server/language/shape/nomenclature.ts'
import type { AgendaLanguage, LanguageView } from '#server/meetings/schema.ts'
import type { Draft, DraftItem, DraftText } from './draft.ts'
import { isFrozen, languagesToFreeze } from './freezing.ts'
import type { GateView } from './schema/gate.ts'
import { blocksEdition, type Standing, standingOf } from './standing.ts'

/** What stands in an edition's way, and what would be in it. */
export type Readiness = Omit<GateView, 'next'>

/** Whether somebody has approved the words as they are, and no change of the source since alters their meaning. */
function isApproved(draft: Draft, item: DraftItem, standing: Standing): boolean {
  if (standing.status === 'source' || standing.status === 'approved') return true
  const said = draft.said(item.id, standing.language)
  const untouched = said?.status === 'approved' && said.hash === draft.text(item.id, standing.language)?.hash
  return standing.status === 'changed' && untouched && (standing.grade === null || standing.grade === 'formatting')
}

function languageReadiness(draft: Draft, languages: LanguageView[]): Readiness['languages'] {
  return languages.map(({ language, required }) => ({
    language,
    required,
    complete: draft.items.every((item) => {
      const standing = standingOf(draft, item, language)
      return isApproved(draft, item, standing) && standing.findings.length === 0
    }),
  }))
}

function textsInTheWay(draft: Draft, languages: LanguageView[]): Readiness['texts'] {
  return draft.items.flatMap((item) => {
    const own = languages.find((one) => one.language === item.source)
    const waited = languages.filter((one) => one.required && one.language !== item.source)
    return [own ?? { language: item.source, owner: null, ownerName: null }, ...waited].flatMap(
      ({ language, owner, ownerName }) => {
        const standing = standingOf(draft, item, language)
        const why = blocksEdition(draft, item, standing)
        const act = owner === null ? null : { id: owner, name: ownerName ?? owner }
        return why === null
          ? []
          : [{ item: item.id, label: item.label ?? '', language, why, grade: standing.grade, owner: act }]
      },
    )
  })
}

function outOfShape(draft: Draft, frozen: Readiness['languages']): Readiness['shape'] {
  return draft.items.flatMap((item) => {
    const place = { item: item.id, label: item.label ?? '' }
    const languages = new Set([item.source, ...frozen.filter((one) => one.required).map((one) => one.language)])
    const ofTexts = [...languages].flatMap((language) =>
      (draft.text(item.id, language)?.findings ?? []).map(({ field, code }) => ({ ...place, language, field, code })),
    )
    return [...item.findings.map(({ field, code }) => ({ ...place, language: null, field, code })), ...ofTexts]
  })
}

/** Words that APEC usage replaces, in every text that would be frozen: nothing goes out in any language unseen. */
function nomenclature(draft: Draft, languages: Readiness['languages']): Readiness['nomenclature'] {
  const frozen = languagesToFreeze(draft, languages).map(({ language }) => language)
  return draft.items.flatMap((item) => {
    // its own words first
    const spoken = [item.source, ...frozen.filter((language) => language !== item.source)]
    return spoken
      .filter((language) => isFrozen(draft, item, language))
      .flatMap((language) =>
        nomenclatureOf(draft.text(item.id, language), { item: item.id, label: item.label ?? '', language }),
      )
  })
}

/** Words of one text that APEC usage replaces, with what stands there instead. */
export function nomenclatureOf(
  text: Pick<DraftText, 'titleDoc' | 'annotation'> | undefined,
  place: { item: string; label: string; language: AgendaLanguage },
): Readiness['nomenclature'] {
  if (!text) return []
  return (['titleDoc', 'annotation'] as const).flatMap((part) =>
    blocksOf(text[part]).flatMap(({ text: words }) =>
      findNomenclature(words, place.language).map(({ word, replacement }) => ({
        ...place,
        field: part === 'titleDoc' ? 'title' : 'annotation',
        term: word,
        replacement,
      })),
    ),
  )
}

/** Weighs a living agenda against what an edition asks for. Pure: whatever is frozen next is what was weighed. */
export function readinessOf(draft: Draft, languages: LanguageView[]): Readiness {
  const ready = languageReadiness(draft, languages)
  return {
    texts: textsInTheWay(draft, languages),
    shape: outOfShape(draft, ready),
    nomenclature: nomenclature(draft, ready),
    languages: ready,
    items: draft.items.length,
  }
}
