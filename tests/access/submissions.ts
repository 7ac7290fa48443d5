import { uploadBy } from './files.ts'
import { randomUUID } from 'node:crypto'
import { prepare } from '#server/documents/acts/prepare.ts'
import { issuePaper } from '#server/documents/service.ts'
import { machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import type { World } from './people.ts'
import { headOfJapan, here, japan, members, secretariat, signedIn, there, type Row } from './rows.ts'

/** A draft of Japan's delegation, new at each call: what one role does with it changes nothing for the next. */
async function draft(world: World): Promise<{ submission: string; edition: number }> {
  const { id, edition } = await prepare(world.actors.delegate, { meeting: world.meeting })
  return { submission: id, edition }
}

/** The same, submitted. */
async function sent(world: World): Promise<{ submission: string }> {
  const { submission } = await draft(world)
  await db.as(machine('sample'), (tx) =>
    tx.submission.update({ where: { id: submission }, data: { state: 'submitted' } }),
  )
  return { submission }
}

/** A public paper of a meeting, new at each call. */
async function issued(world: World, meeting: number): Promise<{ paper: string; version: string }> {
  const paper = { meeting, title: 'A paper', purpose: 'information', submittedBy: 'Japan', access: 'public' } as const
  return db.as(machine('sample'), (tx) => issuePaper(tx, { ...world.actors.secretariat }, paper))
}

const cover = {
  ...{ title: 'A paper', item: null, purpose: 'information', submittedBy: 'Japan', previous: null },
  ...{ access: 'public', economies: [], restriction: null, derestrictOn: null },
}
const open = { access: 'public', economies: [], restriction: null, derestrictOn: null }

/** The calls about papers, by every role. */
export const paperRows: Record<string, Row> = {
  'documents.papers': { may: signedIn, with: here, foreign: there },
  'documents.paper': {
    may: signedIn,
    with: async (world) => ({ paper: (await issued(world, world.meeting)).paper }),
    foreign: { with: async (world) => ({ paper: (await issued(world, world.otherMeeting)).paper }), may: there.may },
  },
  'documents.classification': { may: ['secretariat', 'chair'], with: here },
  'documents.submissions': { may: [...members, 'secretariat', 'chair'], with: here },
  // a draft is its delegation's own
  'documents.submission': {
    may: japan,
    with: async (world) => ({ submission: (await draft(world)).submission }),
    foreign: { with: sent, may: [...japan, 'secretariat', 'chair'] },
  },
  'documents.prepare': { may: [...members, 'secretariat'], with: here },
  'documents.amend': { may: japan, with: async (world) => ({ ...(await draft(world)), language: 'en', cover }) },
  'documents.attach': {
    may: japan,
    with: async (world, actor) => ({
      submission: (await draft(world)).submission,
      upload: await uploadBy(actor?.person ?? world.bystander, world.meeting),
      language: 'en',
    }),
  },
  'documents.detach': {
    may: japan,
    with: async (world) => ({ submission: (await draft(world)).submission, file: randomUUID() }),
  },
  'documents.submit': { may: headOfJapan, with: async (world) => ({ ...(await draft(world)), confirmed: true }) },
  'documents.withdrawSubmission': {
    may: headOfJapan,
    with: async (world) => ({ ...(await sent(world)), reason: 'not ready' }),
  },
  'documents.submitters': { may: headOfJapan, with: here },
  'documents.nameSubmitter': { may: headOfJapan, with: (world) => ({ ...here(world), person: world.bystander }) },
  'documents.dismissSubmitter': { may: headOfJapan, with: (world) => ({ ...here(world), person: world.bystander }) },
  'documents.returnSubmission': {
    may: secretariat,
    with: async (world) => ({ ...(await sent(world)), reason: 'the annex is missing' }),
  },
  'documents.decline': { may: secretariat, with: async (world) => ({ ...(await sent(world)), reason: 'no item' }) },
  'documents.accept': { may: secretariat, with: async (world) => ({ ...(await sent(world)), circulate: true }) },
  'documents.circulate': { may: secretariat, with: here },
  'documents.classify': {
    may: secretariat,
    with: async (world) => ({ paper: (await issued(world, world.meeting)).paper, ...open }),
  },
  'documents.withdraw': {
    may: secretariat,
    with: async (world) => ({
      ...{ meeting: world.meeting, version: (await issued(world, world.meeting)).version },
      reason: 'sent too early',
    }),
  },
}
