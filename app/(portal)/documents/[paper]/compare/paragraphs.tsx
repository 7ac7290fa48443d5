import { ArrowUpDown, CirclePlus, PenLine, Trash2 } from 'lucide-react'
import { Fragment } from 'react'
import { words } from '#app/_i18n/server.tsx'
import { Badge, Empty } from '#app/_ui/badge.tsx'
import type { ParagraphComparison } from '#server/documents/shape/comparison.ts'
import type { ComparisonView } from '#server/documents/shape/reading.ts'

type Pieces = ParagraphComparison['pieces']
const differs = (one: ParagraphComparison): boolean => one.state !== 'same' || one.moved

/** Runs of paragraphs that differ, or that do not. */
function runsOf(blocks: ParagraphComparison[]): ParagraphComparison[][] {
  const runs: ParagraphComparison[][] = []
  for (const block of blocks) {
    const last = runs.at(-1)
    const first = last?.[0]
    if (last && first && differs(first) === differs(block)) last.push(block)
    else runs.push([block])
  }
  return runs
}

/** What differs, paragraph by paragraph; what is the same is folded away and can be opened. */
export async function Paragraphs({ comparison }: { comparison: ComparisonView }) {
  const { t } = await words('reading')
  const { blocks, language } = comparison
  const count = blocks.filter(differs).length
  if (blocks.length === 0) return <Empty title={t('compare.noWords')} />
  return (
    <>
      <p className="mb-3" role="status">
        {t('compare.count', { count })}
      </p>
      <div className="max-w-[60rem] rounded-lg border border-line bg-surface">
        {runsOf(blocks).map((run) =>
          run[0] && differs(run[0]) ? (
            run.map((one) => <Changed key={one.block} one={one} language={language} t={t} />)
          ) : (
            <details key={run[0]?.block} className="border-b border-line px-4 py-2 last:border-b-0">
              <summary className="cursor-pointer text-muted">{t('compare.same', { count: run.length })}</summary>
              {run.map((one) => (
                <p key={one.block} lang={language} className="my-2 max-w-[75ch] break-words whitespace-pre-wrap">
                  {one.pieces.map((piece) => piece.text).join('')}
                </p>
              ))}
            </details>
          ),
        )}
      </div>
    </>
  )
}

const states = {
  added: { tone: 'ok', icon: CirclePlus },
  dropped: { tone: 'danger', icon: Trash2 },
  changed: { tone: 'info', icon: PenLine },
} as const

function Changed({ one, language, t }: { one: ParagraphComparison; language: string; t: (key: string) => string }) {
  const state = one.state === 'same' ? null : states[one.state]
  return (
    <div className="border-b border-line px-4 py-3 last:border-b-0">
      <p className="mb-1 flex flex-wrap gap-1.5">
        {state ? (
          <Badge tone={state.tone} icon={state.icon}>
            {t(`compare.${one.state}`)}
          </Badge>
        ) : null}
        {one.moved ? (
          <Badge tone="action" icon={ArrowUpDown}>
            {t('compare.moved')}
          </Badge>
        ) : null}
      </p>
      <Words pieces={one.pieces} language={language} heading={one.kind === 'heading'} />
    </div>
  )
}

function Words({ pieces, language, heading }: { pieces: Pieces; language: string; heading: boolean }) {
  return (
    <p lang={language} className={`max-w-[75ch] break-words whitespace-pre-wrap ${heading ? 'font-semibold' : ''}`}>
      {pieces.map(({ kind, text }, at) => {
        // pieces have no name but their place, and none is moved
        const key = `${at}`
        if (kind === 'deleted') return <del key={key}>{text}</del>
        return kind === 'inserted' ? <ins key={key}>{text}</ins> : <Fragment key={key}>{text}</Fragment>
      })}
    </p>
  )
}
