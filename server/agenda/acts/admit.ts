import type { Actor } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { refusal } from '#server/kernel/errors.ts'
import { permit } from '#server/kernel/policy.ts'
import type { DeskRights } from '#server/meetings/schema.ts'
import { deskRightsOf, meetingOf } from '#server/meetings/service.ts'
import { catchUp } from './project.ts'

/**
 * Asks for the right first and only then brings the rows up to what was last stored: nobody makes the portal work who may not.
 * AGENDA_BEHIND when the rows cannot be brought up to date now.
 */
export async function admit(actor: Actor, meeting: number, allowed: (rights: DeskRights) => boolean): Promise<void> {
  await db.as(actor, async (tx) => {
    await meetingOf(tx, actor, meeting)
    permit(allowed(await deskRightsOf(tx, actor, meeting)))
  })
  if (!(await catchUp(meeting))) throw refusal('AGENDA_BEHIND', 'conflict')
}
