import type { Actor } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { record } from '#server/kernel/events.ts'
import { permit } from '#server/kernel/policy.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { meetingOf } from '#server/meetings/service.ts'
import { may } from '../policy.ts'

type Submitter = { person: string; name: string; named: boolean }

async function delegates(tx: Tx, actor: Actor, meeting: number): Promise<Submitter[]> {
  const now = clock.now()
  const people = await tx.mandate.findMany({
    where: {
      ...{ partyId: actor.party, capacity: 'member', head: false, from: { lte: now }, person: { disabledAt: null } },
      AND: [{ OR: [{ until: null }, { until: { gt: now } }] }, { OR: [{ meeting: null }, { meeting }] }],
    },
    select: { personId: true, person: { select: { name: true } } },
    distinct: ['personId'],
    orderBy: { personId: 'asc' },
  })
  const named = await tx.paperSubmitter.findMany({ where: { meetingId: meeting, party: actor.party ?? '' } })
  return people.map(({ personId, person }) => ({
    person: personId,
    name: person.name,
    named: named.some((one) => one.personId === personId),
  }))
}

/** The delegates of the head's own delegation, and which of them may submit papers to the meeting. */
export function submitters(actor: Actor, input: { meeting: number }): Promise<Submitter[]> {
  return db.as(actor, async (tx) => {
    const meeting = await meetingOf(tx, actor, input.meeting)
    permit(may.name(actor, meeting.id))
    return delegates(tx, actor, meeting.id)
  })
}

const naming =
  (named: boolean) =>
  (actor: Actor, input: { meeting: number; person: string }): Promise<Submitter[]> =>
    db.as(actor, async (tx) => {
      const meeting = await meetingOf(tx, actor, input.meeting)
      permit(may.name(actor, meeting.id))
      const known = (await delegates(tx, actor, meeting.id)).some((one) => one.person === input.person)
      if (!known) throw refusal('PERSON_UNKNOWN', 'unknown')
      const key = { meetingId: meeting.id, party: actor.party ?? '', personId: input.person }
      await tx.paperSubmitter.deleteMany({ where: key })
      if (named) await tx.paperSubmitter.create({ data: { ...key, namedBy: actor.person ?? '', namedAt: clock.now() } })
      await record(tx, actor, {
        act: named ? 'documents.submitter.named' : 'documents.submitter.dismissed',
        object: { kind: 'person', id: input.person },
        meeting: meeting.id,
        audience: 'party',
      })
      return delegates(tx, actor, meeting.id)
    })

/** Lets a delegate submit papers for the delegation. */
export const nameSubmitter = naming(true)
/** Takes that back. */
export const dismissSubmitter = naming(false)
