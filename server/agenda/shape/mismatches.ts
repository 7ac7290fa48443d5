import type { RichNode } from '#server/kernel/rich-text.ts'
import { type TextBlock, textBlocks } from './alignment.ts'
import { type Facts, factsOf } from './facts.ts'

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

// small numbers are often spelled out in one language and written in figures in another
const spelled: Record<string, string[]> = {
  en: [
    'one|first|once',
    'two|second|twice',
    ...[
      'three|third',
      'four|fourth',
      'five|fifth',
      'six|sixth',
      'seven|seventh',
      'eight|eighth',
      'nine|ninth',
      'ten|tenth',
    ],
    ...['eleven|eleventh', 'twelve|twelfth'],
  ],
  es: [
    'uno|una|un|primera?|primero',
    'dos|segund[oa]',
    ...['tres|tercer[oa]?', 'cuatro|cuart[oa]', 'cinco|quint[oa]', 'seis|sext[oa]', 'siete', 'ocho', 'nueve', 'diez'],
    ...['once', 'doce'],
  ],
  fr: ['un|une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze'],
  id: ['satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan', 'sepuluh'],
  ms: ['satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'lapan', 'sembilan', 'sepuluh'],
  vi: ['một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'],
  ko: ['한|하나|첫', '두|둘', '세|셋', '네|넷', '다섯', '여섯', '일곱', '여덟', '아홉', '열'],
  ja: ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'],
  'zh-Hans': ['一', '二|两', '三', '四', '五', '六', '七', '八', '九', '十'],
  'zh-Hant': ['一', '二|兩', '三', '四', '五', '六', '七', '八', '九', '十'],
}
const apart = new Set(['en', 'es', 'fr', 'id', 'ms', 'vi'])

function spells(text: string, number: string, language: string): boolean {
  const words = spelled[language]?.[Number(number) - 1]
  if (words === undefined) return false
  return apart.has(language)
    ? new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu').test(text)
    : new RegExp(words, 'u').test(text)
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

/** What one side states and the other does not, counted once each. */
function only(kind: keyof Facts, one: Side, other: Side): string[] {
  const left = new Set(other.facts[kind])
  return [...new Set(one.facts[kind])].filter((fact) => {
    if (left.has(fact)) return false
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
