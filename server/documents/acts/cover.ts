import type { Meeting } from '#prisma/client/client.ts'
import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { press } from '#server/kernel/press.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { wordsNear } from '#server/kernel/words.ts'
import { meetingOf } from '#server/meetings/service.ts'
import type { Cover } from '../formats/cover.ts'
import { may } from '../policy.ts'
import { submissionState } from '../schema.ts'
import { dayOf } from '../submission.ts'

/** What a cover sheet says, of a paper or of one on its way. */
export interface CoverFacts {
  /** null: it has none yet */
  number: string | null
  title: string
  itemLabel: string | null
  purpose: string
  submittedBy: string
  previous: string | null
  access: string
  economies: string[]
  restriction: string | null
  derestrictOn: Date | null
}

function daysOf({ firstDay, lastDay }: Meeting, language: string): string {
  if (!firstDay) return ''
  const form = new Intl.DateTimeFormat(`${language === 'en' ? 'en-GB' : language}-u-ca-gregory-nu-latn`, {
    dateStyle: 'long',
    timeZone: 'UTC',
  })
  return form.formatRange(firstDay, lastDay ?? firstDay)
}

/** A cover sheet in a language, in APEC's order (domain.md, Papers): number, item, title, purpose, sender; below, the meeting. */
export function coverFrom(facts: CoverFacts, meeting: Meeting, wish: string): Cover {
  const { t, language } = wordsNear(wish, 'documents')
  const around = wordsNear(language, 'export').t
  const parties = wordsNear(language, 'parties').t
  const row = (key: string, value: string | null) => (value ? [{ label: t(`cover.${key}`), value }] : [])
  const until = dayOf(facts.derestrictOn)
  return {
    language,
    forum: around('forum'),
    number: facts.number ?? `${t('cover.number')}: ${t('cover.numberLater')}`,
    item: facts.itemLabel ? `${t('cover.item')}: ${facts.itemLabel}` : '',
    title: facts.title,
    facts: [
      ...row('purpose', t(`purpose.${facts.purpose}`)),
      ...row('submittedBy', facts.submittedBy),
      ...row('previous', facts.previous),
    ],
    access: [
      ...row('access', t(`access.${facts.access}`)),
      ...(facts.access === 'economies' ? row('economies', facts.economies.map((one) => parties(one)).join('; ')) : []),
      ...(facts.access === 'public' ? [] : row('restriction', facts.restriction)),
      ...(facts.access === 'public' ? [] : row('derestrictOn', until)),
    ],
    meeting: {
      name: around(`meeting.${meeting.ordinal}`, {
        year: meeting.year,
        defaultValue: `SCCP${meeting.ordinal} ${meeting.year}`,
      }),
      place: [meeting.city, parties(meeting.host)].filter(Boolean).join(', '),
      dates: daysOf(meeting, language),
    },
    demonstration: meeting.demonstration ? around('demonstration') : '',
    at: clock.now(),
  }
}

async function ofVersion(tx: Tx, actor: Actor, id: string) {
  const version = await tx.paperVersion.findUnique({
    where: { id },
    include: { paper: { include: { economies: true } } },
  })
  if (!version || !may.readVersion(actor, version.paper, version)) return null
  const { paper, number, previous } = version
  const { itemLabel, submittedBy, access, restriction, derestrictOn, meetingId } = paper
  const economies = paper.economies.map((one) => one.party)
  const words = { title: version.title ?? paper.title, purpose: version.purpose ?? paper.purpose, submittedBy }
  const facts = { number, previous, ...words, itemLabel, access, economies, restriction, derestrictOn }
  return { meetingId, facts }
}

async function ofSubmission(tx: Tx, actor: Actor, id: string) {
  const row = await tx.submission.findUnique({ where: { id } })
  if (!row) return null
  const { meetingId, party, state, versionId } = row
  if (!may.see(actor, { meeting: meetingId, party, state: submissionState.parse(state), named: [] })) return null
  const version = versionId ? await tx.paperVersion.findUnique({ where: { id: versionId } }) : null
  return { meetingId, facts: { ...row, number: version?.number ?? null } }
}

/** The cover sheet of a version, or of a paper on its way, for who may read it. PAPER_UNKNOWN otherwise: nobody hears whether it exists. */
export function coverFor(actor: Actor, input: { id: string; language: string }): Promise<Cover> {
  return db.as(actor, async (tx) => {
    const found = (await ofVersion(tx, actor, input.id)) ?? (await ofSubmission(tx, actor, input.id))
    if (!found) throw refusal('PAPER_UNKNOWN', 'unknown')
    const meeting = await meetingOf(tx, actor, found.meetingId)
    return coverFrom(found.facts, meeting, input.language)
  })
}

const made = {
  pdf: { module: 'server/documents/formats/cover.ts', make: 'coverPdf' },
  docx: { module: 'server/documents/formats/cover-docx.ts', make: 'coverDocx' },
}

/** The sheet as a file, made beside the process. */
export const coverFile = (cover: Cover, format: keyof typeof made): Promise<Uint8Array> => press(made[format], cover)
