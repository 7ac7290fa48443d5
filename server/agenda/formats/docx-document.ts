import {
  AlignmentType,
  BorderStyle,
  Document,
  Packer,
  Paragraph,
  type Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { blocksFrom } from '#server/kernel/rich-text/printed.ts'
import { footer, header, styles } from './docx-frame.ts'
import { framed, type Gathered, headingOf, textOf } from './docx-text.ts'
import type { Edition, EditionItem } from './edition.ts'
import { programmeOf } from './programme.ts'
import { type WordVoice, wordVoiceOf } from '#server/kernel/voices.ts'

const quiet = '52606D'

/** An edition as a Word document: real headings, lists, footnotes and tables, each run with its language and fonts. */
export async function wordDocumentOf(edition: Edition): Promise<Uint8Array> {
  const voice = wordVoiceOf(edition.labelLanguage)
  const gathered: Gathered = { notes: {}, lists: [] }
  const children = [...cover(edition, voice), ...programme(edition, voice), ...annotated(edition, voice, gathered)]
  const document = new Document({
    title: `${edition.title}, ${edition.meeting.name} (${edition.label})`,
    subject: edition.number,
    creator: edition.labels.forum,
    lastModifiedBy: edition.labels.forum,
    description: edition.status,
    styles: styles(wordVoiceOf(edition.language)),
    numbering: { config: gathered.lists },
    footnotes: gathered.notes,
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1_530, bottom: 1_360, left: 1_253, right: 1_253, header: 700, footer: 620 },
          },
        },
        headers: { default: header(edition, voice), first: header(null, voice) },
        footers: { default: footer(edition, voice), first: footer(edition, voice) },
        children,
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function cover(edition: Edition, voice: WordVoice): Paragraph[] {
  const said = (text: string, more: object = {}) => new TextRun({ text, ...voice, ...more })
  const centred = (children: TextRun[], more: object = {}) =>
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 60 }, children, ...more })
  const [number, ...rest] = edition.cover
  const top = rest.slice(0, -2)
  const rule = { style: BorderStyle.SINGLE, size: 4, color: 'C5CED6', space: 8 }
  return [
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      border: { top: { style: BorderStyle.SINGLE, size: 12, color: '14375E', space: 6 } },
      spacing: { after: 20 },
      children: [said(number?.value ?? edition.number, { bold: true, color: '14375E', size: 24 })],
    }),
    ...top.map(
      (row) => new Paragraph({ alignment: AlignmentType.RIGHT, children: [said(`${row.label}: ${row.value}`)] }),
    ),
    new Paragraph({ style: 'Title', children: [said(edition.title)] }),
    centred([said(edition.status, { color: quiet, size: 22 })], { spacing: { after: 240 } }),
    ...edition.cover.slice(-2).map((row) => centred([said(`${row.label}: `, { color: quiet }), said(row.value)])),
    centred([said(edition.meeting.name, { bold: true, size: 22 })], {
      border: { top: rule },
      spacing: { before: 400, after: 40 },
    }),
    ...[edition.meeting.place, edition.meeting.dates].filter((one) => one !== '').map((one) => centred([said(one)])),
    ...(edition.withdrawn === ''
      ? []
      : [
          centred([said(edition.withdrawn, { bold: true, color: 'A3171E' })], { spacing: { before: 240, after: 120 } }),
        ]),
    ...(edition.demonstration === ''
      ? []
      : [
          centred([said(edition.demonstration, { color: quiet, size: 17 })], {
            border: { top: rule },
            spacing: { before: 200 },
          }),
        ]),
  ]
}

const columns = [1_350, 700, 4_350, 1_600, 1_400]

function programme(edition: Edition, voice: WordVoice): (Paragraph | Table)[] {
  if (edition.items.length === 0) return []
  const { labels } = edition
  const said = (text: string, how: WordVoice, more: object = {}) =>
    new Paragraph({ style: 'InTable', children: [new TextRun({ text, ...how, ...more })] })
  const cell = (at: number, child: Paragraph, more: object = {}) =>
    new TableCell({ width: { size: columns[at] ?? 0, type: WidthType.DXA }, children: [child], ...more })
  const row = (children: TableCell[], tableHeader = false) => new TableRow({ children, tableHeader, cantSplit: true })
  const span = (one: { from: string; to: string }) => (one.from === '' ? '' : `${one.from}–${one.to}`)
  const heads = [labels.time, labels.number, labels.item, labels.lead, labels.purpose]
  const itemRow = (item: EditionItem) => {
    const bold = item.depth === 0
    return row([
      cell(0, said(span(item), voice)),
      cell(1, said(item.number, voice, bold ? { bold } : {})),
      cell(
        2,
        new Paragraph({
          style: 'InTable',
          indent: { left: item.depth * 160 },
          children: [new TextRun({ text: item.title, ...wordVoiceOf(item.language), ...(bold ? { bold } : {}) })],
        }),
      ),
      cell(3, said(item.leads, voice)),
      cell(4, said(item.purpose, voice)),
    ])
  }
  const rows = programmeOf(edition).map((one) => {
    if (one.kind === 'item') return itemRow(one.item)
    if (one.kind === 'break')
      return row([
        cell(0, said(span(one), voice, { color: quiet })),
        cell(1, said(one.label, voice, { color: quiet }), { columnSpan: 4 }),
      ])
    const { label, day } = one.session
    return row([
      cell(0, said(`${label}   ${day}   ${span(one.session)}`, voice, { bold: true }), {
        columnSpan: 5,
        shading: { fill: 'EEF2F6' },
      }),
    ])
  })
  const top = row(
    heads.map((text, at) => cell(at, said(text, voice, { bold: true, color: quiet }))),
    true,
  )
  return [
    new Paragraph({ heading: headingOf(1), children: [new TextRun({ text: labels.programme, ...voice })] }),
    framed(columns, [top, ...rows]),
    new Paragraph({
      spacing: { before: 80 },
      children: [new TextRun({ text: edition.meeting.times, ...voice, color: quiet, size: 17 })],
    }),
  ]
}

function annotated(edition: Edition, voice: WordVoice, gathered: Gathered): (Paragraph | Table)[] {
  const { labels } = edition
  if (edition.items.every((item) => item.annotation === null)) return []
  const small = (text: string, more: object = {}) =>
    new Paragraph({
      keepNext: true,
      spacing: { after: 80 },
      children: [new TextRun({ text, ...voice, color: quiet, size: 17, ...more })],
    })
  return [
    new Paragraph({ heading: headingOf(1), children: [new TextRun({ text: labels.annotated, ...voice })] }),
    ...edition.items.flatMap((item) => {
      const own = wordVoiceOf(item.language)
      const level = item.depth + 2
      const meta = [
        item.leads === '' ? '' : `${labels.lead}: ${item.leads}`,
        item.purpose,
        item.duration,
        item.from === '' ? '' : `${item.from}–${item.to}`,
        item.references.length === 0 ? '' : `${labels.references}: ${item.references.join('; ')}`,
      ].filter((one) => one !== '')
      return [
        new Paragraph({
          heading: headingOf(level),
          children: [new TextRun({ text: `${item.number}  `, ...voice }), new TextRun({ text: item.title, ...own })],
        }),
        ...(meta.length === 0 ? [] : [small(meta.join('  ·  '))]),
        ...(item.fallback === '' ? [] : [small(item.fallback, { italics: true })]),
        ...textOf(gathered, blocksFrom(item.annotation), own, level),
      ]
    }),
  ]
}
