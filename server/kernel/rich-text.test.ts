import fc from 'fast-check'
import { Node } from '@tiptap/pm/model'
import { prosemirrorJSONToYXmlFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { hostileLinks } from '#tests/hostile-links.ts'
import { fillFragment, fragmentJson } from './rich-text/fragment.ts'
import { safeHref } from './rich-text/links.ts'
import {
  blocksOf,
  limits,
  parseRichText,
  plainText,
  type RichKind,
  type RichNode,
  schemas,
  sizeOf,
} from './rich-text.ts'

const paragraph = (...content: RichNode[]): RichNode => ({ type: 'paragraph', content })
const words = (text: string, ...marks: RichNode['marks'] & {}): RichNode =>
  marks.length > 0 ? { type: 'text', marks, text } : { type: 'text', text }
const doc = (...content: RichNode[]): RichNode => ({ type: 'doc', content })

/** One of everything, in canonical form. */
const everything = doc(
  { type: 'heading', attrs: { level: 2, id: 'h1' }, content: [words('Purpose')] },
  {
    type: 'paragraph',
    attrs: { id: 'p1', of: ['s1', 's2'] },
    content: [
      words('plain '),
      words('both', { type: 'bold' }, { type: 'italic' }),
      { type: 'footnote', attrs: { text: 'See the report.' } },
      { type: 'hardBreak' },
      words('link', { type: 'link', attrs: { href: 'https://www.apec.org/' } }),
      { type: 'citation', attrs: { kind: 'paper', id: '7', frozen: '2026/SOM1/SCCP/007' } },
    ],
  },
  { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(words('one'))] }] },
  { type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [paragraph(words('three'))] }] },
  { type: 'blockquote', content: [paragraph(words('quoted'))] },
  {
    type: 'table',
    content: [
      {
        type: 'tableRow',
        content: [{ type: 'tableHeader', attrs: { colspan: 2 }, content: [paragraph(words('head'))] }],
      },
      {
        type: 'tableRow',
        content: [
          { type: 'tableCell', content: [paragraph(words('a'))] },
          { type: 'tableCell', content: [{ type: 'paragraph' }] },
        ],
      },
    ],
  },
)

const sorted = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('a text in order', () => {
  it('comes out as it went in, without findings, and holds to the schema', () => {
    const { doc: read, findings } = parseRichText(everything)
    expect(findings).toEqual([])
    expect(read).toEqual(everything)
    Node.fromJSON(schemas.annotation, read).check()
  })
  it('is the same whether the editor or we wrote the fragment', () => {
    const ours = new Y.Doc().getXmlFragment('a')
    fillFragment(ours, everything)
    const theirs = new Y.Doc().getXmlFragment('a')
    prosemirrorJSONToYXmlFragment(schemas.annotation, everything, theirs)
    expect(parseRichText(fragmentJson(ours))).toEqual({ doc: everything, findings: [] })
    expect(parseRichText(fragmentJson(theirs))).toEqual({ doc: everything, findings: [] })
    const opened = yXmlFragmentToProseMirrorRootNode(ours, schemas.annotation)
    expect(parseRichText(opened.toJSON()).doc).toEqual(everything)
  })
  it('is not seeded twice', () => {
    const fragment = new Y.Doc().getXmlFragment('a')
    fillFragment(fragment, everything)
    expect(() => fillFragment(fragment, everything)).toThrow('already')
  })
  it('gives its words and blocks with names and places', () => {
    expect(plainText(everything).split('\n').slice(0, 3)).toEqual([
      'Purpose',
      'plain both [See the report.]',
      'link2026/SOM1/SCCP/007',
    ])
    const blocks = blocksOf(everything)
    expect(blocks.map((one) => one.id)).toEqual(['h1', 'p1', null, null, null, null, null, null])
    expect(blocks[1]).toMatchObject({ of: ['s1', 's2'], path: [1] })
    expect(blocks[2]).toMatchObject({ text: 'one', path: [2, 0, 0] })
  })
})

describe('a text out of shape', () => {
  it('keeps the words of a link whose address is hostile, and says so', () => {
    for (const href of hostileLinks) {
      expect(safeHref(href), href).toBeNull()
      const { doc: read, findings } = parseRichText(doc(paragraph(words('here', { type: 'link', attrs: { href } }))))
      expect(read).toEqual(doc(paragraph(words('here'))))
      expect(findings).toMatchObject([{ code: 'LINK_UNSAFE', path: '0/0', text: 'here' }])
    }
  })
  it('lets the three schemes through', () => {
    expect(safeHref('https://www.apec.org/groups?a=1#b')).toBe('https://www.apec.org/groups?a=1#b')
    expect(safeHref('HTTP://Example.org')).toBe('http://example.org/')
    expect(safeHref('mailto:sccp@example.org?subject=Item%204')).toBe('mailto:sccp@example.org?subject=Item%204')
  })
  it('drops what is unknown into findings and keeps the rest', () => {
    const { doc: read, findings } = parseRichText(
      doc({ type: 'script', content: [words('evil')] }, paragraph(words('kept', { type: 'blink' })), words('loose'), {
        type: 'heading',
        attrs: { level: 1, onclick: 'x' },
        content: [words('H')],
      }),
    )
    expect(read).toEqual(
      doc(paragraph(words('kept')), paragraph(words('loose')), {
        type: 'heading',
        attrs: { level: 2 },
        content: [words('H')],
      }),
    )
    expect(findings.map((one) => `${one.code} ${one.path} ${one.text}`)).toEqual([
      'NODE_UNKNOWN 0 evil',
      'MARK_UNKNOWN 1/0 blink',
      'NODE_MISPLACED 2 ',
      'ATTRIBUTE_INVALID 3@level H',
      'ATTRIBUTE_INVALID 3@onclick H',
    ])
  })
  it('takes out what PostgreSQL cannot store', () => {
    const { doc: read, findings } = parseRichText(doc(paragraph(words('a\u0000b\ud800c'))))
    expect(plainText(read)).toBe('ab\ufffdc')
    expect(findings).toMatchObject([{ code: 'TEXT_UNCLEAN' }])
  })
  it('joins two first writers of a title into one line of at most 500 characters', () => {
    const { doc: read, findings } = parseRichText(
      doc(paragraph(words('Opening')), paragraph(words('of the meeting'))),
      'title',
    )
    expect(read).toEqual(doc(paragraph(words('Opening of the meeting'))))
    expect(findings).toEqual([])
    const long = parseRichText(doc(paragraph(words('통'.repeat(501)))), 'title')
    expect(sizeOf('title', long.doc)).toBe(500)
    expect(long.findings).toMatchObject([{ code: 'TOO_LONG', text: '통' }])
  })
  it('keeps whole blocks up to 200 kB', () => {
    const { doc: read, findings } = parseRichText(
      doc(...Array.from({ length: 30 }, () => paragraph(words('a'.repeat(10_000))))),
    )
    expect(sizeOf('annotation', read)).toBeLessThanOrEqual(limits.annotation)
    expect(read.content).toHaveLength(19)
    expect(findings).toMatchObject([{ code: 'TOO_LONG', path: '19' }])
  })
  it('survives nesting without end', () => {
    let deep: RichNode = paragraph(words('core'))
    for (let i = 0; i < 20_000; i++) deep = { type: 'blockquote', content: [deep] }
    expect(parseRichText(doc(deep)).findings.length).toBeGreaterThan(0)
  })
})

const names = [
  'doc',
  'text',
  ...Object.keys(schemas.annotation.nodes),
  ...Object.keys(schemas.annotation.marks),
  '__proto__',
  'constructor',
  'toString',
  '',
]
const attrs = fc.dictionary(
  fc.constantFrom('id', 'of', 'level', 'href', 'colspan', 'colwidth', 'start', 'text', 'kind', '__proto__', 'x'),
  fc.oneof(fc.jsonValue(), fc.constantFrom(...hostileLinks)),
)
const anything: fc.Arbitrary<unknown> = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 6, depthSize: 'large' },
    fc.jsonValue(),
    fc.record(
      {
        type: fc.constantFrom(...names),
        attrs: fc.oneof(attrs, fc.jsonValue()),
        text: fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()),
        marks: fc.oneof(
          fc.array(fc.oneof(fc.record({ type: fc.constantFrom(...names), attrs }), fc.jsonValue())),
          fc.jsonValue(),
        ),
        content: fc.oneof(fc.array(tie('node'), { maxLength: 6 }), fc.jsonValue()),
      },
      { requiredKeys: ['type'] },
    ),
  ),
})).node

describe('anything at all', () => {
  it('is read without a throw, into a text of the schema that reads itself unchanged', () => {
    const kinds: RichKind[] = ['annotation', 'title', 'note']
    fc.assert(
      fc.property(anything, fc.constantFrom(...kinds), (json, kind) => {
        const wrapped = {
          type: 'doc',
          content: [json, { type: 'bulletList', content: [json] }, { type: 'paragraph', content: [json] }],
        }
        for (const given of [json, wrapped]) {
          const { doc: read } = parseRichText(given, kind)
          Node.fromJSON(schemas[kind], read).check()
          expect(parseRichText(read, kind)).toEqual({ doc: sorted(read), findings: [] })
          for (const [, href] of JSON.stringify(read).matchAll(/"href":("(?:[^"\\]|\\.)*")/g))
            expect(safeHref(JSON.parse(href ?? '""'))).not.toBeNull()
        }
      }),
      { numRuns: 500 },
    )
  })
})
