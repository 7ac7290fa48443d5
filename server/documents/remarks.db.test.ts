import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Actor } from '#server/kernel/actor.ts'
import { machine } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { hear as hearNotices } from '#server/notices/jobs.ts'
import { hear as hearSearch } from '#server/search/jobs.ts'
import { sampleActor, sampleMeeting } from '#tests/meeting.ts'
import { addNote, amendNote, notes, removeNote, settleNote } from './acts/note.ts'
import { answer, comment, comments, reopenRemark, resolveRemark } from './acts/remark.ts'
import { samplePaper, sampleVersion } from './sample.ts'

const canary = 'quetzal-cartographer-7731'
const texts = [
  'The first paragraph opens the paper for all delegations.',
  'Economies are invited to pilot the exchange of certificates by March 2027.',
  'The secretariat is to report on progress at the next meeting of the Sub-Committee.',
  'The closing paragraph thanks the host economy for its hospitality.',
]

let people: Record<string, string>
let paper: Awaited<ReturnType<typeof samplePaper>>
let secretariat: Actor
let korea: Actor
let colleague: Actor
let japan: Actor

beforeAll(async () => {
  const sample = await sampleMeeting()
  ;({ people } = sample)
  secretariat = sampleActor('secretariat', people['secretariat'] ?? '')
  korea = sampleActor('member', people['delegate'] ?? '', 'rok')
  colleague = sampleActor('member', people['korean'] ?? '', 'rok')
  japan = sampleActor('member', people['japanese'] ?? '', 'jpn')
  await db.as(machine('seed'), (tx) =>
    tx.mandate.createMany({
      data: [korea, colleague, japan].map((one) => ({
        ...{ personId: one.person ?? '', partyId: one.party, capacity: 'member', head: false, from: new Date(0) },
      })),
    }),
  )
  const facts = { sequence: 40, title: 'Certificates', access: 'members' }
  paper = await samplePaper(sample.meeting, facts, { texts: { en: texts } })
})

const mark = (quote: string, body = '') => ({
  ...{ paper: paper.paper, version: paper.version, file: paper.files['en'] ?? '' },
  ...{ block: null, page: 1, quote, prefix: '', suffix: '', colour: 'yellow' as const, body },
})
const mine = (version = paper.version) => notes(korea, { paper: paper.paper, version })
const rowsOf = (actor: Actor) => db.as(actor, (tx) => tx.paperNote.findMany())

describe("a person's notes", () => {
  let kept = ''
  test('hang on the paragraph whose words were marked', async () => {
    const note = await addNote(korea, mark('exchange of certificates', canary))
    expect(note).toMatchObject({ outcome: 'same', body: canary, anchor: { quote: 'exchange of certificates' } })
    expect(note.anchor.block).not.toBeNull()
    expect(note.anchor.prefix).toContain('pilot the')
    kept = note.id
  })

  test('written offline and sent twice are kept once', async () => {
    const id = randomUUID()
    await addNote(korea, { ...mark('opens the paper'), id })
    await addNote(korea, { ...mark('opens the paper'), id })
    expect(await mine()).toHaveLength(2)
    await expect(addNote(japan, { ...mark('opens the paper'), id })).rejects.toThrow('NOTE_UNKNOWN')
    await removeNote(korea, { note: id })
  })

  test('are read by nobody else: no colleague, no secretariat, no machine, by the policy and by the wall', async () => {
    for (const other of [
      colleague,
      secretariat,
      japan,
      sampleActor('chair', people['chair'] ?? ''),
      machine('search'),
    ]) {
      expect(await rowsOf(other)).toEqual([])
      if (other.person) expect(await notes(other, { paper: paper.paper, version: paper.version })).toEqual([])
    }
    await expect(amendNote(colleague, { note: kept, colour: 'pink', body: 'x' })).rejects.toThrow('NOTE_UNKNOWN')
    await expect(removeNote(secretariat, { note: kept })).rejects.toThrow('NOTE_UNKNOWN')
    const forged = db.as(colleague, (tx) => tx.paperNote.updateMany({ where: { id: kept }, data: { body: 'forged' } }))
    await expect(forged).resolves.toEqual({ count: 0 })
    expect(await rowsOf(korea)).toHaveLength(1)
  })

  test('leave no trace in events, notices, mails, search or logs', async () => {
    const written: string[] = []
    const spy = vi.spyOn(process.stdout, 'write').mockImplementation((line) => written.push(String(line)) > 0)
    await amendNote(korea, { note: kept, colour: 'green', body: `${canary} again` })
    await expect(addNote(korea, { ...mark('x', canary), file: paper.version })).rejects.toThrow('PAPER_UNKNOWN')
    await db.as(machine('observer'), async (tx) => {
      const events = await tx.event.findMany()
      await hearNotices(tx, events)
      await hearSearch(tx, events)
    })
    spy.mockRestore()
    expect(written.join('')).not.toContain('quetzal')
    const seen = await db.as(machine('observer'), async (tx) => [
      await tx.event.findMany(),
      await tx.notice.findMany(),
      await tx.mailMessage.findMany(),
      await tx.searchEntry.findMany(),
      await tx.paperComment.findMany(),
    ])
    const said = JSON.stringify(seen, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
    expect(said).not.toContain('quetzal')
    expect((await mine())[0]).toMatchObject({ colour: 'green', body: `${canary} again` })
  })

  test('survive a revision: in their place, moved, changed or gone', async () => {
    await addNote(korea, mark('report on progress'))
    await addNote(korea, mark('opens the paper for all delegations'))
    await addNote(korea, mark('thanks the host economy for its hospitality'))
    const now = [
      'A wholly new paragraph stands before all the others now.',
      texts[2] ?? '',
      'The first paragraph opens the paper for all delegations.',
      'Economies are invited to pilot an exchange of digital certificates by June 2027.',
    ]
    const { version } = await sampleVersion(
      { id: paper.paper, number: paper.number, revision: 1 },
      { texts: { en: now } },
    )
    const found = await mine(version)
    expect(found.map((one) => [one.quote, one.outcome])).toEqual([
      ['exchange of certificates', 'changed'],
      ['report on progress', 'moved'],
      ['opens the paper for all delegations', 'same'],
      ['thanks the host economy for its hospitality', 'gone'],
    ])
    expect(found[0]?.anchor.quote).toBe('exchange of digital certificates')
    expect((await mine()).every((one) => one.outcome === 'same')).toBe(true)
    await settleNote(korea, { note: kept, version })
    expect((await mine(version))[0]).toMatchObject({ outcome: 'same', quote: 'exchange of digital certificates' })
    await expect(settleNote(korea, { note: found[3]?.id ?? '', version })).rejects.toThrow('NOTE_GONE')
    await removeNote(korea, { note: found[3]?.id ?? '' })
    expect(await mine(version)).toHaveLength(3)
  })
})

describe('comments', () => {
  const said = { file: null, block: null, quote: '' }
  const to = (actor: Actor, addressee: string | null, body: string) =>
    comment(actor, { ...said, paper: paper.paper, version: paper.version, addressee, body })
  const bodies = async (actor: Actor) => (await comments(actor, { paper: paper.paper })).comments.map((one) => one.body)
  const told = async (actor: Actor) => {
    await db.as(machine('notices'), async (tx) => hearNotices(tx, await tx.event.findMany()))
    return db.as(actor, (tx) => tx.notice.findMany({ where: { personId: actor.person ?? '' } }))
  }

  test('to all are read by all who may read the paper, and say for whom they were said', async () => {
    await to(korea, null, 'For all to read.')
    for (const actor of [korea, japan, secretariat]) expect(await bodies(actor)).toEqual(['For all to read.'])
    const { comments: seen, addressees } = await comments(japan, { paper: paper.paper })
    expect(seen[0]?.author).toMatchObject({ party: 'rok', capacity: 'member' })
    expect(addressees).toContain('rok')
    expect(addressees).not.toContain('jpn')
  })

  test('to one economy are between the two delegations, with their answers, and the addressed one is told', async () => {
    const { id } = await to(korea, 'jpn', 'Between us.')
    await answer(japan, { comment: id, body: 'Agreed between us.' })
    for (const actor of [korea, colleague, japan]) expect(await bodies(actor)).toContain('Between us.')
    for (const actor of [
      secretariat,
      sampleActor('member', people['leader'] ?? '', 'aus'),
      sampleActor('chair', people['chair'] ?? ''),
    ]) {
      expect(await bodies(actor)).not.toContain('Between us.')
      const rows = await db.as(actor, (tx) => tx.paperComment.findMany())
      expect(JSON.stringify(rows)).not.toContain('between us')
      await expect(answer(actor, { comment: id, body: 'I too.' })).rejects.toThrow('COMMENT_UNKNOWN')
    }
    expect((await told(japan)).map((one) => one.kind)).toEqual(['mention.paper'])
    expect((await told(korea)).map((one) => one.kind)).toEqual(['mention.paperAnswered'])
    expect(await told(colleague)).toEqual([])
    const events = await db.as(secretariat, (tx) => tx.event.findMany())
    expect(JSON.stringify(events.map((one) => one.after))).not.toContain('etween us')
  })

  test('are settled by those they concern, and what was said stays as it was said', async () => {
    const { id } = await to(korea, null, 'Please settle.')
    await expect(resolveRemark(japan, { comment: id })).rejects.toThrow('NOT_PERMITTED')
    expect((await resolveRemark(colleague, { comment: id })).resolvedAt).not.toBeNull()
    expect((await reopenRemark(secretariat, { comment: id })).resolvedAt).toBeNull()
    const rewrite = db.as(korea, (tx) => tx.$executeRaw`UPDATE paper_comment SET body = 'other' WHERE id = ${id}`)
    await expect(rewrite).rejects.toThrow(/permission denied/)
  })

  test('cannot be addressed to who may not read the paper, nor forged in another name', async () => {
    const { meetingId } = await db.as(secretariat, (tx) => tx.paper.findUniqueOrThrow({ where: { id: paper.paper } }))
    const facts = { sequence: 44, title: 'For two', access: 'economies', economies: ['rok', 'aus'] }
    const two = await samplePaper(meetingId, facts, { texts: { en: ['Restricted words.'] } })
    await expect(comments(japan, { paper: two.paper })).rejects.toThrow('PAPER_UNKNOWN')
    expect((await comments(korea, { paper: two.paper })).addressees).toEqual(['aus'])
    const wrong = comment(korea, { ...said, paper: two.paper, version: two.version, addressee: 'jpn', body: 'x' })
    await expect(wrong).rejects.toThrow('PAPER_ADDRESSEE_UNKNOWN')
    const forged = db.as(korea, (tx) =>
      tx.paperComment.create({
        data: {
          ...{ paperId: paper.paper, versionId: paper.version, personId: korea.person ?? '', party: 'jpn' },
          ...{ body: 'In their name.', at: new Date(0) },
        },
      }),
    )
    await expect(forged).rejects.toThrow(/row-level security/)
  })
})
