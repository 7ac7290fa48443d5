import { Still } from '#app/_ui/markup.tsx'
import type { EditionItem } from '#server/agenda/schema.ts'
import type { Speech } from './speech.ts'

interface Props {
  items: EditionItem[]
  t: Speech['t']
}

function Links({ items }: { items: EditionItem[] }) {
  return (
    <Still as="ol" className="flex flex-col">
      {items.map((item) => (
        <li key={item.id}>
          <a href={`#item-${item.id}`} className={item.depth > 0 ? 'contents-link contents-part' : 'contents-link'}>
            <span className="shrink-0 tabular-nums">{item.label}</span>
            <span lang={item.language} className="order-name">
              {item.title}
            </span>
          </a>
        </li>
      ))}
    </Still>
  )
}

/** Number and title of every item, beside the agenda while it is scrolled. */
export function Contents({ items, t }: Props) {
  return (
    <nav
      aria-label={t('contents')}
      className="sticky top-18 hidden max-h-[calc(100dvh-5rem)] self-start overflow-y-auto pb-4 lg:block print:hidden"
    >
      <p className="mb-1 px-2 font-semibold">{t('contents')}</p>
      <Links items={items} />
    </nav>
  )
}

/** The same on a phone: folded above the agenda, and only the items of the first level. */
export function ShortContents({ items, t }: Props) {
  return (
    <details className="mb-4 rounded-md border border-line bg-surface lg:hidden print:hidden">
      <summary className="min-h-10 px-4 py-2 font-medium">{t('contents')}</summary>
      <nav aria-label={t('contents')} className="px-2 pb-3">
        <Links items={items.filter((item) => item.depth === 0)} />
      </nav>
    </details>
  )
}
