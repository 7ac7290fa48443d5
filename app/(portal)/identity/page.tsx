import { Search } from 'lucide-react'
import type { Metadata } from 'next'
import { words, Words } from '#app/_i18n/server.tsx'
import { portal, shown } from '#app/_trpc/server.ts'
import { Empty } from '#app/_ui/badge.tsx'
import { Button, LinkButton } from '#app/_ui/button.tsx'
import { inputLook } from '#app/_ui/field.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import { Invite } from './invite.tsx'
import { People } from './people.tsx'

interface Props {
  searchParams: Promise<{ after?: string | string[]; search?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words('identity')
  return { title: t('people.title') }
}

/** People and mandates, for administrators. */
export default async function Identity({ searchParams }: Props) {
  const wish = await searchParams
  const search = typeof wish.search === 'string' ? wish.search.slice(0, 100) : ''
  const after = typeof wish.after === 'string' ? wish.after : null
  const { api, session } = await portal('/identity')
  const { people, next } = await shown(api.identity.people({ search: search || null, after }))
  const parties = await api.identity.parties()
  const { upcoming, meetings } = await api.meetings.list({ after: null })
  const { t } = await words('identity')
  const names = await words('parties')
  const choices = {
    parties: parties.map(({ id, kind }) => ({ id, kind, name: names.t(id) })),
    meetings: [
      ...new Map([...(upcoming ? [upcoming] : []), ...meetings].map(({ id, name }) => [id, { id, name }])).values(),
    ],
  }
  const query = search ? `&search=${encodeURIComponent(search)}` : ''
  return (
    <Words namespaces={['identity', 'parties']}>
      <PageHeader
        crumbs={[{ label: t('people.title') }]}
        title={t('people.title')}
        actions={<Invite choices={choices} />}
      />
      <p className="-mt-3 mb-5 text-muted">{t('people.lead')}</p>
      <search aria-label={t('people.title')}>
        <form className="mb-5 flex max-w-xl items-end gap-2">
          <div className="grow">
            <label htmlFor="people-search" className="font-medium">
              {t('people.search')}
            </label>
            <input
              id="people-search"
              name="search"
              type="search"
              maxLength={100}
              defaultValue={search}
              className={`${inputLook} mt-1`}
            />
          </div>
          <Button type="submit" className="min-h-10 shrink-0 whitespace-nowrap">
            <Search aria-hidden className="size-4" />
            {t('people.find')}
          </Button>
        </form>
      </search>
      {people.length === 0 ? (
        <Empty title={t('people.empty')} />
      ) : (
        <People
          people={people}
          choices={choices}
          self={session.actor.person ?? ''}
          mandate={session.actor.mandate ?? ''}
        />
      )}
      <p className="mt-4 flex flex-wrap gap-2">
        {after ? <LinkButton href={`/identity?${query.slice(1)}`}>{t('people.first')}</LinkButton> : null}
        {next ? <LinkButton href={`/identity?after=${next}${query}`}>{t('people.more')}</LinkButton> : null}
      </p>
    </Words>
  )
}
