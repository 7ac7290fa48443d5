import { z } from 'zod'

export const memberRoles = ['head', 'alternate', 'member', 'adviser'] as const
export type MemberRole = (typeof memberRoles)[number]
const memberStates = ['registered', 'accredited', 'withdrawn'] as const
export const diets = ['vegetarian', 'vegan', 'halal', 'kosher', 'other'] as const

const meeting = z.number().int().positive().max(2_147_483_647)
const party = z.string().min(1).max(40)
/** Words as they may stand on a list: one line, no invisible or direction-changing signs (asvs.md B27). */
const plain = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least)
    .max(most)
    .regex(/^[^\p{Cc}\p{Cf}<>]*$/u)
    .transform((words) => words.normalize('NFC'))
const line = (most: number) => plain(1, most).nullable()

export const memberView = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string().nullable(),
  administration: z.string().nullable(),
  role: z.enum(memberRoles),
  state: z.enum(memberStates),
  person: z.string().nullable(),
  registeredAt: z.date(),
  /** came after the deadline */
  late: z.boolean(),
  checkedInAt: z.date().nullable(),
})
export type MemberView = z.infer<typeof memberView>

export const delegationView = z.object({
  party: z.string(),
  kind: z.enum(['economy', 'organisation']),
  abbreviation: z.string(),
  /** the head first, then in the delegation's own order, who is withdrawn last */
  members: z.array(memberView),
  /** what the secretariat still waits for */
  missing: z.enum(['members', 'head']).nullable(),
  remindedAt: z.date().nullable(),
  can: z.object({ register: z.boolean() }),
})
export type DelegationView = z.infer<typeof delegationView>

export const delegationsView = z.object({
  meeting,
  /** in APEC's order, organisations behind the economies */
  delegations: z.array(delegationView),
  economies: z.number().int(),
  /** of these, how many have registered somebody */
  registered: z.number().int(),
  until: z.date().nullable(),
  /** the party for which the reader registers */
  own: z.string().nullable(),
  /** organisations that are not among them yet; the secretariat may register their people */
  others: z.array(z.string()),
  can: z.object({ receive: z.boolean(), list: z.boolean() }),
})
export type DelegationsView = z.infer<typeof delegationsView>

export const delegationCount = z.object({ registered: z.number().int(), economies: z.number().int() })

/** What somebody needs to register members of a delegation: whom the portal knows of it, and whom it sent last. */
export const registrationView = z.object({
  people: z.array(z.object({ person: z.string(), name: z.string() })),
  administration: z.string().nullable(),
  last: z.object({ meeting: z.string(), count: z.number().int() }).nullable(),
})
export type RegistrationView = z.infer<typeof registrationView>

export const meetingRef = z.strictObject({ meeting })
export const delegationRef = z.strictObject({ meeting, party })
export const memberRef = z.strictObject({ member: z.uuid() })
const memberFields = {
  name: plain(2, 120),
  title: line(160),
  administration: line(200),
  role: z.enum(memberRoles),
  person: z.uuid().nullable(),
}
export const registerInput = z.strictObject({ meeting, party, ...memberFields })
export type RegisterInput = z.infer<typeof registerInput>
export const amendMemberInput = z.strictObject({ member: z.uuid(), ...memberFields })
export type AmendMemberInput = z.infer<typeof amendMemberInput>
export const orderInput = z.strictObject({ member: z.uuid(), to: z.enum(['up', 'down']) })
export const accreditInput = z.strictObject({ meeting, members: z.array(z.uuid()).min(1).max(500) })
export const checkInInput = z.strictObject({ member: z.uuid(), here: z.boolean() })
export const remindInput = z.strictObject({ meeting, parties: z.array(party).min(1).max(60) })

export const needView = z.object({
  member: z.string(),
  diet: z.enum(diets).nullable(),
  access: z.string().nullable(),
  text: z.string().nullable(),
})
export type NeedView = z.infer<typeof needView>
export const needInput = z.strictObject({
  member: z.uuid(),
  diet: z.enum(diets).nullable(),
  access: line(500),
  text: line(1000),
})
export type NeedInput = z.infer<typeof needInput>
