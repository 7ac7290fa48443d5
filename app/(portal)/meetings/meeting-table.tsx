import { words } from '#app/_i18n/server.tsx'
import { Badge, Chip } from '#app/_ui/badge.tsx'
import { Still } from '#app/_ui/markup.tsx'
import { SoftLinks } from '#app/_ui/soft-links.tsx'
import type { MeetingBrief } from '#server/meetings/schema.ts'

/** The meetings, newest first: a table on a wide screen, cards on a narrow one. */
export async function MeetingTable({ meetings }: { meetings: MeetingBrief[] }) {
  const { t, format } = await words('meetings')
  const names = await words('parties')
  return (
    <SoftLinks>
      <table className="block w-full rounded-lg border border-line bg-surface md:table" data-list="meetings">
        <thead className="sr-only text-start text-sm text-muted md:not-sr-only md:table-header-group">
          <tr className="md:border-b md:border-line-strong">
            {(['meeting', 'host', 'place', 'days', 'state'] as const).map((column) => (
              <th key={column} scope="col" className="px-4 py-2.5 text-start font-medium">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <Still as="tbody" className="block divide-y divide-line md:table-row-group">
          {meetings.map((meeting) => (
            <tr
              key={meeting.id}
              className="flex flex-wrap items-center gap-x-3 px-4 py-2.5 hover:bg-hover md:table-row md:p-0"
            >
              <th scope="row" className="py-0.5 text-start font-medium whitespace-nowrap md:px-4 md:py-2.5">
                <a
                  href={`/meetings/${meeting.id}`}
                  className="inline-flex min-h-7 items-center text-link underline-offset-2 hover:underline"
                >
                  {meeting.name}
                </a>
              </th>
              <td className="py-0.5 md:px-4">
                <span className="flex items-center gap-2">
                  <Chip abbreviation={meeting.hostAbbreviation} name={names.t(meeting.host)} />
                  {names.t(meeting.host)}
                </span>
              </td>
              <td className="py-0.5 md:px-4">{meeting.city ?? <Unknown said={t('placeUnknown')} />}</td>
              <td className="py-0.5 md:px-4">
                {meeting.firstDay && meeting.lastDay ? (
                  <time dateTime={meeting.firstDay}>{format.days(meeting.firstDay, meeting.lastDay)}</time>
                ) : (
                  <Unknown said={t('yearOnly', { year: meeting.year })} />
                )}
              </td>
              <td className="py-0.5 md:px-4">
                <span className="flex flex-wrap gap-2">
                  <Badge tone={meeting.status === 'preparation' ? 'info' : 'plain'}>
                    {t(`status.${meeting.status}`)}
                  </Badge>
                  {meeting.demonstration ? <Badge tone="action">{t('demonstration')}</Badge> : null}
                </span>
              </td>
            </tr>
          ))}
        </Still>
      </table>
    </SoftLinks>
  )
}

const Unknown = ({ said }: { said: string }) => <span className="text-sm text-muted">{said}</span>
