import { z } from 'zod'

export const personCapacities = [
  'member',
  'secretariat',
  'chair',
  'leader',
  'observer',
  'guest',
  'administrator',
] as const
export const personCapacity = z.enum(personCapacities)
/** These act for no economy and no organisation. */
export const withoutParty: readonly string[] = ['secretariat', 'chair', 'administrator']

export const partyView = z.object({
  id: z.string(),
  kind: z.enum(['economy', 'organisation']),
  name: z.string(),
  abbreviation: z.string(),
  position: z.number().int(),
  zone: z.string().nullable(),
})
export type PartyView = z.infer<typeof partyView>

export const mandateView = z.object({
  id: z.string(),
  party: z.string().nullable(),
  partyName: z.string().nullable(),
  partyAbbreviation: z.string().nullable(),
  capacity: personCapacity,
  head: z.boolean(),
  meeting: z.number().int().nullable(),
  from: z.date(),
  until: z.date().nullable(),
})
export type MandateView = z.infer<typeof mandateView>

export const theme = z.enum(['light', 'dark'])

/** Who is looking at the page, and as whom. */
export const viewerView = z.object({
  person: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    language: z.string().nullable(),
    zone: z.string().nullable(),
    theme: theme.nullable(),
    demonstration: z.boolean(),
  }),
  mandate: mandateView,
  mandates: z.array(mandateView),
  can: z.object({ manage: z.boolean() }),
})
export type ViewerView = z.infer<typeof viewerView>

export const chooseInput = z.strictObject({ mandate: z.uuid() })
export const preferencesInput = z.strictObject({
  language: z.string().max(35).nullable(),
  zone: z
    .string()
    .max(64)
    .refine((zone) => {
      try {
        return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
      } catch {
        return false
      }
    })
    .nullable(),
  theme: theme.nullable(),
})

export const speakInput = z.strictObject({ language: z.string().max(35) })

/** 12 letters or more of any kind, compared as typed (ASVS 6.2.1, 6.2.5, 6.2.8, 6.2.9). */
export const passwordLength = { least: 12, most: 128 }
export const newPassword = z.string().min(passwordLength.least).max(passwordLength.most)
export const passwordInput = z.strictObject({
  present: z.string().min(1).max(128),
  next: newPassword,
  endOthers: z.boolean(),
})

export const sessionView = z.object({
  id: z.string(),
  device: z.string(),
  address: z.string(),
  createdAt: z.date(),
  seenAt: z.date(),
  current: z.boolean(),
})
export type SessionView = z.infer<typeof sessionView>
export const sessionInput = z.strictObject({ session: z.uuid() })
/** open; lapsed: its time is over; ended: by somebody, or with the person's account or mandate */
export const standingView = z.object({ standing: z.enum(['open', 'lapsed', 'ended']) })
export type StandingView = z.infer<typeof standingView>

export const peopleInput = z.strictObject({
  after: z.uuid().nullish(),
  search: z.string().trim().max(100).nullish(),
  limit: z.number().int().min(1).max(100).default(40),
})
export const personView = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  demonstration: z.boolean(),
  disabledAt: z.date().nullable(),
  sessions: z.number().int(),
  mandates: z.array(mandateView),
})
export type PersonView = z.infer<typeof personView>
export const peopleView = z.object({ people: z.array(personView), next: z.string().nullable() })
export const personInput = z.strictObject({ person: z.uuid() })
export const nameableView = z.array(z.object({ id: z.string(), name: z.string() }))

/** A name as it may stand on a list: no control letters, no invisible or direction-changing signs (asvs.md B27). */
export const personName = z
  .string()
  .trim()
  .min(2)
  .max(120)
  .regex(/^[^\p{Cc}\p{Cf}<>"@]+$/u)
  .transform((name) => name.normalize('NFC'))

const mandateFields = {
  party: z.string().max(40).nullable(),
  capacity: personCapacity,
  head: z.boolean(),
  meeting: z.number().int().positive().nullable(),
}
/** Who acts for somebody names the party; the secretariat, the chair and administrators act for none. */
const fitting = (input: { party: string | null; capacity: string; head: boolean; meeting: number | null }): boolean =>
  withoutParty.includes(input.capacity)
    ? input.party === null && !input.head
    : input.party !== null &&
      (!input.head || input.capacity === 'member') &&
      (input.capacity !== 'guest' || input.meeting !== null)

export const inviteInput = z
  .strictObject({ email: z.string().max(254), name: personName, ...mandateFields })
  .refine(fitting, { path: ['party'] })
export const invitedView = z.object({ link: z.string(), expiresAt: z.date() })
export const grantInput = z.strictObject({ person: z.uuid(), ...mandateFields }).refine(fitting, { path: ['party'] })
export const withdrawInput = z.strictObject({ mandate: z.uuid() })

const token = z.string().regex(/^[\w-]{43}$/)
export const invitationInput = z.strictObject({ token })
export const invitationView = z.object({
  name: z.string(),
  email: z.string(),
  party: z.string().nullable(),
  capacity: personCapacity,
  head: z.boolean(),
})
export type InvitationView = z.infer<typeof invitationView>
export const acceptInput = z.strictObject({ token, password: newPassword })

/** Accounts a visitor of the demonstration can begin with; null where people sign in with their own. */
export const demonstrationView = z
  .object({
    password: z.string(),
    accounts: z.array(z.object({ email: z.string(), name: z.string(), as: z.string() })),
  })
  .nullable()
export type DemonstrationView = z.infer<typeof demonstrationView>
