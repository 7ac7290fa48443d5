import { safeHref } from './links.ts'

/* oxlint-disable-next-line no-control-regex -- PostgreSQL refuses NUL, XML and Word the other control characters */
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g

/** The same words without what databases, XML and PDF refuse: control characters and halves of surrogate pairs. */
export function cleanText(value: string): string {
  return value.toWellFormed().replaceAll(control, '')
}

type Reading = (value: unknown) => unknown

const words =
  (most: number): Reading =>
  (value) =>
    typeof value === 'string' ? cleanText(value).slice(0, most).toWellFormed() : undefined
const whole =
  (least: number, most: number): Reading =>
  (value) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most ? value : undefined
const among =
  (...allowed: unknown[]): Reading =>
  (value) =>
    allowed.includes(value) ? value : undefined
const name: Reading = (value) => (typeof value === 'string' && /^[\w-]{1,64}$/.test(value) ? value : undefined)
const names: Reading = (value) =>
  Array.isArray(value) && value.length <= 200 && value.every((one) => name(one) !== undefined)
    ? [...new Set(value)]
    : undefined
const widths: Reading = (value) =>
  Array.isArray(value) && value.length <= 50 && value.every((one) => whole(0, 4_000)(one) !== undefined)
    ? value
    : undefined

const block = { id: name, of: names }
const cell = { colspan: whole(1, 50), rowspan: whole(1, 500), colwidth: widths }

// each node's and mark's attributes: gives the value to keep, undefined for one that is out of shape
const readings: Record<string, Record<string, Reading>> = {
  paragraph: block,
  heading: { ...block, level: among(2, 3, 4) },
  orderedList: { start: whole(0, 9_999), type: among('1', 'a', 'A', 'i', 'I') },
  tableCell: cell,
  tableHeader: cell,
  footnote: { text: words(4_000) },
  citation: { kind: name, id: name, frozen: words(1_000) },
  link: { href: safeHref },
}
// what stands for a missing value where the schema's own default is none of ours
const instead: Record<string, Record<string, unknown>> = { heading: { level: 2 } }

/**
 * The attributes of a node or mark as they may be kept (what equals the schema's default is left out,
 * so that equal texts have equal JSON), and the names of those that were out of shape.
 */
export function attributesOf(
  of: string,
  spec: Record<string, { default?: unknown }>,
  given: unknown,
): { attrs: Record<string, unknown>; wrong: string[] } {
  const attrs: Record<string, unknown> = { ...instead[of] }
  const wrong: string[] = []
  if (given === undefined || given === null) return { attrs, wrong }
  if (typeof given !== 'object' || Array.isArray(given)) return { attrs, wrong: ['attrs'] }
  for (const [key, value] of Object.entries(given).slice(0, 40)) {
    const known = readings[of]
    const reading = known !== undefined && Object.hasOwn(known, key) ? known[key] : undefined
    if (value === null || value === undefined) continue
    const kept = reading?.(value) ?? undefined
    if (kept === undefined) wrong.push(cleanText(key.slice(0, 40)))
    else if (kept !== spec[key]?.default) attrs[key] = kept
  }
  return { attrs, wrong }
}
