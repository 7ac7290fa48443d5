import { Extension, Mark, mergeAttributes, Node } from '@tiptap/core'
import { Link } from '@tiptap/extension-link'
import { safeHref } from './links.ts'

/** Every block of text has a name; a translated one also says of which source blocks it is the translation. */
export const BlockNames = Extension.create({
  name: 'blockNames',
  addGlobalAttributes() {
    return [
      {
        types: ['paragraph', 'heading'],
        attributes: {
          id: {
            default: null,
            // the new half of a split paragraph gets a name of its own
            keepOnSplit: false,
            parseHTML: (element) => element.getAttribute('data-id'),
            renderHTML: ({ id }) => (typeof id === 'string' ? { 'data-id': id } : {}),
          },
          of: {
            default: null,
            parseHTML: (element) => element.getAttribute('data-of')?.split(' ').filter(Boolean) ?? null,
            renderHTML: ({ of }) => (Array.isArray(of) && of.length > 0 ? { 'data-of': of.join(' ') } : {}),
          },
        },
      },
    ]
  },
})

/** The open core's link, with our list of schemes and no attribute but the address. */
export const SafeLink = Link.extend({
  addAttributes() {
    return {
      href: { default: null, parseHTML: (element) => safeHref(element.getAttribute('href')) },
    }
  },
}).configure({
  openOnClick: false,
  defaultProtocol: 'https',
  protocols: [],
  HTMLAttributes: { rel: 'noopener noreferrer' },
  isAllowedUri: (url) => safeHref(url) !== null,
})

/** Underlined. */
export const Underline = Mark.create({
  name: 'underline',
  parseHTML: () => [
    { tag: 'u' },
    {
      style: 'text-decoration',
      consuming: false,
      getAttrs: (style) => (String(style).includes('underline') ? {} : false),
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['u', HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return { 'Mod-u': () => this.editor.commands.toggleMark(this.name) }
  },
})

/** Struck through. */
export const Strike = Mark.create({
  name: 'strike',
  parseHTML: () => [{ tag: 's' }, { tag: 'del' }],
  renderHTML: ({ HTMLAttributes }) => ['s', HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return { 'Mod-Shift-s': () => this.editor.commands.toggleMark(this.name) }
  },
})

/** A footnote hangs at its place in the text and carries its own plain words; numbers are given by whoever shows it. */
export const Footnote = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addAttributes() {
    return {
      text: {
        default: '',
        parseHTML: (element) => element.getAttribute('data-footnote') ?? '',
        renderHTML: ({ text }) => ({ 'data-footnote': text }),
      },
    }
  },
  parseHTML: () => [{ tag: 'span[data-footnote]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', mergeAttributes(HTMLAttributes)],
})

/** A quoted figure, paper or decision; `frozen` is what it said when the text was frozen (architecture.md, 'A link between two rooms'). */
export const Citation = Node.create({
  name: 'citation',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addAttributes() {
    const kept = (name: string) => ({
      default: null,
      parseHTML: (element: HTMLElement) => element.getAttribute(`data-citation-${name}`),
      renderHTML: (all: Record<string, unknown>) =>
        typeof all[name] === 'string' ? { [`data-citation-${name}`]: all[name] } : {},
    })
    return { kind: kept('kind'), id: kept('id'), frozen: kept('frozen') }
  },
  parseHTML: () => [{ tag: 'span[data-citation-kind]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'span',
    mergeAttributes(HTMLAttributes),
    String(node.attrs['frozen'] ?? ''),
  ],
})
