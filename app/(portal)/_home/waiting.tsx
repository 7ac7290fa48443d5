import { CircleCheck } from 'lucide-react'
import { words } from '#app/_i18n/server.tsx'
import { LinkButton } from '#app/_ui/button.tsx'
import type { NoticeView } from '#server/notices/schema.ts'
import { NoticeLine } from '../notices/notice-line.tsx'
import { Panel } from './panel.tsx'

/** The newest unread notices, each leading to what it asks for. */
export async function Waiting({ notices, unread }: { notices: NoticeView[]; unread: number }) {
  const { t, format } = await words('home')
  return (
    <div>
      <Panel
        id="waits"
        title={
          <>
            {t('waits')}
            {unread > 0 ? (
              <span className="ms-2 rounded-full bg-action-soft px-2 py-0.5 text-sm font-semibold text-action tabular-nums">
                {format.number(unread)}
              </span>
            ) : null}
          </>
        }
        more={
          <LinkButton href="/notices" variant="quiet">
            {t('all')}
          </LinkButton>
        }
      >
        {notices.length === 0 ? (
          <p className="flex items-center gap-3 px-5 py-6 text-muted">
            <CircleCheck aria-hidden className="size-5 shrink-0 text-ok" />
            {t('nothing')}
          </p>
        ) : (
          <ul className="divide-y divide-line" data-list="waiting">
            {notices.map((notice) => (
              <li key={notice.id} className="px-5 py-3">
                <NoticeLine notice={notice} />
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </div>
  )
}
