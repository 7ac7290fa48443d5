import { createHash } from 'node:crypto'
import type { Actor } from '#server/kernel/actor.ts'
import type { Code } from '#server/kernel/errors.ts'
import type { Tx } from '#server/kernel/tx.ts'
import type { Meeting } from '#prisma/client/client.ts'
import { type CellFacts, type Cells, cellsOf } from './import-cells.ts'
import { tableOf, type TableRow } from './import-table.ts'
import { paperNumber, seriesPrefix } from './numbering.ts'
import type { ImportRow, PlanInput, Saying } from './shape/import.ts'

/** A row with all that is needed to do what it says. */
export interface Planned extends ImportRow {
  sequence: number
  revision: number
  cells: Cells
  file: { hash: string; name: string } | null
}

interface Sent {
  name: string
  state: string
  hash: string | null
  code: string | null
  params: unknown
  stored: { state: string; findings: unknown } | null
}

const told = (code: string, params: Saying['params'] = {}): Saying => ({ code, params })
const strange = new Set(['IMPORT_NUMBER_UNCLEAR', 'IMPORT_NUMBER_ELSEWHERE'])
const low = (name: string): string => name.normalize('NFC').toLowerCase()

/** The numbers of a meeting as they stand, to which each row adds its own. */
class Numbers {
  readonly #highest: Map<number, number>
  readonly prefix: string
  constructor(prefix: string, versions: Array<{ sequence: number; revision: number }>) {
    this.prefix = prefix
    this.#highest = new Map()
    for (const one of versions) this.#take(one.sequence, one.revision)
  }

  #take(sequence: number, revision: number): void {
    this.#highest.set(sequence, Math.max(revision, this.#highest.get(sequence) ?? 0))
  }

  /** What a number in the list means; it is taken from now on. */
  read(cell: string): { sequence: number; revision: number; refusals: Saying[] } {
    const found = /^(?:(.+)\/)?(\d{1,4})(?:rev(\d{1,2}))?$/i.exec(cell)
    const [sequence, revision] = [Number(found?.[2] ?? 0), Number(found?.[3] ?? 0)]
    const refused = (code: Code, params = {}) => ({ sequence, revision, refusals: [told(code, params)] })
    if (!found || sequence === 0) return refused('IMPORT_NUMBER_UNCLEAR', { number: cell.slice(0, 60) })
    if (found[1] && found[1].toUpperCase() !== this.prefix)
      return refused('IMPORT_NUMBER_ELSEWHERE', { prefix: this.prefix })
    const highest = this.#highest.get(sequence)
    if (highest !== undefined && revision <= highest)
      return refused('IMPORT_NUMBER_TAKEN', { number: paperNumber(this.prefix, sequence, revision) })
    const due = highest === undefined ? 0 : highest + 1
    if (revision !== due) return refused('IMPORT_REVISION_EARLY', { number: paperNumber(this.prefix, sequence, due) })
    this.#take(sequence, revision)
    return { sequence, revision, refusals: [] }
  }

  get next(): number {
    return Math.max(1, ...this.#highest.keys()) + 1
  }
}

function fileOf(
  name: string,
  files: Map<string, Sent>,
): { file: Planned['file']; refusals: Saying[]; notes: Saying[] } {
  const refused = (code: string, params = {}) => ({ file: null, refusals: [told(code, params)], notes: [] })
  if (name === '') return refused('SUBMISSION_WITHOUT_FILE')
  const sent = files.get(low(name))
  if (!sent) return refused('IMPORT_FILE_MISSING', { name: name.slice(0, 120) })
  if (sent.state === 'refused') return refused(sent.code ?? 'FILE_BROKEN', sent.params as Saying['params'])
  if (sent.state !== 'stored' || !sent.hash || !sent.stored) return refused('UPLOAD_UNFINISHED')
  if (sent.stored.state === 'quarantine') return refused('FILE_QUARANTINED')
  if (sent.stored.state !== 'clean') return refused('SUBMISSION_FILE_UNFIT')
  const count = Array.isArray(sent.stored.findings) ? sent.stored.findings.length : 0
  const notes = count > 0 ? [told('IMPORT_FILE_HOLDS', { count })] : []
  return { file: { hash: sent.hash, name: sent.name }, refusals: [], notes }
}

function plannedRow(row: TableRow, numbers: Numbers, facts: CellFacts, files: Map<string, Sent>): Planned {
  const cells = cellsOf(row, facts)
  const place = numbers.read(row.cells.number)
  const { file, ...about } = fileOf(row.cells['file name'], files)
  const { sequence, revision } = place
  const refusals = [...place.refusals, ...cells.refusals, ...about.refusals]
  // a number that is not this meeting's is shown as it stands
  const ours = !place.refusals.some(({ code }) => strange.has(code))
  const number = ours ? paperNumber(numbers.prefix, sequence, revision) : row.cells.number.slice(0, 60)
  const outcome = refusals.length > 0 ? 'refused' : revision === 0 ? 'paper' : 'revision'
  const said = JSON.stringify([row.line, number, outcome, cells, file, refusals])
  const key = createHash('sha256').update(said).digest('hex').slice(0, 32)
  const notes = [...cells.notes, ...about.notes]
  return { line: row.line, number, title: cells.title, outcome, refusals, notes, key, sequence, revision, cells, file }
}

async function filesOf(tx: Tx, actor: Actor, { meeting, uploads }: PlanInput): Promise<Map<string, Sent>> {
  const rows = await tx.upload.findMany({
    where: { id: { in: uploads }, personId: actor.person ?? '', meetingId: meeting },
    orderBy: { createdAt: 'asc' },
  })
  const hashes = rows.flatMap((row) => row.hash ?? [])
  const stored = await tx.storedFile.findMany({ where: { hash: { in: hashes } } })
  const known = new Map(stored.map((one) => [one.hash, one]))
  // of two files with one name the later counts
  return new Map(rows.map((row) => [low(row.name), { ...row, stored: known.get(row.hash ?? '') ?? null }]))
}

async function partiesOf(tx: Tx): Promise<CellFacts['parties']> {
  const rows = await tx.party.findMany({ select: { id: true, kind: true, name: true, abbreviation: true } })
  return new Map(
    rows.flatMap(({ id, kind, name, abbreviation }) =>
      [id, abbreviation, name, name.replace(/^The /, '')].map(
        (one) => [one.toLowerCase(), { id, economy: kind === 'economy' }] as const,
      ),
    ),
  )
}

/** What each row of a list would do, in the order of the list. Reads alone. */
export async function planOf(
  tx: Tx,
  actor: Actor,
  meeting: Meeting,
  input: PlanInput,
): Promise<{ rows: Planned[]; leftOver: string[]; next: number; prefix: string }> {
  const table = tableOf(input.csv)
  const versions = await tx.paperVersion.findMany({
    where: { paper: { meetingId: meeting.id } },
    select: { revision: true, paper: { select: { sequence: true } } },
  })
  const prefix = seriesPrefix(meeting)
  const numbers = new Numbers(
    prefix,
    versions.map(({ revision, paper }) => ({ revision, sequence: paper.sequence })),
  )
  const files = await filesOf(tx, actor, input)
  const items = new Map(input.items.map((item) => [item.label, item.id]))
  const facts = { items, parties: await partiesOf(tx) }
  const rows = table.map((row) => plannedRow(row, numbers, facts, files))
  const named = new Set(table.map((row) => low(row.cells['file name'])))
  const leftOver = [...files].flatMap(([name, { name: shown }]) => (named.has(name) ? [] : [shown]))
  const series = await tx.paperSeries.findUnique({ where: { meetingId: meeting.id } })
  return { rows, leftOver, next: Math.max(numbers.next, series?.next ?? 2), prefix }
}
