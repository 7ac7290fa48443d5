'use client'
import type { Joined } from '#app/_editor/connection.ts'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import { Button } from '#app/_ui/button.tsx'
import { WordChange } from '#app/_ui/word-change.tsx'
import type { BlockState, TranslationView } from '#server/agenda/schema/desk.ts'
import { blocksOf, plainText, type RichDoc } from '#server/kernel/rich-text.ts'
import { useFragment } from './use-document.ts'

type Text = TranslationView['texts'][number]

interface Props {
  meeting: number
  text: Text
  joined: Joined | null
  language: string
  can: TranslationView['can']
  done: () => void
}

/** What of the source has changed since it was translated, block by block, each beside its old translation. */
export function SourceChanges({ meeting, text, joined, language, can, done }: Props) {
  const { t } = useWords('desk')
  const title = useFragment(joined?.doc ?? null, `title:${text.item}`, 'title')
  const annotation = useFragment(joined?.doc ?? null, `annotation:${text.item}`, 'annotation')
  const open = text.status === 'missing' ? [] : text.blocks.filter((block) => block.state !== 'same')
  if (open.length === 0 && text.mismatches.length === 0) return null
  return (
    <section className="rounded border border-warn bg-warn-soft p-3" aria-label={t('changes.title')}>
      {open.length > 0 ? <h4 className="font-semibold">{t('changes.title')}</h4> : null}
      <ul className="mt-2 flex flex-col gap-3">
        {open.map((block) => (
          <li
            key={block.block}
            className="grid gap-3 border-t border-line pt-3 md:grid-cols-2"
            data-block={block.block}
            data-grade={block.grade ?? ''}
          >
            <SourceChange meeting={meeting} item={text.item} block={block} may={can.declareNeutral} done={done} />
            <OldTranslation
              meeting={meeting}
              item={text.item}
              block={block}
              words={translationOf(block.block, title, annotation)}
              language={language}
              may={can.write}
              done={done}
            />
          </li>
        ))}
      </ul>
      {text.mismatches.map((one) => (
        <p key={`${one.kind}:${one.block}`} className="mt-2 text-sm" data-mismatch={one.kind}>
          {t(`mismatch.${one.kind}`, { source: one.source.join('; ') || '–', target: one.target.join('; ') || '–' })}
        </p>
      ))}
    </section>
  )
}

function translationOf(block: string, title: RichDoc | null, annotation: RichDoc | null): string {
  if (block === 'title') return title ? plainText(title) : ''
  const blocks = annotation ? blocksOf(annotation).filter((one) => one.of.includes(block)) : []
  return blocks.map((one) => one.text).join('\n')
}

function SourceChange({
  meeting,
  item,
  block,
  may,
  done,
}: {
  meeting: number
  item: string
  block: BlockState
  may: boolean
  done: () => void
}) {
  const { t } = useWords('desk')
  const { fromHash, toHash } = block
  const declare = useAct(
    () =>
      api.agenda.declareNeutral.mutate({
        meeting,
        item,
        block: block.block,
        fromHash: fromHash ?? '',
        toHash: toHash ?? '',
      }),
    done,
  )
  return (
    <div>
      <p className="text-sm font-medium">
        {block.state === 'changed' && block.grade ? t(`grade.${block.grade}`) : t(`changes.${block.state}`)}
        {block.neutral ? <span className="ml-2 text-muted">{t('changes.neutral')}</span> : null}
      </p>
      <WordChange was={block.was ? plainText(block.was) : ''} now={block.now ? plainText(block.now) : ''} />
      {may && !block.neutral && fromHash && toHash && block.grade !== 'formatting' ? (
        <Button variant="quiet" pending={declare.pending} onClick={() => declare.run()}>
          {t('act.neutral')}
        </Button>
      ) : null}
      {declare.error ? <p role="alert">{declare.error}</p> : null}
    </div>
  )
}

interface OldProps {
  meeting: number
  item: string
  block: BlockState
  words: string
  language: string
  may: boolean
  done: () => void
}

function OldTranslation({ meeting, item, block, words, language, may, done }: OldProps) {
  const { t } = useWords('desk')
  const input = { meeting, item, language: language as 'en', block: block.block }
  const confirm = useAct(() => api.agenda.confirmBlock.mutate(input), done)
  return (
    <div>
      <p className="text-sm font-medium">{t('changes.old')}</p>
      <p lang={language} className="whitespace-pre-wrap">
        {words || '–'}
      </p>
      {may ? (
        <Button variant="secondary" pending={confirm.pending} onClick={() => confirm.run()}>
          {t('act.confirm')}
        </Button>
      ) : null}
      {confirm.error ? <p role="alert">{confirm.error}</p> : null}
    </div>
  )
}
