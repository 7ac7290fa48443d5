import { propose } from '#server/agenda/acts/propose.ts'
import type { World } from './people.ts'
import { here, type Row, secretariat, signedIn, there } from './rows.ts'

const fields = { title: 'An item', annotation: '', purpose: 'discussion', minutes: null } as const

/** A proposal of Japan's, new at each call. */
async function japans(world: World): Promise<{ proposal: string }> {
  return { proposal: (await propose(world.actors.head, { meeting: world.meeting, ...fields })).id }
}

/** The calls about items that members propose, by every role. */
export const proposalRows: Record<string, Row> = {
  'agenda.proposals': {
    may: ['delegate', 'head', 'drafter', 'owner', 'leader', 'secretariat', 'chair'],
    with: here,
  },
  'agenda.proposalCount': { may: signedIn, with: here, foreign: there },
  'agenda.propose': { may: ['head'], with: (world) => ({ ...here(world), ...fields }) },
  'agenda.amendProposal': {
    may: ['head'],
    with: async (world) => ({ ...(await japans(world)), edition: 1, ...fields }),
  },
  // another economy's head: of this world's heads none is, Japan's own is refused
  'agenda.supportProposal': { may: [], with: async (world) => ({ ...(await japans(world)), kind: 'joins' }) },
  'agenda.leaveProposal': { may: [], with: japans },
  'agenda.answerProposal': {
    may: secretariat,
    with: async (world) => ({ ...(await japans(world)), move: 'decline', reason: 'no mandate' }),
    foreign: {
      with: async (world) => ({ ...(await japans(world)), move: 'withdraw', reason: 'not ready' }),
      may: ['head'],
    },
  },
}
