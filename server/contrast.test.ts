import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync('app/globals.css', 'utf8')
const palette = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name = '', light = '', dark = '']) => [
    name,
    [light, dark] as const,
  ]),
)

/** Relative luminance (WCAG 2.2, definition). */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** What is written on what: text needs 4.5, the edges of fields 3 (WCAG 2.2, 1.4.3 and 1.4.11). */
const pairs: Array<[text: string, ground: string, least: number]> = [
  ...['ink', 'muted', 'link'].flatMap((text) =>
    ['paper', 'surface', 'hover'].map((ground): [string, string, number] => [text, ground, 4.5]),
  ),
  ['ink', 'selected', 4.5],
  ['on-primary', 'primary', 4.5],
  ['on-primary', 'danger', 4.5],
  ['on-rail', 'rail', 4.5],
  ['on-rail', 'rail-selected', 4.5],
  ...['action', 'ok', 'warn', 'info', 'danger'].map((tone): [string, string, number] => [tone, `${tone}-soft`, 4.5]),
  ['action', 'surface', 4.5],
  ['line-strong', 'surface', 3],
  ['teal', 'paper', 3],
]

test.each(pairs)('%s on %s can be read, in light and in dark', (text, ground, least) => {
  for (const light of [0, 1] as const) {
    const [one, other] = [palette.get(text)?.[light], palette.get(ground)?.[light]]
    expect(one && other && contrast(one, other)).toBeGreaterThanOrEqual(least)
  }
})
