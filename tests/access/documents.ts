import { paperRows } from './submissions.ts'
import { randomUUID } from 'node:crypto'
import { uploadBy } from './files.ts'
import { here, nobody, type Row, secretariat, signedIn, there } from './rows.ts'

/** The rows of documents. */
export const documents: Record<string, Row> = {
  ...paperRows,
  'documents.upload': {
    may: signedIn,
    with: async (world, actor) => ({ upload: await uploadBy(actor?.person ?? world.bystander, world.meeting) }),
    foreign: { with: async (world) => ({ upload: await uploadBy(world.bystander, world.meeting) }), may: nobody },
  },

  'documents.packs': { may: signedIn, with: here, foreign: there },
  'documents.bindPack': { may: signedIn, with: here, foreign: there },

  'documents.planImport': {
    may: secretariat,
    with: (world) => ({ ...here(world), csv: 'number', uploads: [], items: [] }),
  },
  'documents.importPapers': {
    may: secretariat,
    with: (world) => ({ ...here(world), csv: 'number', uploads: [], items: [], keys: [] }),
  },

  'documents.expected': { may: signedIn, with: here, foreign: there },
  'documents.layStanding': { may: secretariat, with: here },
  'documents.expect': {
    may: secretariat,
    with: (world) => ({ ...here(world), title: 'A paper', purpose: 'information', party: null }),
  },
  'documents.stopExpecting': {
    may: secretariat,
    with: (world) => ({ ...here(world), expected: randomUUID() }),
  },
  'documents.fulfil': {
    may: secretariat,
    with: (world) => ({ ...here(world), expected: randomUUID(), paper: null }),
  },
}
