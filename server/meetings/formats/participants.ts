import type { MemberRole, MemberView } from '../shape/delegations.ts'

/** Somebody as the list of participants has it: words ready to print. */
export interface Participant {
  name: string
  title: string
  administration: string
  role: string
  state: string
}

/** Who came for one economy or organisation. */
export interface ListedDelegation {
  name: string
  people: Participant[]
}

/** What an export takes: the list of participants in one language, holding only whom its reader may see. */
export interface Participants {
  /** BCP 47 tag of the words */
  language: string
  title: string
  forum: string
  /** `brief`: 'SCCP1 2027' */
  meeting: { brief: string; name: string; place: string; dates: string }
  /** 'Provisional list of 3 February 2027: 12 of 40 participants are accredited' */
  status: string
  /** says so when people are invented; else '' */
  demonstration: string
  at: Date
  labels: Record<'party' | 'name' | 'title' | 'administration' | 'role' | 'state' | 'page', string>
  /** the economies in APEC's order, then observers and guests; a part without anybody is left out */
  parts: Array<{ heading: string; delegations: ListedDelegation[] }>
}

/** A delegation as it is listed: nobody who was withdrawn. */
export function listed(
  name: string,
  members: MemberView[],
  say: { role: (role: MemberRole) => string; state: (state: MemberView['state']) => string },
): ListedDelegation {
  const coming = members.filter((member) => member.state !== 'withdrawn')
  return {
    name,
    people: coming.map((member) => ({
      name: member.name,
      title: member.title ?? '',
      administration: member.administration ?? '',
      role: say.role(member.role),
      state: say.state(member.state),
    })),
  }
}
