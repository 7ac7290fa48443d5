import { CircleAlert, CircleDashed, Unlink } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import { Badge } from '#app/_ui/badge.tsx'
import { RichNodes } from '#app/_ui/rich-text.tsx'
import type { ReadBlock, ReadingView } from '#server/documents/shape/reading.ts'

type T = (key: string, params?: Record<string, string | number>) => string

interface Props {
  view: ReadingView
  /** the language of the words */
  lang: string
  /** the original's */
  originalLang: string
  t: T
}

/** Blocks that stand together: the rows of one table, or one paragraph. */
function grouped(blocks: ReadBlock[]): ReadBlock[][] {
  const groups: ReadBlock[][] = []
  for (const block of blocks) {
    const last = groups.at(-1)?.[0]
    const together =
      block.kind === 'cell' && last?.kind === 'cell' && last.level === block.level && last.page === block.page
    if (together) groups.at(-1)?.push(block)
    else groups.push([block])
  }
  return groups
}

/** The converted reading view: what the file's reader found, as text, lists and tables, by slide or sheet where it has these. */
export function TextView({ view, lang, originalLang, t }: Props) {
  const after = Map.groupBy(view.missing, (one) => one.after ?? '')
  const lacking = (block: string): ReactNode =>
    (after.get(block) ?? []).map((one) => <Missing key={one.block} text={one.text} lang={originalLang} t={t} />)
  return (
    <div data-reading lang={lang} className="reading-text rich-text max-w-[75ch] break-words">
      {lacking('')}
      {grouped(view.blocks).map((group) => (
        <Fragment key={group[0]?.block}>
          {group[0]?.kind === 'cell' ? (
            <Rows rows={group} t={t} />
          ) : (
            group.map((one) => <One key={one.block} block={one} t={t} />)
          )}
          {group.map((one) => lacking(one.block))}
        </Fragment>
      ))}
    </div>
  )
}

/** What every paragraph has: its name, its page, a place in the tab order that the arrow keys take along. */
const named = (block: ReadBlock) => ({
  'data-block': block.block,
  'data-page': block.page,
  id: `p-${block.block}`,
  tabIndex: -1,
})

function One({ block, t }: { block: ReadBlock; t: T }) {
  const standing = <Standing block={block} t={t} />
  if (block.kind === 'slide' || block.kind === 'sheet') {
    const name = t(block.kind, { n: block.page })
    return (
      <h2 {...named(block)}>
        <span data-aside className="me-2 text-muted">
          {name}
        </span>
        {block.text}
      </h2>
    )
  }
  if (block.kind === 'heading') {
    const Heading = `h${Math.min(6, Math.max(2, block.level + 1))}` as 'h2'
    return (
      <Heading {...named(block)}>
        {block.text}
        {standing}
      </Heading>
    )
  }
  const { content } = block
  if (block.kind === 'list' && content) {
    // each item is a paragraph of its own, so that it can be marked and carried along
    const List = content.type === 'orderedList' ? 'ol' : 'ul'
    return (
      <List className="reading-item" data-level={Math.min(block.level, 5)}>
        <li {...named(block)}>
          <RichNodes nodes={content.content?.[0]?.content ?? []} />
          {standing}
        </li>
      </List>
    )
  }
  return (
    <div {...named(block)} className="reading-paragraph">
      {content ? <RichNodes nodes={[content]} /> : <p className="whitespace-pre-wrap">{block.text}</p>}
      {standing}
    </div>
  )
}

function Rows({ rows, t }: { rows: ReadBlock[]; t: T }) {
  return (
    <div className="scrolling" tabIndex={0}>
      <table>
        <tbody>
          {rows.map((row) => (
            <tr key={row.block} {...named(row)}>
              {cellsOf(row).map((cell, at) => {
                // cells have no name but their place
                const key = `${at}`
                return (
                  <td key={key} colSpan={cell.span}>
                    {cell.said}
                  </td>
                )
              })}
              {row.standing === 'behind' || row.standing === 'dropped' ? (
                <td data-aside>
                  <Standing block={row} t={t} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function cellsOf(row: ReadBlock): Array<{ said: ReactNode; span: number }> {
  const { content } = row
  if (!content) return row.text.split('\t').map((said) => ({ said, span: 1 }))
  return (content.content ?? []).map((cell) => ({
    said: <RichNodes nodes={cell.content ?? []} />,
    span: Number(cell.attrs?.['colspan'] ?? 1),
  }))
}

function Standing({ block, t }: { block: ReadBlock; t: T }) {
  if (block.standing !== 'behind' && block.standing !== 'dropped') return null
  const icon = block.standing === 'behind' ? CircleAlert : Unlink
  return (
    <span data-aside className="mt-1 block text-base font-normal">
      <Badge tone="warn" icon={icon}>
        {t(`standing.${block.standing}`)}
      </Badge>
    </span>
  )
}

function Missing({ text, lang, t }: { text: string; lang: string; t: T }) {
  return (
    <div data-aside className="my-3 rounded-md border border-dashed border-line-strong px-3 py-2">
      <Badge tone="warn" icon={CircleDashed}>
        {t('standing.missing')}
      </Badge>
      <p lang={lang} className="mt-1 text-muted">
        {text}
      </p>
    </div>
  )
}
