import type { Access, PaperPurpose } from '#server/documents/schema.ts'

/** A paper of the demonstration: who brings it, what its cover sheet says, and how far it has come. */
export interface Case {
  /** the key of its files, and of those of its revision */
  files: string
  revision?: string
  state: 'draft' | 'submitted' | 'returned' | 'numbered' | 'circulated' | 'withdrawn'
  by: string
  title: string
  /** the agenda item's key in the example */
  item: string
  purpose: PaperPurpose
  access: Access
  submittedBy?: string
  economies?: string[]
  restriction?: string
  /** it becomes public by itself, a month after the meeting */
  derestricts?: boolean
  late?: boolean
  /** why it was returned or withdrawn */
  reason?: string
}

const members = { access: 'members', restriction: 'Draft or internal deliberation' } as const
const open = { access: 'public' } as const

/** A dozen papers in a dozen states; those with a number come first, in the order of their numbers. */
export const cases: Case[] = [
  {
    ...{ files: 'arrangements', state: 'circulated', by: 'head.vn', item: '2', purpose: 'information', ...open },
    title: 'Administrative arrangements',
  },
  {
    ...{ files: 'wco', state: 'circulated', by: 'secretariat', item: '13', purpose: 'information', ...open },
    ...{ title: 'Report of the World Customs Organization', submittedBy: 'World Customs Organization' },
  },
  {
    ...{ files: 'tfa', state: 'circulated', by: 'head.au', item: '4', purpose: 'discussion', ...members },
    title: 'Implementing the Trade Facilitation Agreement: where help is wanted',
  },
  {
    ...{ files: 'pilot', state: 'circulated', by: 'head.cn', item: '9', purpose: 'discussion', ...members },
    ...{ title: 'Smart customs: a pilot at three ports', derestricts: true },
  },
  {
    ...{ files: 'ecommerce', revision: 'ecommerce-1', state: 'circulated', by: 'delegate.kr', item: '8' },
    ...{ title: 'Cross-border e-commerce: follow-up of the SCCP guidelines', purpose: 'discussion', ...open },
  },
  {
    ...{ files: 'passengers', state: 'circulated', by: 'head.us', item: '10', purpose: 'information', ...members },
    ...{ title: 'Passenger data: what a late answer costs', late: true },
  },
  {
    ...{ files: 'risk', state: 'withdrawn', by: 'head.nz', item: '10', purpose: 'discussion', ...members },
    ...{ title: 'Illicit trade: a common list of indicators', reason: 'Comes again when the privacy check is done.' },
  },
  {
    ...{ files: 'release', state: 'circulated', by: 'head.sg', item: '15', purpose: 'consideration' },
    ...{ title: 'Time-release study: the figures of three economies', access: 'economies' },
    ...{ economies: ['jpn', 'rok'], restriction: "Submitter's request" },
  },
  {
    ...{ files: 'contacts', state: 'circulated', by: 'secretariat', item: '2', purpose: 'information' },
    ...{ title: 'Draft list of participants with contact details', access: 'secretariat' },
    restriction: "Participants' personal data",
  },
  {
    ...{ files: 'aeo', state: 'numbered', by: 'delegate.jp', item: '7', purpose: 'discussion', ...members },
    title: 'Mutual recognition of authorised economic operators: state of play',
  },
  {
    ...{ files: 'window', state: 'submitted', by: 'head.hk', item: '6.1', purpose: 'endorsement', ...members },
    title: 'Best practices of single-window implementation',
  },
  {
    ...{ files: 'certificates', state: 'returned', by: 'delegate.id', item: '6.2', purpose: 'discussion', ...members },
    title: 'Electronic exchange of certificates of origin: status',
    reason:
      'The annex is missing, and the file still holds tracked changes and a comment. Please send it without them.',
  },
  {
    ...{ files: 'warning', state: 'draft', by: 'delegate.kr', item: '5', purpose: 'discussion', ...members },
    title: 'Early warning: from import data to goods at risk',
  },
]
