import { Fragment, isValidElement, type ReactNode } from 'react'
import { type Frame, Part } from './part.tsx'
import { placed } from './parts.ts'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => escapes[letter] ?? letter)
const names: Record<string, string> = { className: 'class', tabIndex: 'tabindex' }
const empty = new Set(['br', 'hr', 'img', 'wbr'])

function attributes(props: Record<string, unknown>): string {
  let text = ''
  for (const [name, value] of Object.entries(props)) {
    if (name === 'children' || name === 'dangerouslySetInnerHTML' || value === null || value === undefined) continue
    const spoken = name.startsWith('aria-') ? String(value) : value
    if (spoken === false) continue
    if (!['string', 'number', 'boolean'].includes(typeof spoken)) throw new TypeError(`${name} is no plain attribute`)
    text += ` ${names[name] ?? name}="${spoken === true ? '' : escaped(String(spoken))}"`
  }
  return text
}

/**
 * Elements that never change as HTML, letters escaped: what React would write, without asking React for every word of a long
 * paper. Only plain elements and components without state; whatever else stands there throws. Nothing from elsewhere is ever
 * taken as HTML (asvs.md 1.3.1); links are asked before, by safeHref.
 */
export function markupOf(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === 'boolean') return ''
  if (typeof node === 'string' || typeof node === 'number') return escaped(String(node))
  if (Array.isArray(node)) return node.map((one: ReactNode) => markupOf(one)).join('')
  if (!isValidElement<Record<string, unknown>>(node)) throw new TypeError('no plain element')
  const { type, props } = node
  const children = props['children'] as ReactNode
  if (type === Fragment) return markupOf(children)
  if (type === Still) return markupOf(plain(props as unknown as StillProps))
  if (typeof type === 'function') return markupOf((type as (given: unknown) => ReactNode)(props))
  if (typeof type !== 'string') throw new TypeError('no plain element')
  const given = props['dangerouslySetInnerHTML'] as { __html: string } | undefined
  const open = `<${type}${attributes(props)}`
  return empty.has(type) ? `${open}/>` : `${open}>${given ? given.__html : markupOf(children)}</${type}>`
}

const kept = new Map<string, string>()
/** letters kept at most; the oldest go first */
const room = 8_000_000
let filled = 0

function keep(key: string, make: () => ReactNode): string {
  const known = kept.get(key)
  if (known !== undefined) return known
  const markup = markupOf(make())
  kept.set(key, markup)
  filled += markup.length
  for (const [oldest, text] of kept) {
    if (filled <= room) break
    kept.delete(oldest)
    filled -= text.length
  }
  return markup
}

type StillProps = Frame & ({ kept: string; children: () => ReactNode } | { kept?: undefined; children: ReactNode })

/** One still part within another is its plain element. */
function plain({ as: Tag, id, className, lang, 'aria-labelledby': label, children }: StillProps): ReactNode {
  const given = { id, className, lang, 'aria-labelledby': label }
  return <Tag {...given}>{typeof children === 'function' ? children() : children}</Tag>
}

/**
 * A part of a page that never changes in the browser; one element for React, however long. With `kept` it is written once
 * and kept in memory: the key has to name all that the part shows (a frozen text by its hash, languages, zones).
 */
export function Still({ kept: key, children, ...rest }: StillProps) {
  return <Part {...rest} {...placed(key === undefined ? markupOf(children) : keep(key, children))} />
}
