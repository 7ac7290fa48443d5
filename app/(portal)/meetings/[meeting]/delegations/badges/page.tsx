import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { words, Words } from '#app/_i18n/server.tsx'
import { portal, shown } from '#app/_trpc/server.ts'
import { Empty } from '#app/_ui/badge.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import { Print } from './print.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await words('delegations')
  return { title: t('badges') }
}

/** The badges of all who are accredited, ten to a sheet of A4: name, economy, role; no flags (domain.md, 'Words'). */
export default async function Badges({ params }: { params: Promise<{ meeting: string }> }) {
  const { meeting: id } = await params
  const { api } = await portal(`/meetings/${id}/delegations/badges`)
  const meeting = await shown(api.meetings.meeting({ meeting: Number(id) }))
  const view = await shown(api.meetings.delegations({ meeting: meeting.id }))
  if (!view.can.receive) notFound()
  const { t } = await words('delegations')
  const meetings = await words('meetings')
  const names = await words('parties')
  const people = view.delegations.flatMap(({ party, members }) =>
    members.filter((member) => member.state === 'accredited').map((member) => ({ ...member, party })),
  )
  return (
    <Words namespaces={['delegations']}>
      <div className="print:hidden">
        <PageHeader
          crumbs={[
            { label: meetings.t('title'), href: '/meetings' },
            { label: meeting.name, href: `/meetings/${meeting.id}` },
            { label: t('title'), href: `/meetings/${meeting.id}/delegations` },
            { label: t('badges') },
          ]}
          title={t('badgesOf', { meeting: meeting.name })}
          actions={people.length > 0 ? <Print /> : null}
        />
        <p className="-mt-3 mb-5 text-muted">{t('badgesHint', { count: people.length })}</p>
      </div>
      {people.length === 0 ? <Empty title={t('noBadges')} /> : null}
      <ul className="flex flex-wrap gap-3 print:block print:columns-2 print:gap-0" data-list="badges">
        {people.map((one) => (
          <li
            key={one.id}
            className="flex h-[50mm] w-[86mm] max-w-full flex-col justify-between overflow-hidden border border-line-strong bg-white p-[5mm] text-center text-black print:break-inside-avoid"
          >
            <p className="text-xs">{meeting.name}</p>
            <p className={`font-semibold break-words ${one.name.length > 28 ? 'text-lg' : 'text-2xl'} leading-tight`}>
              {one.name}
            </p>
            <div>
              <p className="leading-tight font-medium">{names.t(one.party)}</p>
              <p className="text-sm">{t(`roles.${one.role}`)}</p>
            </div>
          </li>
        ))}
      </ul>
    </Words>
  )
}
