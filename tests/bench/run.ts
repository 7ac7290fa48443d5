import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { coEditing } from './co-editing.ts'
import type { Figure } from './figure.ts'

/** The parts of the benchmark: `npm run bench` runs all, `npm run bench -- NAME` one. */
const parts: Record<string, () => Promise<Figure[]>> = { 'co-editing': coEditing }

const results = fileURLToPath(new URL('results/latest.json', import.meta.url))
const say = (line: string): void => void process.stdout.write(`${line}\n`)
const short = (value: number | undefined): string => (value === undefined ? '' : value.toFixed(value < 10 ? 2 : 0))

function table(figures: Figure[]): void {
  const rows = figures.map(({ name, value, unit, reference, ratio, spread, aim, holds }) => [
    name,
    `${short(value)} ${unit}`,
    short(reference),
    ratio === undefined ? '' : `${short(ratio)}${spread ? ` (${short(spread[0])}–${short(spread[1])})` : ''}`,
    aim ?? '',
    holds === undefined ? '' : holds === 'open' ? 'open' : holds ? 'yes' : 'NO',
  ])
  const all = [['figure', 'value', 'reference', 'ratio (spread)', 'aim', 'holds'], ...rows]
  const widths = all[0]?.map((_, i) => Math.max(...all.map((row) => row[i]?.length ?? 0))) ?? []
  for (const row of all) say(row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '))
}

const wanted = process.argv.slice(2).filter((name) => !name.startsWith('-'))
const unknown = wanted.find((name) => !(name in parts))
if (unknown) {
  say(`Bench: there is no part "${unknown}"; parts are ${Object.keys(parts).join(', ')}.`)
  process.exit(1)
}
const figures: Figure[] = []
for (const [name, part] of Object.entries(parts)) {
  if (wanted.length === 0 || wanted.includes(name)) figures.push(...(await part()))
}
table(figures)
mkdirSync(dirname(results), { recursive: true })
writeFileSync(results, `${JSON.stringify(figures, null, 2)}\n`)
