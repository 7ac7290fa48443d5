import type { Actor } from '#server/kernel/actor.ts'
import type { RoleName, World } from './people.ts'
import { here, type Row, secretariat, signedIn, there } from './rows.ts'

const membersOnly = signedIn.filter((role) => !['observer', 'guest', 'administrator'].includes(role))
const speakers = membersOnly.filter((role) => role !== 'leader')
const onPaper = (world: World) => ({ paper: world.paper.paper, version: world.paper.version })
/** restricted to Japan: its delegation, the secretariat and the chair */
const japans = () => ({
  with: (world: World) => ({ paper: world.japansPaper.paper, version: world.japansPaper.version }),
  may: ['delegate', 'head', 'secretariat', 'chair'] as RoleName[],
})
const paperOf = ({ with: onVersion, may }: ReturnType<typeof japans>) => ({
  with: (world: World) => ({ paper: onVersion(world).paper }),
  may,
})
const marked = (world: World) => ({
  ...onPaper(world),
  ...{ file: world.paper.files['en'] ?? '', block: null, page: 1, quote: 'invited', prefix: '', suffix: '' },
})
const noted = async (world: World, actor: Actor | null) => ({ note: await world.noteOf(actor) })
/** a note of the secretariat's: nobody else's */
const foreignNote = async (world: World) => ({ note: await world.noteOf(world.actors.secretariat) })
const remarked = async (world: World) => ({ comment: await world.remark() })

/** Reading a paper, the own notes on it, the comments. */
export const reading: Record<string, Row> = {
  'documents.read': { may: membersOnly, with: (world) => ({ paper: world.paper.paper }), foreign: paperOf(japans()) },
  'documents.compare': {
    may: membersOnly,
    with: (world) => ({ paper: world.paper.paper, from: 0, to: 0 }),
    foreign: { with: (world) => ({ paper: world.japansPaper.paper, from: 0, to: 0 }), may: japans().may },
  },
  'documents.citations': {
    may: membersOnly,
    with: (world) => ({ paper: world.paper.paper }),
    foreign: paperOf(japans()),
  },
  'documents.open': { may: membersOnly, with: onPaper, foreign: japans() },
  'documents.receipts': { may: secretariat, with: onPaper },
  'documents.news': { may: signedIn, with: here, foreign: there },
  'documents.visit': { may: signedIn, with: here, foreign: there },
  'documents.notes': { may: membersOnly, with: onPaper, foreign: japans() },
  'documents.addNote': { may: membersOnly, with: (world) => ({ ...marked(world), colour: 'yellow', body: '' }) },
  'documents.amendNote': {
    may: membersOnly,
    with: async (world, actor) => ({ ...(await noted(world, actor)), colour: 'green', body: 'mine' }),
    foreign: {
      with: async (world) => ({ ...(await foreignNote(world)), colour: 'green', body: 'mine' }),
      may: secretariat,
    },
  },
  'documents.settleNote': {
    may: membersOnly,
    with: async (world, actor) => ({ ...(await noted(world, actor)), version: world.paper.version }),
    foreign: {
      with: async (world) => ({ ...(await foreignNote(world)), version: world.paper.version }),
      may: secretariat,
    },
  },
  'documents.removeNote': { may: membersOnly, with: noted, foreign: { with: foreignNote, may: secretariat } },
  'documents.comments': {
    may: membersOnly,
    with: (world) => ({ paper: world.paper.paper }),
    foreign: paperOf(japans()),
  },
  'documents.comment': {
    may: speakers,
    with: (world) => ({ ...onPaper(world), file: null, block: null, quote: '', body: 'A word.', addressee: null }),
  },
  'documents.answer': { may: speakers, with: async (world) => ({ ...(await remarked(world)), body: 'A word.' }) },
  // for all, said by the secretariat: it alone settles it
  'documents.resolve': { may: secretariat, with: remarked },
  'documents.reopen': { may: secretariat, with: remarked },
}
