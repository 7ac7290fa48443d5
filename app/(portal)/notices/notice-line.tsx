import Link from 'next/link'
import { words } from '#app/_i18n/server.tsx'
import { Badge } from '#app/_ui/badge.tsx'
import type { NoticeView } from '#server/notices/schema.ts'

/** One notice as a sentence that leads to what it is about. */
export async function NoticeLine({ notice }: { notice: NoticeView }) {
  const { t, format } = await words('notices')
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      {notice.read ? null : <Badge tone="action">{t('new')}</Badge>}
      <Link
        prefetch={false}
        href={notice.path}
        className={`min-w-0 text-link underline-offset-2 hover:underline ${notice.read ? '' : 'font-medium'}`}
      >
        {t(`${notice.kind}.${notice.what}`, notice.data)}
      </Link>
      <time dateTime={notice.at.toISOString()} className="text-sm text-muted">
        {format.dateTime(notice.at)}
      </time>
    </div>
  )
}
