import { CircleCheck, Clock, DoorOpen, Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { words } from '#app/_i18n/server.tsx'
import { Badge, Chip } from '#app/_ui/badge.tsx'
import type { DelegationView, MemberView, NeedView } from '#server/meetings/shape/delegations.ts'
import { Accredit } from './accredit.tsx'
import { MemberActs } from './member-acts.tsx'
import { Register } from './register.tsx'

interface Props {
  meeting: number
  delegation: DelegationView
  needs: NeedView[]
  /** accredits */
  receive: boolean
  own?: boolean
  children?: ReactNode
}

/** One delegation: who is in it, as the list of participants will have them. */
export async function Delegation({ meeting, delegation, needs, receive, own = false, children }: Props) {
  const { t } = await words('delegations')
  const names = await words('parties')
  const { party, members, can } = delegation
  const name = names.t(party)
  const waiting = members.filter((member) => member.state === 'registered').map((member) => member.id)
  const ordered = members.filter((member) => member.state !== 'withdrawn' && member.role !== 'head')
  return (
    <section aria-labelledby={`delegation-${party}`} data-party={party}>
      <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 id={`delegation-${party}`} className="text-xl font-semibold">
          {own ? t('own', { party: name }) : name}
        </h2>
        <Chip abbreviation={delegation.abbreviation} name={name} />
        {delegation.missing ? <Badge tone="warn">{t(`missing.${delegation.missing}`)}</Badge> : null}
        {receive && waiting.length > 0 ? <Accredit meeting={meeting} members={waiting} party={name} /> : null}
        {can.register && !own ? <Register meeting={meeting} party={party} /> : null}
      </div>
      {own && members.length === 0 ? <p className="mb-3 text-muted">{t('ownHint')}</p> : null}
      <ol className="divide-y divide-line rounded-md border border-line bg-surface empty:hidden">
        {members.map((member) => (
          <li key={member.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-3">
            <Member member={member} need={needs.find((one) => one.member === member.id)} />
            {can.register && member.state !== 'withdrawn' ? (
              <MemberActs
                member={member}
                need={needs.find((one) => one.member === member.id) ?? null}
                first={ordered[0]?.id === member.id}
                last={ordered.at(-1)?.id === member.id}
              />
            ) : null}
          </li>
        ))}
      </ol>
      {children ? <div className="mt-4">{children}</div> : null}
    </section>
  )
}

const tones = { registered: 'info', accredited: 'ok', withdrawn: 'plain' } as const

async function Member({ member, need }: { member: MemberView; need: NeedView | undefined }) {
  const { t, format } = await words('delegations')
  const gone = member.state === 'withdrawn'
  const needed = [need?.diet ? t(`diets.${need.diet}`) : null, need?.access, need?.text].filter(Boolean)
  return (
    <div className="min-w-0 flex-1 basis-72">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className={`font-medium break-words ${gone ? 'text-muted line-through' : ''}`}>{member.name}</span>
        <span className="text-sm text-muted">{t(`roles.${member.role}`)}</span>
        <Badge tone={tones[member.state]} {...(member.state === 'accredited' ? { icon: CircleCheck } : {})}>
          {t(`states.${member.state}`)}
        </Badge>
        {member.late && !gone ? (
          <Badge tone="warn" icon={Clock}>
            {t('late')}
          </Badge>
        ) : null}
        {member.checkedInAt ? (
          <Badge tone="ok" icon={DoorOpen}>
            {t('hereSince', { at: format.dateTime(member.checkedInAt) })}
          </Badge>
        ) : null}
      </p>
      <p className="text-sm break-words text-muted">
        {[member.title, member.administration].filter(Boolean).join(' · ')}
      </p>
      {needed.length > 0 ? (
        <p className="mt-1 flex items-start gap-1.5 text-sm break-words">
          <Lock aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
          <span>
            {t('needs')}: {format.list(needed.map(String))}
          </span>
        </p>
      ) : null}
    </div>
  )
}
