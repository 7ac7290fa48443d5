import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Actor, machine } from '#server/kernel/actor.ts'
import { clock } from '#server/kernel/clock.ts'
import { db } from '#server/kernel/db.ts'
import { sampleActor, sampleMeeting } from '#tests/meeting.ts'
import { watchingStatements } from '#tests/statements.ts'
import { importPapers, planImport } from './acts/import-papers.ts'
import { papers } from './acts/list.ts'
import { tableOf } from './import-table.ts'
import { issuePaper } from './service.ts'
import { importColumns, importTemplate } from './shape/import.ts'

let meeting = 0
let prefix = ''
let secretariat: Actor
let member: Actor
let people: Record<string, string> = {}
const items = [{ id: 'item-6-1', label: '6.1' }]
const head = importColumns.join(',')

/** A file that was sent to the meeting; refused when it has a code. */
async function sent(name: string, more: { code?: string; state?: string; findings?: object[] } = {}): Promise<string> {
  const id = randomUUID()
  const hash = randomUUID().replaceAll('-', '').repeat(2)
  const { code = null, state = 'clean', findings = [] } = more
  await db.as(machine('seed'), async (tx) => {
    const stored = { hash, size: 9n, type: 'docx', state, storedAt: clock.now(), counts: {}, findings }
    if (!code) await tx.storedFile.create({ data: stored })
    const own = { id, personId: secretariat.person ?? '', meetingId: meeting, name, size: 9n, createdAt: clock.now() }
    const end = code ? { state: 'refused', code, params: {} } : { state: 'stored', hash }
    await tx.upload.create({ data: { ...own, ...end } })
  })
  return id
}

const row = (number: string, over: Partial<Record<(typeof importColumns)[number], string>> = {}): string => {
  const cells = {
    ...{ number, title: `Paper ${number}`, 'agenda item': '6.1', purpose: 'Information', 'submitted by': 'Japan' },
    ...{ access: 'public', 'derestriction date': '', language: 'en', 'file name': 'a.docx' },
    'reason for restriction': '',
    ...over,
  }
  return importColumns.map((name) => `"${cells[name].replaceAll('"', '""')}"`).join(',')
}
const listed = async () => (await papers(secretariat, { meeting, limit: 100 })).papers
const told = async (...rows: string[]) => {
  const uploads = [await sent('a.docx')]
  const plan = await planImport(secretariat, { meeting, uploads, items, csv: [head, ...rows].join('\n') })
  return plan.rows.map(({ outcome, refusals }) => (outcome === 'refused' ? refusals.map((one) => one.code) : outcome))
}

beforeAll(async () => {
  const sample = await sampleMeeting()
  ;({ people } = sample)
  secretariat = sampleActor('secretariat', people['secretariat'] ?? '')
  member = sampleActor('member', people['delegate'] ?? '', 'rok')
  const hongKong = { id: 'hkc', kind: 'economy', name: 'Hong Kong, China', abbreviation: 'HKC', position: 6 }
  const rest = { languages: ['zh-Hant', 'en'], source: 'sample', confidence: 'sample' }
  await db.as(machine('seed'), (tx) => tx.party.createMany({ data: [{ ...hongKong, ...rest }], skipDuplicates: true }))
})
beforeEach(async () => {
  ;({ meeting } = await sampleMeeting())
  const row_ = await db.as(machine('seed'), (tx) =>
    tx.meeting.update({ where: { id: meeting }, data: { status: 'archived' } }),
  )
  prefix = `${row_.year}/${row_.som}/SCCP${row_.ordinal === 1 ? '' : row_.ordinal}`
})

describe('a list of an old meeting’s papers', () => {
  test('is looked through row by row, and nothing is written', async () => {
    const uploads = [
      await sent('first.docx'),
      await sent('Second.DOCX', { findings: [{ code: 'COMMENT', place: 'paragraph 1', text: 'x' }] }),
      await sent('bomb.docx', { code: 'FILE_TOO_HEAVY' }),
      await sent('left.docx'),
    ]
    const csv = [
      head,
      row(`${prefix}/014`, { 'file name': 'first.docx' }),
      row('014rev1', {
        'file name': 'second.docx',
        access: 'Japan; Hong Kong, China',
        'derestriction date': '2031-03-01',
      }),
      row('014', { 'file name': 'first.docx' }),
      row('1999/SOM1/SCCP/002', { 'file name': 'first.docx', 'agenda item': '9.9' }),
      row('016rev2', { 'file name': 'none.docx', access: 'Atlantis', purpose: 'fun' }),
      row('017', { 'file name': 'bomb.docx', 'derestriction date': '01/03/2031', language: 'klingon' }),
    ].join('\r\n')
    const plan = await planImport(secretariat, { meeting, csv, uploads, items })
    const codes = plan.rows.map((one) => one.refusals.map((saying) => saying.code))
    expect(plan.rows.slice(0, 2).map((one) => [one.number, one.outcome])).toEqual([
      [`${prefix}/014`, 'paper'],
      [`${prefix}/014rev1`, 'revision'],
    ])
    expect(plan.rows[1]?.notes.map((one) => one.code)).toEqual(['IMPORT_REASON_MISSING', 'IMPORT_FILE_HOLDS'])
    expect(codes.slice(2)).toEqual([
      ['IMPORT_NUMBER_TAKEN'],
      ['IMPORT_NUMBER_ELSEWHERE', 'IMPORT_ITEM_UNKNOWN'],
      ['IMPORT_REVISION_EARLY', 'IMPORT_ECONOMY_UNKNOWN', 'IMPORT_PURPOSE_UNKNOWN', 'IMPORT_FILE_MISSING'],
      ['IMPORT_DATE_UNCLEAR', 'IMPORT_LANGUAGE_UNKNOWN', 'FILE_TOO_HEAVY'],
    ])
    expect(plan.rows[3]?.number).toBe('1999/SOM1/SCCP/002')
    expect([plan.leftOver, plan.next]).toEqual([['left.docx'], `${prefix}/018`])
    expect(await listed()).toEqual([])
    const keys = plan.rows.map((one) => one.key)
    const all = importPapers(secretariat, { meeting, csv, uploads, items, keys })
    await expect(all).rejects.toThrow('IMPORT_ROW_REFUSED')
    expect(await listed()).toEqual([])
  })

  test('comes in whole: versions, access and files stand, the numbers go on after the highest, and each has its event', async () => {
    const uploads = [await sent('a.docx'), await sent('b.docx')]
    const csv = [
      head,
      row('014'),
      row('020', { access: 'Japan; Hong Kong, China', 'file name': 'b.docx', 'submitted by': 'CTI Chair' }),
      row('014rev1', { 'file name': 'b.docx', title: 'Revised' }),
    ].join('\n')
    const { rows } = await planImport(secretariat, { meeting, csv, uploads, items })
    const done = await importPapers(secretariat, { meeting, csv, uploads, items, keys: rows.map((one) => one.key) })
    expect(done).toEqual({ papers: 2, revisions: 1, next: `${prefix}/021` })
    const list = await listed()
    expect(list.map((one) => [one.title, one.party, one.access, one.economies.toSorted()])).toEqual([
      ['Revised', 'jpn', 'public', []],
      ['Paper 020', null, 'economies', ['hkc', 'jpn']],
    ])
    expect(list[0]?.versions.map((one) => `${one.number} ${one.status}`)).toEqual([
      `${prefix}/014rev1 issued`,
      `${prefix}/014 superseded`,
    ])
    const later = await db.as(secretariat, (tx) =>
      issuePaper(tx, secretariat, {
        ...{ meeting, title: 'Later', purpose: 'information', submittedBy: 'Japan', access: 'public' },
      }),
    )
    expect(later.number).toBe(`${prefix}/021`)
    const events = await db.as(machine('test'), (tx) =>
      tx.event.findMany({ where: { meeting, room: 'documents' }, orderBy: { id: 'asc' }, select: { act: true } }),
    )
    expect(events.map((one) => one.act).slice(0, 4)).toEqual([
      ...Array.from({ length: 3 }, () => 'documents.paper.imported'),
      'documents.import.done',
    ])
    const again = await planImport(secretariat, { meeting, csv, uploads, items })
    expect(again.rows.every((one) => one.refusals[0]?.code === 'IMPORT_NUMBER_TAKEN')).toBe(true)
  })

  test('comes in whole or not at all: a row that changed meanwhile stops it and is named', async () => {
    const uploads = [await sent('a.docx')]
    const csv = [head, row('014'), row('015')].join('\n')
    const { rows } = await planImport(secretariat, { meeting, csv, uploads, items })
    const keys = rows.map((one) => one.key)
    await db.as(machine('seed'), (tx) =>
      tx.paper.create({
        data: {
          ...{ meetingId: meeting, sequence: 15, title: 'Another', purpose: 'information', submittedBy: 'Japan' },
          ...{ access: 'public', versions: { create: [version(`${prefix}/015`)] } },
        },
      }),
    )
    await expect(importPapers(secretariat, { meeting, csv, uploads, items, keys })).rejects.toMatchObject({
      ...{ code: 'IMPORT_ROW_CHANGED', params: { line: 3, number: `${prefix}/015` } },
    })
    expect((await listed()).map((one) => one.title)).toEqual(['Another'])
  })

  test('an error after any statement leaves neither paper, file, event nor number', async () => {
    const uploads = [await sent('a.docx')]
    const csv = [head, row('014'), row('015'), row('014rev1')].join('\n')
    const { rows } = await planImport(secretariat, { meeting, csv, uploads, items })
    const keys = rows.map((one) => one.key)
    const standing = () =>
      db.as(machine('test'), async (tx) => [
        await tx.paper.count({ where: { meetingId: meeting } }),
        await tx.paperVersion.count({ where: { paper: { meetingId: meeting } } }),
        await tx.event.count({ where: { meeting, room: 'documents' } }),
        (await tx.paperSeries.findUnique({ where: { meetingId: meeting } }))?.next ?? 2,
      ])
    for (let place = 3; ; place += 3) {
      let made = 0
      const answer = await watchingStatements(
        () => {
          made += 1
          if (made === place) throw new Error('provoked')
        },
        () => importPapers(secretariat, { meeting, csv, uploads, items, keys }).then(() => 'done', String),
      )
      if (answer === 'done') break
      expect(await standing(), `error after ${place}`).toEqual([0, 0, 0, 2])
    }
    expect(await standing()).toEqual([2, 3, 4, 16])
  })

  test('is the secretariat’s, and only for a meeting that is over', async () => {
    const input = { meeting, csv: [head, row('014')].join('\n'), uploads: [], items: [], keys: [] }
    await expect(planImport(member, input)).rejects.toThrow('NOT_PERMITTED')
    await expect(importPapers(member, input)).rejects.toThrow('NOT_PERMITTED')
    await db.as(machine('seed'), (tx) => tx.meeting.update({ where: { id: meeting }, data: { status: 'preparation' } }))
    await expect(planImport(secretariat, input)).rejects.toThrow('MEETING_NOT_OPEN')
  })

  test('somebody else’s files do not come in', async () => {
    const foreign = await sent('a.docx')
    await db.as(machine('seed'), (tx) =>
      tx.upload.update({ where: { id: foreign }, data: { personId: member.person ?? '' } }),
    )
    const plan = await planImport(secretariat, {
      meeting,
      csv: [head, row('014')].join('\n'),
      uploads: [foreign],
      items,
    })
    expect(plan.rows[0]?.refusals.map((one) => one.code)).toEqual(['IMPORT_FILE_MISSING'])
  })
})

const version = (number: string) => ({
  ...{ revision: 0, number, status: 'issued', issuedAt: clock.now(), circulatedAt: clock.now() },
})

describe('a hostile list', () => {
  test('of a hundred thousand rows is refused with the most there may be', () => {
    const csv = `${head}\n${`${row('1')}\n`.repeat(100_000)}`
    expect(() => tableOf(csv)).toThrow(expect.objectContaining({ code: 'IMPORT_TOO_MANY_ROWS', params: { most: 500 } }))
  })

  test('with a broken quotation mark is refused with its place', () => {
    const broken = `${head}\n${row('1')}\n2,"ti"tle,,,,,,,,`
    expect(() => tableOf(broken)).toThrow(
      expect.objectContaining({ code: 'IMPORT_CSV_BROKEN', params: { line: 3, column: 2 } }),
    )
    expect(() => tableOf(`${head}\n"1,never closed`)).toThrow(expect.objectContaining({ code: 'IMPORT_CSV_BROKEN' }))
    expect(() => tableOf(`${head}\n${row('1')}\n1,2`)).toThrow(
      expect.objectContaining({
        code: 'IMPORT_LINE_UNEVEN',
        params: { line: 3, column: expect.any(Number) as number },
      }),
    )
  })

  test('with formulas is words', async () => {
    const cell = '=HYPERLINK("http://evil.example";"x")'
    const [one, quoted] = tableOf([head, row('1', { title: cell }), row('2', { title: `'${cell}` })].join('\n'))
    expect([one?.cells.title, quoted?.cells.title]).toEqual([cell, cell])
    expect(await told(row('1', { title: cell }))).toEqual(['paper'])
  })

  test.each([
    [
      'with a mark and semicolons, as Excel writes it',
      `\ufeffsep=;\r\n${head.replaceAll(',', ';')}\r\n1;T;;information;Japan;public;;en;a.docx;\r\n`,
    ],
    ['parted by tabs', `${head.replaceAll(',', '\t')}\n1\tT\t\tinformation\tJapan\tpublic\t\ten\ta.docx\t\n`],
    ['made from the template', `${importTemplate}1,T,,information,Japan,public,,en,a.docx,\r\n`],
  ])('%s is read', (_, csv) => {
    expect(tableOf(csv).map(({ cells }) => [cells.number, cells.title, cells['file name']])).toEqual([
      ['1', 'T', 'a.docx'],
    ])
  })

  test.each([
    ['', 'IMPORT_EMPTY'],
    [head, 'IMPORT_EMPTY'],
    [`${head},colour\n${row('1')},red`, 'IMPORT_COLUMN_UNKNOWN'],
    ['number,title\n1,x', 'IMPORT_COLUMN_MISSING'],
    [`${head}\n${row('1', { title: 'x'.repeat(60_000) })}`, 'IMPORT_CSV_BROKEN'],
  ])('that is no list (%#) is refused', (csv, code) => {
    expect(() => tableOf(csv)).toThrow(code)
  })
})
