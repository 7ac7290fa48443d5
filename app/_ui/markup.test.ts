import { createElement, Fragment, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { writing } from '#server/kernel/parts.ts'
import { markupOf, Still } from './markup.tsx'
import { placed } from './parts.ts'

const element = createElement
const parts: ReactNode[] = [
  null,
  false,
  0,
  'a < b & "c" \'d\'',
  element('p', { className: 'x" onclick="alert(1)', id: '<i>', 'aria-hidden': true, hidden: false }, 'text'),
  element('ol', { start: 3, reversed: true }, [
    element('li', { key: 1 }, 'one'),
    element('li', { key: 2 }, element('br')),
  ]),
  element('table', null, element('tbody', null, element('tr', null, element('td', { colSpan: 2, rowSpan: 3 }, 1.5)))),
  element(
    Fragment,
    null,
    element('time', { dateTime: '2027-02-23' }, '23 February'),
    ' ',
    element('div', { tabIndex: 0 }),
  ),
  element(({ name }: { name: string }) => element('b', { lang: 'th' }, name), { name: 'ศุลกากร <script>' }),
]

describe('markup', () => {
  it.each(parts.map((part, at) => [at, part]))('is what React writes: %i', (_, part) => {
    expect(markupOf(part as ReactNode)).toBe(renderToStaticMarkup(part as ReactNode))
  })
  it('throws at what has a state or is no plain attribute, and never guesses', () => {
    expect(() => markupOf(element('p', { onClick: () => 0 }))).toThrow('onClick')
    expect(() => markupOf(element('p', { style: { color: 'red' } }))).toThrow('style')
    expect(() => markupOf({} as ReactNode)).toThrow('no plain element')
    expect(() => markupOf(element('p', null, Promise.resolve('late')))).toThrow('no plain element')
  })
  it('is written once for a key, and anew for another', () => {
    let written = 0
    const still = (kept: string) =>
      renderToStaticMarkup(element(Still, { as: 'div', kept, children: () => element('p', null, ++written) }))
    expect(still('edition a')).toBe('<div><p>1</p></div>')
    expect(still('edition a')).toBe('<div><p>1</p></div>')
    expect(still('edition b')).toBe('<div><p>2</p></div>')
  })
  it('is a plain element within another', () => {
    const inner = element(Still, { as: 'ol', className: 'list', children: element('li', null, 'one') })
    expect(renderToStaticMarkup(element(Still, { as: 'div', children: inner }))).toBe(
      '<div><ol class="list"><li>one</li></ol></div>',
    )
  })
  it('is laid down beside the document that is being written, and named there by its place', () => {
    const still = element(Still, { as: 'div', children: element('p', null, 'one <two>') })
    const document = writing(() => [renderToStaticMarkup(still), renderToStaticMarkup(still)])
    expect(document).toEqual([0, 1].map((place) => `<div data-part="${place}"><p>one &lt;two&gt;</p></div>`))
    expect(writing(() => placed('<p>1</p>'))).toEqual({ place: 0 })
    expect(placed('<p>1</p>')).toEqual({ markup: '<p>1</p>' })
  })
})
