import type { RichNode } from '#server/kernel/rich-text.ts'
import { type TextBlock, textBlocks } from './alignment.ts'
import { type Facts, factsOf } from './facts.ts'
import { spells } from './spelled.ts'

/** Numbers, dates or names that the source and the translation of one passage do not share. */
export interface FactMismatch {
  kind: 'number' | 'date' | 'name'
  /** the first source block of the passage; 'annotation' when blocks are not aligned */
  block: string
  /** what only the source says, and what only the translation says */
  source: string[]
  target: string[]
}

interface Words {
  language: string
  titleDoc: RichNode
  annotation: RichNode
}

interface Passage {
  block: string
  source: TextBlock[]
  target: TextBlock[]
}

/** Blocks that translate one another, gathered: a merged or split paragraph is one passage. */
function passages(source: TextBlock[], target: TextBlock[]): Passage[] {
  const found: Passage[] = [{ block: 'title', source: source.slice(0, 1), target: target.slice(0, 1) }]
  const [sources, targets] = [source.slice(1), target.slice(1)]
  if (targets.every((one) => one.of.length === 0))
    return [...found, { block: 'annotation', source: sources, target: targets }]
  for (const one of targets.filter((block) => block.of.length > 0)) {
    const near = found.filter((passage) =>
      passage.source.some((block) => block.block !== 'title' && one.of.includes(block.block)),
    )
    const rendered = sources.filter((block) => one.of.includes(block.block))
    const all = new Set([...near.flatMap((passage) => passage.source), ...rendered])
    const merged: Passage = {
      block: rendered[0]?.block ?? one.of[0] ?? 'annotation',
      source: sources.filter((block) => all.has(block)),
      target: [...near.flatMap((passage) => passage.target), one],
    }
    for (const passage of near) found.splice(found.indexOf(passage), 1)
    if (merged.source.length > 0) found.push(merged)
  }
  return found
}

interface Side {
  facts: Facts
  text: string
  language: string
}

function sideOf(blocks: TextBlock[], language: string): Side {
  const text = blocks.map((one) => one.plain).join('\n')
  return { facts: factsOf(text, language), text, language }
}

/** A date without its year is the same day: one language repeats the year, another does not. */
const sameDay = (one: string, other: string): boolean =>
  /^\d{2}-\d{2}$/.test(one) ? other.endsWith(`-${one}`) : /^\d{2}-\d{2}$/.test(other) && one.endsWith(`-${other}`)

/** What one side states and the other does not, counted once each. */
function only(kind: keyof Facts, one: Side, other: Side): string[] {
  const left = new Set(other.facts[kind])
  return [...new Set(one.facts[kind])].filter((fact) => {
    if (left.has(fact)) return false
    if (kind === 'date') return ![...left].some((date) => sameDay(fact, date))
    return kind !== 'number' || !spells(other.text, fact, other.language)
  })
}

/** Numbers, dates and economies' names that differ between the source and one translation of it, passage by passage. */
export function mismatchesOf(source: Words, target: Words): FactMismatch[] {
  const all = passages(textBlocks(source.titleDoc, source.annotation), textBlocks(target.titleDoc, target.annotation))
  return all.flatMap((passage) => {
    const [from, to] = [sideOf(passage.source, source.language), sideOf(passage.target, target.language)]
    if (from.text.trim() === '' || to.text.trim() === '') return []
    return (['number', 'date', 'name'] as const).flatMap((kind) => {
      const [lost, added] = [only(kind, from, to), only(kind, to, from)]
      return lost.length + added.length === 0 ? [] : [{ kind, block: passage.block, source: lost, target: added }]
    })
  })
}
