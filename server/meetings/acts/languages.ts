import type { Actor } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import type { Tx } from '#server/kernel/tx.ts'
import type { LanguageView } from '../schema.ts'
import { languagesOf, meetingOf, meetingToArrange } from '../service.ts'

async function personExists(tx: Tx, person: string): Promise<void> {
  const found = await tx.person.count({ where: { id: person, disabledAt: null } })
  if (found === 0) throw refusal('PERSON_UNKNOWN', 'unknown')
}

/** Switches a language on in a meeting, or changes whether it is required and who owns it. */
export function setLanguage(
  actor: Actor,
  input: { meeting: number; language: LanguageView['language']; required: boolean; owner: string | null },
): Promise<LanguageView[]> {
  return db.as(actor, async (tx) => {
    const row = await meetingToArrange(tx, actor, input.meeting)
    if (input.owner !== null) await personExists(tx, input.owner)
    const before = await tx.meetingLanguage.findUnique({
      where: { meetingId_language: { meetingId: input.meeting, language: input.language } },
    })
    const required = input.language === row.sourceLanguage || input.required
    const position = await tx.meetingLanguage.count({ where: { meetingId: input.meeting } })
    await tx.meetingLanguage.upsert({
      where: { meetingId_language: { meetingId: input.meeting, language: input.language } },
      create: { meetingId: input.meeting, language: input.language, required, owner: input.owner, position },
      update: { required, owner: input.owner },
    })
    await record(tx, actor, {
      act: before ? 'meetings.language.changed' : 'meetings.language.opened',
      object: { kind: 'language', id: input.language },
      meeting: input.meeting,
      audience: 'secretariat',
      ...(before ? { before: { required: before.required, owner: before.owner } } : {}),
      after: { required, owner: input.owner },
    })
    return languagesOf(tx, input.meeting)
  })
}

/** Switches a language off; its words stay in their document and come back with it. The source cannot be switched off. */
export function closeLanguage(
  actor: Actor,
  input: { meeting: number; language: LanguageView['language'] },
): Promise<LanguageView[]> {
  return db.as(actor, async (tx) => {
    const row = await meetingToArrange(tx, actor, input.meeting)
    if (row.sourceLanguage === input.language) throw refusal('LANGUAGE_IS_SOURCE', 'conflict')
    const gone = await tx.meetingLanguage.deleteMany({ where: { meetingId: input.meeting, language: input.language } })
    if (gone.count === 0) throw refusal('LANGUAGE_UNKNOWN', 'unknown')
    await record(tx, actor, {
      act: 'meetings.language.closed',
      object: { kind: 'language', id: input.language },
      meeting: input.meeting,
      audience: 'secretariat',
    })
    return languagesOf(tx, input.meeting)
  })
}

/** Everybody named drafter in a meeting, by name. */
async function draftersOf(tx: Tx, meeting: number): Promise<Array<{ person: string; name: string }>> {
  const rows = await tx.meetingDrafter.findMany({ where: { meetingId: meeting }, select: { personId: true } })
  const people = await tx.person.findMany({
    where: { id: { in: rows.map((r) => r.personId) } },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })
  return people.map((p) => ({ person: p.id, name: p.name }))
}

/** Admits a person to the desk as drafter: structure and source language. */
export function nameDrafter(
  actor: Actor,
  input: { meeting: number; person: string },
): Promise<Array<{ person: string; name: string }>> {
  return db.as(actor, async (tx) => {
    await meetingToArrange(tx, actor, input.meeting)
    await personExists(tx, input.person)
    await tx.meetingDrafter.createMany({
      data: [{ meetingId: input.meeting, personId: input.person }],
      skipDuplicates: true,
    })
    await record(tx, actor, {
      act: 'meetings.drafter.named',
      object: { kind: 'person', id: input.person },
      meeting: input.meeting,
      audience: 'secretariat',
    })
    return draftersOf(tx, input.meeting)
  })
}

/** Takes a drafter's right back; the socket closes within 5 s. */
export function dismissDrafter(
  actor: Actor,
  input: { meeting: number; person: string },
): Promise<Array<{ person: string; name: string }>> {
  return db.as(actor, async (tx) => {
    await meetingToArrange(tx, actor, input.meeting)
    await tx.meetingDrafter.deleteMany({ where: { meetingId: input.meeting, personId: input.person } })
    await record(tx, actor, {
      act: 'meetings.drafter.dismissed',
      object: { kind: 'person', id: input.person },
      meeting: input.meeting,
      audience: 'secretariat',
    })
    return draftersOf(tx, input.meeting)
  })
}

/** The drafters of a meeting, for who arranges it or sits at its desk. */
export function drafters(actor: Actor, input: { meeting: number }): Promise<Array<{ person: string; name: string }>> {
  return db.as(actor, async (tx) => {
    await meetingOf(tx, actor, input.meeting)
    return draftersOf(tx, input.meeting)
  })
}
