/** A paper that every meeting has; its title stands in locales/<language>/standing.json. */
export interface StandingPaper {
  key: string
  purpose: 'information' | 'discussion' | 'decision' | 'endorsement'
  /** who brings it: a party, 'host', or null for the secretariat */
  party: string | null
  /** for the second meeting of a year alone */
  second?: boolean
}

/** What meetings of the SCCP wait for (domain.md, 'The agenda's pattern', 'Papers'); the agenda itself is always number 001. */
export const standingPapers: StandingPaper[] = [
  { key: 'arrangements', purpose: 'information', party: 'host' },
  { key: 'participants', purpose: 'information', party: null },
  { key: 'developments', purpose: 'information', party: null },
  { key: 'cti', purpose: 'information', party: 'cti-chair' },
  { key: 'programme', purpose: 'endorsement', party: 'host' },
  { key: 'actions', purpose: 'discussion', party: null },
  { key: 'cap', purpose: 'endorsement', party: null },
  { key: 'wco', purpose: 'information', party: 'wco' },
  { key: 'dialogue', purpose: 'information', party: 'host', second: true },
  { key: 'business', purpose: 'discussion', party: 'abac' },
  { key: 'projects', purpose: 'endorsement', party: null },
  { key: 'classification', purpose: 'decision', party: null },
  { key: 'report', purpose: 'decision', party: null },
]
