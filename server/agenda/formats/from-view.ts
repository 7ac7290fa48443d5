import type { TFunction } from 'i18next'
import { parseRichText, type RichDoc } from '#server/kernel/rich-text.ts'
import { cleanText } from '#server/kernel/rich-text/attributes.ts'
import type { EditionView } from '../schema.ts'
import { clockOf, dayOf, daysOf, languageName, zoneName } from './dates.ts'
import { type Edition, type EditionItem, type EditionSession, labelKeys, type Labels } from './edition.ts'

/** What only the caller knows: the words, their language, and the cover sheet's fields where they differ from the usual. */
export interface EditionFrame {
  /** `wordsNear(language, 'export')` */
  t: TFunction
  /** the language that gave */
  labelLanguage: string
  /** the number of the item under which the agenda is adopted */
  agendaItem?: string | undefined
  submittedBy?: string | undefined
}

/** The plain shape of an edition for all formats, or null when no edition stands. Uses only what the view holds, which is what the reader may see. */
export function editionFrom(view: EditionView, frame: EditionFrame): Edition | null {
  const { edition, meeting, language } = view
  if (edition === null) return null
  const { t } = frame
  const kind = t(`kind.${edition.kind}`, { ordinal: edition.ordinal })
  const place = [meeting.city, meeting.hostName].filter(Boolean).join(', ')
  return {
    id: edition.id,
    n: edition.n,
    number: line(edition.number),
    label: kind,
    status: t('issued', { kind, date: dayOf(edition.issuedAt, frame.labelLanguage, meeting.zone) }),
    language,
    labelLanguage: frame.labelLanguage,
    title: t('agenda'),
    meeting: {
      id: meeting.id,
      name: t(`meeting.${meeting.ordinal}`, { year: meeting.year, defaultValue: meeting.name }),
      place: line(place),
      dates: daysOf(meeting.firstDay, meeting.lastDay, frame.labelLanguage),
      host: line(meeting.hostName),
      zone: meeting.zone,
      times: t('timesIn', {
        place: line(meeting.city ?? meeting.hostName),
        zone: zoneName(meeting.zone, frame.labelLanguage, edition.issuedAt),
      }),
    },
    cover: [
      { label: t('documentNumber'), value: line(edition.number) },
      { label: t('agendaItem'), value: line(frame.agendaItem ?? '') },
      { label: t('purpose'), value: t(edition.kind === 'adopted' ? 'asks.information' : 'asks.consideration') },
      { label: t('submittedBy'), value: line(frame.submittedBy ?? t('chair')) },
    ].filter((one) => one.value !== ''),
    issued: edition.issuedAt,
    withdrawn:
      edition.withdrawnAt === null
        ? ''
        : t('withdrawn', {
            date: dayOf(edition.withdrawnAt, frame.labelLanguage, meeting.zone),
            reason: line(edition.withdrawnReason ?? ''),
          }),
    demonstration: meeting.demonstration ? t('demonstration') : '',
    sessions: sessionsFrom(view, frame),
    items: itemsFrom(view, frame),
    labels: Object.fromEntries(labelKeys.map((key) => [key, t(key)])) as Labels,
  }
}

function sessionsFrom(view: EditionView, { t, labelLanguage }: EditionFrame): EditionSession[] {
  const { zone } = view.meeting
  return [...view.sessions]
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
    .map((one) => ({
      id: one.id,
      label: t('session', { position: one.position }),
      day: dayOf(one.startsAt, labelLanguage, zone, true),
      from: clockOf(one.startsAt, zone),
      to: clockOf(one.endsAt, zone),
      starts: one.startsAt,
      ends: one.endsAt,
      breaks: one.breaks.map((pause) => ({
        label: t('break'),
        from: clockOf(pause.startsAt, zone),
        to: clockOf(pause.startsAt.getTime() + pause.minutes * 60_000, zone),
        starts: pause.startsAt,
      })),
    }))
}

function itemsFrom(view: EditionView, { t, labelLanguage }: EditionFrame): EditionItem[] {
  const { zone } = view.meeting
  return [...view.items]
    .sort((a, b) => a.position - b.position)
    .map((one) => {
      const { doc } = parseRichText(one.annotation)
      return {
        id: one.id,
        number: line(one.label),
        depth: one.depth,
        title: line(one.title),
        language: one.language,
        fallback: one.fallback
          ? t('fallback', {
              language: languageName(one.language, labelLanguage),
              wanted: languageName(view.language, labelLanguage),
            })
          : '',
        leads: one.leads.map((lead) => line(lead.name)).join(t('between')),
        minutes: one.minutes,
        duration: one.minutes === null ? '' : t('minutes', { count: one.minutes }),
        purpose: one.purpose === null ? '' : t(`asks.${one.purpose}`),
        references: one.references.map(line).filter(Boolean),
        session: one.session,
        starts: one.startsAt,
        ends: one.endsAt,
        from: one.startsAt === null ? '' : clockOf(one.startsAt, zone),
        to: one.endsAt === null ? '' : clockOf(one.endsAt, zone),
        annotation: isEmpty(doc) ? null : doc,
      }
    })
}

/** One clean line. */
function line(text: string): string {
  return cleanText(text).normalize('NFC').replaceAll(/\s+/gu, ' ').trim()
}

function isEmpty(doc: RichDoc): boolean {
  return (doc.content ?? []).every((block) => block.type === 'paragraph' && (block.content ?? []).length === 0)
}
