import type { AgendaLanguage } from '#server/meetings/schema.ts'
import { blocksIn, type Draft, type DraftItem, type DraftText } from './draft.ts'
import type { Grade } from './schema.ts'
import type { BlockState, Progress, TextState } from './schema/desk.ts'
import { changesOf, uncovered } from './shape/alignment.ts'

/** A text's state with its blocks, before names are put to people. */
export interface Standing extends Omit<TextState, 'by'> {
  /** a person's id */
  by: string | null
  blocks: BlockState[]
}

const gravity: Grade[] = ['formatting', 'wording', 'facts']

/** Whether a text says nothing that its source says: no title, or no annotation where the source has one. */
export function isMissing(target: DraftText | undefined, source: DraftText | undefined): boolean {
  if (!target || target.title.trim() === '') return true
  const words = (text: DraftText) =>
    blocksIn(text).some((block) => block.block !== 'title' && block.plain.trim() !== '')
  return source !== undefined && words(source) && !words(target)
}

/** The source's blocks beside what each said when this language's translation was made, and what was declared neutral. */
function blocksOf(draft: Draft, item: DraftItem, language: AgendaLanguage): BlockState[] {
  const source = draft.text(item.id, item.source)
  const basis = draft.basis(item.id, language)
  if (!source || basis.length === 0) return []
  const neutral = draft.neutral(item.id)
  return changesOf(blocksIn(source), basis, item.source).map((block) => ({
    ...block,
    neutral:
      block.state !== 'same' &&
      neutral.some(
        (row) =>
          row.block === block.block && row.fromHash === (block.fromHash ?? '') && row.toHash === (block.toHash ?? ''),
      ),
  }))
}

/** Where one text stands: what people said of it, and whether its source has moved on since. */
export function standingOf(draft: Draft, item: DraftItem, language: AgendaLanguage): Standing {
  const target = draft.text(item.id, language)
  const source = draft.text(item.id, item.source)
  const said = draft.said(item.id, language)
  const plain = {
    item: item.id,
    language,
    grade: null,
    neutral: false,
    changed: 0,
    at: said?.at ?? null,
    by: said?.person ?? null,
    blocks: [],
  }
  const findings = target?.findings ?? []
  if (language === item.source)
    return { ...plain, findings, status: target && target.title.trim() !== '' ? 'source' : 'missing' }
  if (isMissing(target, source)) return { ...plain, findings, status: 'missing' }
  const blocks = blocksOf(draft, item, language)
  const stood = said !== undefined && said.status !== 'draft'
  // while nobody has stood for the text, a source block without a basis is one still to be translated
  const moved = blocks.filter((block) => block.state !== 'same' && (stood || block.state !== 'added'))
  const grave = moved.filter((block) => !block.neutral).map((block) => block.grade ?? 'formatting')
  const grade = gravity.findLast((one) => grave.includes(one)) ?? null
  const neutral = moved.length > 0 && grade !== 'wording' && grade !== 'facts'
  const state = { ...plain, findings, blocks, grade, neutral, changed: moved.length }
  if (moved.length > 0) return { ...state, status: 'changed' }
  // the words were written over after somebody stood for them
  return { ...state, status: stood && said.hash === target?.hash ? said.status : 'draft' }
}

/** Whether a text keeps an edition: missing, or its source changed in meaning. Formatting and neutral changes never do. */
export function blocksEdition(draft: Draft, item: DraftItem, standing: Standing): 'missing' | 'changed' | null {
  if (standing.status === 'missing') return 'missing'
  if (standing.status === 'source') return null
  if (standing.grade === 'wording' || standing.grade === 'facts') return 'changed'
  const source = draft.text(item.id, item.source)
  const target = draft.text(item.id, standing.language)
  const said = draft.said(item.id, standing.language)
  if (!source || !target || (said !== undefined && said.status !== 'draft')) return null
  // nobody has stood for this text yet: a paragraph without a counterpart is a missing one
  const blocks = [source, target].map((text) => blocksIn(text))
  return uncovered(blocks[0] ?? [], blocks[1] ?? []).length > 0 ? 'missing' : null
}

/** One language's progress in figures; source texts count as done. */
export function progressOf(language: AgendaLanguage, standings: Standing[]): Progress {
  const of = standings.filter((standing) => standing.language === language)
  const count = (...statuses: string[]) => of.filter((standing) => statuses.includes(standing.status)).length
  return {
    language,
    total: of.length,
    missing: count('missing'),
    draft: count('draft'),
    review: count('review'),
    approved: count('approved', 'source'),
    changed: count('changed'),
    percent: of.length === 0 ? 0 : Math.floor((100 * count('approved', 'source')) / of.length),
  }
}

/** A text's state as the desk is told it, with the name of who set it. */
export function stateOf(standing: Standing, names: Map<string, string>): TextState {
  const { item, language, status, grade, neutral, changed, at, by, findings } = standing
  return { item, language, status, grade, neutral, changed, at, by: by && (names.get(by) ?? null), findings }
}
