import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { hostileLinks } from '#tests/hostile-links.ts'
import type { RichNode } from '#server/kernel/rich-text.ts'
import { RichText } from './rich-text.tsx'

const paragraph = (...content: RichNode[]): RichNode => ({ type: 'paragraph', attrs: { id: 'p1' }, content })
const shown = (...content: RichNode[]) =>
  renderToStaticMarkup(
    createElement(RichText, {
      doc: { type: 'doc', content },
      name: 'i1',
      level: 3,
      words: { footnotes: 'Footnotes', back: 'Back to' },
    }),
  )

describe('a text on a page', () => {
  it('shows markup as letters and no hostile link, also when it was stored unchecked', () => {
    for (const href of hostileLinks) {
      const html = shown(
        paragraph({ type: 'text', text: '<img src=x onerror=alert(1)>', marks: [{ type: 'link', attrs: { href } }] }),
      )
      expect(html, href).not.toContain('<a')
      expect(html).toContain('&lt;img')
    }
    expect(
      shown(
        paragraph({ type: 'text', text: 'APEC', marks: [{ type: 'link', attrs: { href: 'https://www.apec.org' } }] }),
      ),
    ).toContain('<a href="https://www.apec.org/" rel="noopener noreferrer">APEC</a>')
  })
  it('gives headings without gaps, footnotes with a way back, cells with their headings', () => {
    const html = shown(
      { type: 'heading', attrs: { level: 4 }, content: [{ type: 'text', text: 'First' }] },
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Second' }] },
      paragraph({ type: 'text', text: 'word' }, { type: 'footnote', attrs: { text: 'the note' } }),
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [{ type: 'tableHeader', content: [paragraph({ type: 'text', text: 'head' })] }],
          },
        ],
      },
    )
    expect(html).toContain('<h4>First</h4><h4>Second</h4>')
    expect(html).toContain('<sup id="i1-ref-1"><a href="#i1-note-1">1</a></sup>')
    expect(html).toContain('<li id="i1-note-1">the note <a href="#i1-ref-1" aria-label="Back to 1">')
    expect(html).toContain('<th scope="col"')
    expect(html).not.toContain('style=')
  })
})
