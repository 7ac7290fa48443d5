import { Ban, CircleCheck } from 'lucide-react'
import { words } from '#app/_i18n/server.tsx'
import { Badge } from '#app/_ui/badge.tsx'
import type { PersonView } from '#server/identity/schema.ts'
import { MandateName } from '../profile/mandate-name.tsx'
import type { Choices } from './mandate-fields.tsx'
import { ManagePerson } from './manage-person.tsx'

interface Props {
  people: PersonView[]
  choices: Choices
  /** the administrator's own person and mandate, which others manage */
  self: string
  mandate: string
}

/** People as a table; on a phone each row becomes a card. */
export async function People({ people, choices, self, mandate }: Props) {
  const { t } = await words('identity')
  const columns = ['name', 'mandates', 'state', 'actions']
  return (
    <table className="w-full border-collapse rounded-lg border border-line bg-surface max-md:block" data-list="people">
      <thead className="max-md:sr-only">
        <tr className="border-b border-line-strong text-left">
          {columns.map((column) => (
            <th key={column} scope="col" className="px-4 py-2 text-sm font-medium text-muted">
              {t(`people.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {people.map((person) => (
          <tr
            key={person.id}
            className="border-b border-line align-top last:border-0 max-md:block max-md:px-4 max-md:py-3 md:[&>*]:px-4 md:[&>*]:py-2.5"
          >
            <th scope="row" className="text-left font-normal max-md:block">
              <span className="block font-medium">{person.name}</span>
              <span className="block text-sm break-all text-muted">{person.email ?? t('people.noAddress')}</span>
            </th>
            <td className="max-md:block max-md:pt-1">
              <ul className="flex flex-col gap-1">
                {person.mandates.map((one) => (
                  <li key={one.id} className={one.until ? 'text-muted' : undefined}>
                    <MandateName mandate={one} />
                    {one.until ? <span className="ms-2 text-sm">({t('people.ended')})</span> : null}
                  </li>
                ))}
              </ul>
            </td>
            <td className="max-md:block max-md:pt-2">
              <span className="flex flex-wrap items-center gap-2">
                {person.disabledAt ? (
                  <Badge tone="danger" icon={Ban}>
                    {t('people.disabled')}
                  </Badge>
                ) : (
                  <Badge tone="ok" icon={CircleCheck}>
                    {t('people.active')}
                  </Badge>
                )}
                {person.demonstration ? <Badge tone="action">{t('people.demonstration')}</Badge> : null}
                {person.sessions > 0 ? (
                  <span className="text-sm text-muted">{t('people.sessions', { count: person.sessions })}</span>
                ) : null}
              </span>
            </td>
            <td className="max-md:block max-md:pt-2">
              <ManagePerson person={person} choices={choices} self={person.id === self} current={mandate} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
