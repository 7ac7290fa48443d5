import { randomUUID } from 'node:crypto'

export const capacities = [
  'member',
  'secretariat',
  'chair',
  'leader',
  'observer',
  'guest',
  'administrator',
  'machine',
] as const
export type Capacity = (typeof capacities)[number]

/** Who acts: a person for a party in a capacity, or a machine with a task. A mandate for one meeting carries that meeting. */
export interface Actor {
  person: string | null
  name: string
  party: string | null
  capacity: Capacity
  /** head of delegation */
  head: boolean
  /** set when the mandate is for one meeting alone */
  meeting: number | null
  mandate: string | null
  session: string | null
  /** id of the request, for the event log and the error page */
  request: string
  /** a machine's task: 'collab', 'notices', 'seed' … */
  task: string | null
}

/** The clock, the socket or the seed acting by itself; `party` narrows it to one delegation's notes. */
export function machine(task: string, party: string | null = null): Actor {
  return {
    person: null,
    name: task,
    party,
    capacity: 'machine',
    head: false,
    meeting: null,
    mandate: null,
    session: null,
    request: randomUUID(),
    task,
  }
}
