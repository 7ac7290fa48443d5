import { Fragment, type ReactNode } from 'react'
import { safeHref } from '#server/kernel/rich-text/links.ts'
import type { RichDoc, RichNode } from '#server/kernel/rich-text.ts'
import { Still } from './markup.tsx'

interface Page {
  /** unique on the page; the addresses of footnotes begin with it */
  name: string
  /** the level of the heading above the text */
  level: number
  words: { footnotes: string; back: string }
  notes: string[]
  open: number[]
}

/**
 * A checked text, each node by its kind; nothing is ever HTML from elsewhere (asvs.md 1.3.1). Headings follow on `level`
 * (the heading above the text) without gaps; links are asked again; footnotes are listed below.
 * `words`: the name of the footnotes' list and of the way back from it.
 */
export function RichText({
  doc,
  name,
  level,
  words,
}: {
  doc: RichDoc
  name: string
  level: number
  words: Page['words']
}) {
  const page: Page = { name, level, words, notes: [], open: [] }
  const body = blocks(doc.content, page)
  return (
    <Still as="div" className="rich-text">
      {body}
      {page.notes.length > 0 && (
        <ol className="footnotes" aria-label={words.footnotes}>
          {page.notes.map((note, at) => (
            <li key={at} id={`${name}-note-${at + 1}`}>
              {note}{' '}
              <a href={`#${name}-ref-${at + 1}`} aria-label={`${words.back} ${at + 1}`}>
                ↩
              </a>
            </li>
          ))}
        </ol>
      )}
    </Still>
  )
}

/** Checked nodes by themselves, where paragraphs are shown one by one; footnotes stand in brackets in their place. */
export function RichNodes({ nodes }: { nodes: RichNode[] }) {
  return blocks(nodes, null)
}

function blocks(content: RichNode[] | undefined, page: Page | null): ReactNode {
  return (content ?? []).map((node, at) => <Fragment key={at}>{block(node, page)}</Fragment>)
}

function block(node: RichNode, page: Page | null): ReactNode {
  const attrs = node.attrs ?? {}
  const id = typeof attrs['id'] === 'string' ? attrs['id'] : undefined
  if (node.type === 'paragraph')
    return (node.content ?? []).length === 0 ? null : <p data-block={id}>{inline(node, page)}</p>
  if (node.type === 'heading') return heading(node, page, id)
  if (node.type === 'bulletList') return <ul>{items(node, page)}</ul>
  if (node.type === 'orderedList')
    return (
      <ol start={Number(attrs['start'] ?? 1)} type={(attrs['type'] as '1' | undefined) ?? '1'}>
        {items(node, page)}
      </ol>
    )
  if (node.type === 'blockquote') return <blockquote>{blocks(node.content, page)}</blockquote>
  return node.type === 'table' ? table(node, page) : null
}

function heading(node: RichNode, page: Page | null, id: string | undefined): ReactNode {
  const wanted = Number(node.attrs?.['level'] ?? 2)
  while ((page?.open.at(-1) ?? 0) >= wanted) page?.open.pop()
  page?.open.push(wanted)
  const Heading = `h${Math.min(6, page ? page.level + page.open.length : wanted)}` as 'h2'
  return <Heading data-block={id}>{inline(node, page)}</Heading>
}

function items(list: RichNode, page: Page | null): ReactNode {
  return (list.content ?? []).map((item, at) => <li key={at}>{blocks(item.content, page)}</li>)
}

function table(node: RichNode, page: Page | null): ReactNode {
  const rows = node.content ?? []
  const body = rows.findIndex((row) => (row.content ?? []).some((cell) => cell.type !== 'tableHeader'))
  const heads = body === -1 ? Math.min(1, rows.length) : body
  const cells = (row: RichNode, column: boolean) =>
    (row.content ?? []).map((cell, at) => {
      const span = { colSpan: Number(cell.attrs?.['colspan'] ?? 1), rowSpan: Number(cell.attrs?.['rowspan'] ?? 1) }
      return cell.type === 'tableHeader' ? (
        <th key={at} scope={column ? 'col' : 'row'} {...span}>
          {blocks(cell.content, page)}
        </th>
      ) : (
        <td key={at} {...span}>
          {blocks(cell.content, page)}
        </td>
      )
    })
  return (
    // wide tables scroll by themselves, also from the keyboard
    <div className="scrolling" tabIndex={0}>
      <table>
        {heads > 0 && (
          <thead>
            {rows.slice(0, heads).map((row, at) => (
              <tr key={at}>{cells(row, true)}</tr>
            ))}
          </thead>
        )}
        <tbody>
          {rows.slice(heads).map((row, at) => (
            <tr key={at}>{cells(row, false)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function inline(node: RichNode, page: Page | null): ReactNode {
  return (node.content ?? []).map((one, at) => <Fragment key={at}>{piece(one, page)}</Fragment>)
}

function piece(one: RichNode, page: Page | null): ReactNode {
  if (one.type === 'hardBreak') return <br />
  if (one.type === 'citation') return <span className="citation">{String(one.attrs?.['frozen'] ?? '')}</span>
  if (one.type === 'footnote') {
    const said = String(one.attrs?.['text'] ?? '')
    if (!page) return <span> [{said}]</span>
    const n = page.notes.push(said)
    return (
      <sup id={`${page.name}-ref-${n}`}>
        <a href={`#${page.name}-note-${n}`}>{n}</a>
      </sup>
    )
  }
  let said: ReactNode = one.text ?? ''
  for (const mark of one.marks ?? []) {
    if (mark.type === 'bold') said = <strong>{said}</strong>
    else if (mark.type === 'italic') said = <em>{said}</em>
    else if (mark.type === 'underline') said = <u>{said}</u>
    else if (mark.type === 'strike') said = <s>{said}</s>
  }
  const href = safeHref((one.marks ?? []).find((mark) => mark.type === 'link')?.attrs?.['href'])
  return href === null ? (
    said
  ) : (
    <a href={href} rel="noopener noreferrer">
      {said}
    </a>
  )
}
