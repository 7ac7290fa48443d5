import type { Meeting } from '#prisma/client/client.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { templateSlots } from './template.ts'
import { dayFrom, momentAt, shifted } from './wall-time.ts'

type Dated = Pick<Meeting, 'id' | 'zone' | 'ordinal'> & { firstDay: Date; lastDay: Date }

const iso = (day: Date): string => day.toISOString().slice(0, 10)

/** Where a meeting's days are known, the meeting with them. */
export function dated(meeting: Meeting | null): Dated | null {
  return meeting?.firstDay && meeting.lastDay
    ? { ...meeting, firstDay: meeting.firstDay, lastDay: meeting.lastDay }
    : null
}

async function slotsOf(tx: Tx, from: Dated, to: Dated) {
  const rows = await tx.meetingSession.findMany({
    where: { meetingId: from.id, cancelledAt: null },
    orderBy: { startsAt: 'asc' },
    include: { breaks: true },
  })
  const there = { firstDay: iso(from.firstDay), zone: from.zone }
  const here = { firstDay: iso(to.firstDay), zone: to.zone }
  return rows.map(({ kind, title, room, track, startsAt, endsAt, breaks }) => ({
    ...{ kind, title, track },
    // rooms belong to a venue; those who hosted or chaired have not agreed to do so again
    room: from.zone === to.zone ? room : null,
    startsAt: shifted(startsAt, there, here),
    endsAt: shifted(endsAt, there, here),
    breaks: breaks.map((pause) => ({ startsAt: shifted(pause.startsAt, there, here), minutes: pause.minutes })),
  }))
}

function slotsOfTemplate(to: Dated) {
  return templateSlots(to.ordinal).map(({ kind, day, from, to: end, breaks }) => {
    const at = (time: string): Date => momentAt(dayFrom(iso(to.firstDay), day), time, to.zone)
    return {
      ...{ kind, title: null, room: null, track: 1 },
      startsAt: at(from),
      endsAt: at(end),
      breaks: (breaks ?? []).map((pause) => ({ startsAt: at(pause.at), minutes: pause.minutes })),
    }
  })
}

/** Lays the timetable of a new meeting: the old one's, moved to the new days, or the template's. What would come after its last day is left out. */
async function layTimetable(tx: Tx, from: Dated | null, to: Dated): Promise<void> {
  const copied = from ? await slotsOf(tx, from, to) : []
  const end = momentAt(dayFrom(iso(to.lastDay), 1), '00:00', to.zone)
  const slots = (copied.length > 0 ? copied : slotsOfTemplate(to)).filter((slot) => slot.startsAt < end)
  let position = 0
  for (const { breaks, ...slot } of slots.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
    await tx.meetingSession.create({
      data: {
        meetingId: to.id,
        position: slot.kind === 'session' ? ++position : null,
        ...slot,
        breaks: { create: breaks },
      },
    })
  }
}

/** Takes over the languages with their owners, and the drafters, as far as these people may still sign in; the source language alone without a meeting before. */
async function layLanguages(tx: Tx, from: Dated | null, to: number, source: string): Promise<void> {
  const languages = from ? await tx.meetingLanguage.findMany({ where: { meetingId: from.id } }) : []
  const drafters = from ? await tx.meetingDrafter.findMany({ where: { meetingId: from.id } }) : []
  const named = [...languages.flatMap((row) => row.owner ?? []), ...drafters.map((row) => row.personId)]
  const here = await tx.person.findMany({ where: { id: { in: named }, disabledAt: null }, select: { id: true } })
  const stays = new Set(here.map((person) => person.id))
  const rows = languages.some((row) => row.language === source)
    ? languages.toSorted((a, b) => a.position - b.position)
    : [{ language: source, required: true, owner: null }]
  await tx.meetingLanguage.createMany({
    data: rows.map(({ language, required, owner }, position) => ({
      ...{ meetingId: to, language, required, position },
      owner: owner !== null && stays.has(owner) ? owner : null,
    })),
  })
  await tx.meetingDrafter.createMany({
    data: drafters.filter((row) => stays.has(row.personId)).map((row) => ({ meetingId: to, personId: row.personId })),
  })
}

/** Furnishes a meeting that has just been planned, after the one it was made from or by the template: timetable, languages, owners, drafters. */
export async function furnish(tx: Tx, meeting: Meeting): Promise<void> {
  const to = dated(meeting)
  if (!to) return
  const from =
    meeting.clonedFrom === null ? null : dated(await tx.meeting.findUnique({ where: { id: meeting.clonedFrom } }))
  await layTimetable(tx, from, to)
  await layLanguages(tx, from, meeting.id, meeting.sourceLanguage)
}
