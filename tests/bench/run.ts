import { mkdirSync, writeFileSync } from 'node:fs'
import type { Figure } from './figure.ts'
import { buildPortal } from '../../.config/run/build.ts'

/** The parts of the benchmark by name; `npm run bench -- NAME` runs one. */
const parts: Record<string, () => Promise<Figure[]>> = {
  'co-editing': async () => (await import('./co-editing.ts')).coEditing(),
  pages: async () => (await import('./pages.ts')).pages(),
  typing: async () => (await import('./typing.ts')).typing(),
  weight: async () => (await import('./weight.ts')).weight(),
  files: async () => (await import('./files.ts')).files(),
  packs: async () => (await import('./packs.ts')).packs(),
  growth: async () => (await import('./growth.ts')).growth(),
}

const shown = (value: number | undefined): string =>
  value === undefined ? '' : value >= 100 ? value.toFixed(0) : value.toFixed(2)

function line({ name, value, unit, reference, ratio, spread, aim, holds }: Figure): string[] {
  const verdict = holds === undefined ? '' : holds === 'open' ? 'open' : holds ? 'holds' : 'MISSED'
  return [
    name,
    `${shown(value)} ${unit}`,
    shown(reference),
    shown(ratio),
    spread ? `${shown(spread[0])}–${shown(spread[1])}` : '',
    aim ?? '',
    verdict,
  ]
}

function table(figures: Figure[]): string {
  const rows = [['', 'value', 'reference', 'ratio', 'spread', 'aim', ''], ...figures.map(line)]
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n')
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in parts))
if (unknown.length > 0) {
  process.stderr.write(`The benchmark has these parts: ${Object.keys(parts).join(', ')}\n`)
  process.exit(1)
}
await buildPortal('.test')
const figures: Figure[] = []
for (const name of wanted.length > 0 ? wanted : Object.keys(parts)) figures.push(...((await parts[name]?.()) ?? []))
mkdirSync('tests/bench/results', { recursive: true })
writeFileSync('tests/bench/results/latest.json', `${JSON.stringify(figures, null, 2)}\n`)
process.stdout.write(`${table(figures)}\n`)
process.exit(0)
