import { z } from 'zod'
import type { Code } from '#server/kernel/errors.ts'
import { wordsIn } from '#server/kernel/words.ts'
import { type AgendaLanguage, agendaLanguage } from '#server/meetings/schema.ts'
import type { TableRow } from './import-table.ts'
import { type Access, accesses, type PaperPurpose, paperPurposes } from './schema.ts'
import type { Saying } from './shape/import.ts'

/** What the cells of a row are held against. */
export interface CellFacts {
  /** agenda items by label; empty: the meeting has no agenda here */
  items: Map<string, string>
  /** parties by every name they go by, in small letters */
  parties: Map<string, { id: string; economy: boolean }>
}

/** The cover sheet that a row gives, and what is wrong with it. */
export interface Cells {
  title: string
  item: { id: string | null; label: string } | null
  purpose: PaperPurpose
  submittedBy: string
  party: string | null
  access: Access
  economies: string[]
  restriction: string | null
  derestrictOn: string | null
  language: AgendaLanguage
  refusals: Saying[]
  notes: Saying[]
}

const told = (code: Code, params: Saying['params'] = {}): Saying => ({ code, params })
const low = (words: string): string => words.trim().toLowerCase()
const shown = (words: string): string => words.slice(0, 80)

/** A word in English or Korean, as the portal's own lists say it, or its key. */
function keyOf<K extends string>(keys: readonly K[], group: string, cell: string): K | undefined {
  const words = ['en', 'ko'].map((language) => wordsIn(language, 'documents'))
  return keys.find((key) => low(cell) === key || words.some((t) => low(t(`${group}.${key as string}`)) === low(cell)))
}

type Part<K extends keyof Cells> = Pick<Cells, K> & { refusals: Saying[]; notes?: Saying[] }

function accessOf(cell: string, { parties }: CellFacts): Part<'access' | 'economies'> {
  const named = keyOf(
    accesses.filter((one) => one !== 'economies'),
    'access',
    cell,
  )
  if (named) return { access: named, economies: [], refusals: [] }
  const nothing = { access: 'secretariat' as const, economies: [] }
  if (cell === '') return { ...nothing, refusals: [told('IMPORT_ACCESS_MISSING')] }
  // 'Hong Kong, China' holds a comma: economies are parted by semicolons
  const names = cell.split(';').map((one) => one.trim())
  const found = names.filter(Boolean).map((name) => ({ name, party: parties.get(low(name)) }))
  const unknown = found.filter(({ party }) => !party?.economy)
  if (unknown.length > 0)
    return {
      ...nothing,
      refusals: unknown.map(({ name }) => told('IMPORT_ECONOMY_UNKNOWN', { name: shown(name) })),
    }
  return { access: 'economies', economies: [...new Set(found.flatMap(({ party }) => party?.id ?? []))], refusals: [] }
}

function senderOf(cell: string, { parties }: CellFacts): Part<'submittedBy' | 'party'> {
  if (cell === '') return { submittedBy: '', party: null, refusals: [told('SUBMISSION_WITHOUT_SENDER')] }
  const known = [cell, ...cell.split(';')].flatMap((name) => parties.get(low(name)) ?? [])
  // an economy alone brings its paper; several, or a body, are named on it
  const alone = parties.get(low(cell))
  return {
    submittedBy: cell.slice(0, 200),
    party: alone?.economy ? alone.id : null,
    refusals: cell.length > 200 ? [told('IMPORT_CELL_TOO_LONG', { column: 'submitted by' })] : [],
    notes: known.length === 0 ? [told('IMPORT_SENDER_UNKNOWN', { name: shown(cell) })] : [],
  }
}

function itemOf(label: string, { items }: CellFacts): Part<'item'> {
  if (label === '') return { item: null, refusals: [] }
  const id = items.get(label)
  if (items.size > 0 && !id) return { item: null, refusals: [told('IMPORT_ITEM_UNKNOWN', { item: shown(label) })] }
  if (label.length > 20) return { item: null, refusals: [told('IMPORT_CELL_TOO_LONG', { column: 'agenda item' })] }
  return { item: { id: id ?? null, label }, refusals: [] }
}

function titleOf(title: string): Part<'title'> {
  if (title === '') return { title, refusals: [told('SUBMISSION_WITHOUT_TITLE')] }
  return {
    title: title.slice(0, 500),
    refusals: title.length > 500 ? [told('IMPORT_CELL_TOO_LONG', { column: 'title' })] : [],
  }
}

/** Reads the cells of a row as a cover sheet; all that is wrong is named, not the first alone. */
export function cellsOf({ cells }: TableRow, facts: CellFacts): Cells {
  const purpose = keyOf(paperPurposes, 'purpose', cells.purpose)
  const language = agendaLanguage.safeParse(cells.language || 'en')
  const date = z.iso.date().safeParse(cells['derestriction date'])
  const dated = cells['derestriction date'] !== ''
  const access = accessOf(cells.access, facts)
  const restriction = cells['reason for restriction']
  const parts = [titleOf(cells.title), itemOf(cells['agenda item'], facts), senderOf(cells['submitted by'], facts)]
  const [title, item, sender] = parts as [Part<'title'>, Part<'item'>, Part<'submittedBy' | 'party'>]
  const open = access.access === 'public'
  return {
    ...{ ...title, ...item, ...sender, ...access },
    purpose: purpose ?? 'information',
    restriction: open || restriction === '' ? null : restriction.slice(0, 1000),
    derestrictOn: !open && date.success ? date.data : null,
    language: language.success ? language.data : 'en',
    refusals: [
      ...[...parts, access].flatMap((part) => part.refusals),
      ...(purpose ? [] : [told('IMPORT_PURPOSE_UNKNOWN', { purpose: shown(cells.purpose) })]),
      ...(dated && !date.success ? [told('IMPORT_DATE_UNCLEAR', { date: shown(cells['derestriction date']) })] : []),
      ...(language.success ? [] : [told('IMPORT_LANGUAGE_UNKNOWN', { language: shown(cells.language) })]),
    ],
    notes: [...(sender.notes ?? []), ...(open || restriction !== '' ? [] : [told('IMPORT_REASON_MISSING')])],
  }
}
