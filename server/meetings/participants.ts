import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { permit } from '#server/kernel/policy.ts'
import { wordsIn } from '#server/kernel/words.ts'
import { delegations } from './acts/delegations.ts'
import { meeting } from './acts/read.ts'
import { listed, type Participants } from './formats/participants.ts'
import { delegations as may } from './policy.ts'
import type { MeetingView } from './schema.ts'
import type { DelegationsView } from './shape/delegations.ts'

// day before month, the Gregorian calendar and Arabic figures, as in APEC's papers
const dated = (language: string) => `${language === 'en' ? 'en-GB' : language}-u-ca-gregory-nu-latn`

function daysOf({ firstDay, lastDay }: MeetingView, language: string): string {
  if (firstDay === null) return ''
  const form = new Intl.DateTimeFormat(dated(language), { dateStyle: 'long', timeZone: 'UTC' })
  return form.formatRange(Date.parse(firstDay), Date.parse(lastDay ?? firstDay))
}

function statusOf(view: DelegationsView, zone: string, language: string): string {
  const here = view.delegations.flatMap((one) => one.members).filter((member) => member.state !== 'withdrawn')
  const accredited = here.filter((member) => member.state === 'accredited').length
  const date = new Intl.DateTimeFormat(dated(language), { dateStyle: 'long', timeZone: zone }).format(clock.now())
  const t = wordsIn(language, 'delegations')
  return accredited === here.length
    ? t('list.status', { date })
    : t('list.provisional', { date, accredited, count: here.length })
}

/**
 * The list of participants as far as the actor sees it, in the words of one portal language: economies by their APEC names in APEC's
 * order, people as they were registered (domain.md, 'Economies'). Nothing of what anybody needs is in it.
 */
export async function participants(actor: Actor, id: number, language: string): Promise<Participants> {
  const facts = await meeting(actor, { meeting: id })
  permit(may.list(actor, id))
  const view = await delegations(actor, { meeting: id })
  const t = wordsIn(language, 'delegations')
  const papers = wordsIn(language, 'export')
  const names = wordsIn(language, 'parties')
  const parts = (['economy', 'organisation'] as const).map((kind) => ({
    heading: t(`list.${kind}`),
    delegations: view.delegations
      .filter((one) => one.kind === kind)
      .map((one) =>
        listed(names(one.party), one.members, {
          role: (role) => t(`roles.${role}`),
          state: (state) => t(`states.${state}`),
        }),
      )
      .filter((one) => one.people.length > 0),
  }))
  return {
    language,
    title: t('list.title'),
    forum: papers('forum'),
    meeting: {
      brief: facts.name,
      name: papers(`meeting.${facts.ordinal}`, { year: facts.year }),
      place: [facts.venue, facts.city, names(facts.host)].filter(Boolean).join(', '),
      dates: daysOf(facts, language),
    },
    status: statusOf(view, facts.zone, language),
    demonstration: facts.demonstration ? papers('demonstration') : '',
    at: clock.now(),
    labels: {
      party: t('list.party'),
      name: t('name'),
      title: t('position'),
      administration: t('administration'),
      role: t('role'),
      state: t('list.state'),
      page: papers('page'),
    },
    parts: parts.filter((part) => part.delegations.length > 0),
  }
}
