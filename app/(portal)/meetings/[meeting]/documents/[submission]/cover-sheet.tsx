import { words } from '#app/_i18n/server.tsx'
import type { CoverSheet as Cover } from '#server/documents/schema.ts'

/** A cover sheet as it will stand before the paper (domain.md, Papers). */
export async function CoverSheet({ cover, number }: { cover: Cover; number: string | null }) {
  const { t, format } = await words('documents')
  const names = await words('parties')
  const facts: Array<[string, string]> = [
    [t('cover.number'), number ?? t('cover.numberLater')],
    [t('cover.item'), cover.item?.label ?? t('cover.none')],
    [t('cover.purpose'), t(`purpose.${cover.purpose}`)],
    [t('cover.submittedBy'), cover.submittedBy],
    [t('cover.previous'), cover.previous ?? t('cover.none')],
    [t('cover.access'), t(`access.${cover.access}`)],
    ...(cover.access === 'economies'
      ? [[t('cover.economies'), format.list(cover.economies.map((one) => names.t(one)))] satisfies [string, string]]
      : []),
    ...(cover.restriction ? [[t('cover.restriction'), cover.restriction] satisfies [string, string]] : []),
    ...(cover.derestrictOn
      ? [[t('cover.derestrictOn'), format.days(cover.derestrictOn, cover.derestrictOn)] satisfies [string, string]]
      : []),
  ]
  return (
    <section aria-labelledby="cover" className="rounded-lg border border-line bg-surface p-5">
      <h2 id="cover" className="mb-3 text-lg font-semibold">
        {t('cover.title')}
      </h2>
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[auto_1fr]">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
