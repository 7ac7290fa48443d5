import type { Audience } from '#server/kernel/events.ts'

/** Who reads the events of a paper with this access; of one for named economies the secretariat, the economies are told by name. */
export const audienceFor = (access: string): Audience =>
  access === 'public' || access === 'members' ? access : 'secretariat'
