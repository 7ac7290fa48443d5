import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx'
import { wordVoiceOf } from '#server/kernel/voices.ts'
import type { ListedDelegation, Participants } from './participants.ts'

const accent = '14375E'
const quiet = '52606D'
const rule = { style: BorderStyle.SINGLE, size: 4, color: 'C5CED6' }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
/** name with role, title, administration; together the measure of an A4 page */
const columns = [3_300, 2_700, 3_400]

const said = (words: string, more: object = {}) => new TextRun({ text: words, ...more })
const centred = (words: string, more: object = {}, spacing = 40) =>
  new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: spacing }, children: [said(words, more)] })

function head(list: Participants): Paragraph[] {
  const { meeting } = list
  return [
    centred(list.forum, { color: quiet, size: 18 }),
    new Paragraph({ style: 'Title', children: [said(list.title)] }),
    centred(meeting.name, { bold: true, size: 22 }),
    ...[meeting.place, meeting.dates].filter((line) => line !== '').map((line) => centred(line)),
    centred(list.status, { color: quiet }, 120),
    ...(list.demonstration === '' ? [] : [centred(list.demonstration, { color: quiet, size: 17 }, 120)]),
  ]
}

const cell = (at: number, children: Paragraph[]) =>
  new TableCell({ width: { size: columns[at] ?? 0, type: WidthType.DXA }, children })
const row = (cells: Paragraph[][], tableHeader = false) =>
  new TableRow({ cantSplit: true, tableHeader, children: cells.map((children, at) => cell(at, children)) })
/** `more` is the run's look; `keep` holds the paragraph on the page of the next */
const small = (words: string, more: object, keep: boolean) =>
  new Paragraph({ style: 'InTable', keepNext: keep, children: [said(words, more)] })

/** a delegation stays on one page unless it fills one */
const onePage = 12

function delegation({ labels }: Participants, { name, people }: ListedDelegation): (Paragraph | Table)[] {
  const heads = row(
    [labels.name, labels.title, labels.administration].map((one) => [small(one, { bold: true, color: quiet }, true)]),
    true,
  )
  const rows = people.map((one, at) => {
    const keep = people.length <= onePage && at < people.length - 1
    return row([
      [small(one.name, { bold: true }, true), small(one.role, { color: quiet, size: 16 }, keep)],
      [small(one.title, {}, keep)],
      [small(one.administration, {}, keep)],
    ])
  })
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_2, children: [said(name)] }),
    new Table({
      columnWidths: columns,
      width: { size: 9_400, type: WidthType.DXA },
      borders: { top: rule, bottom: rule, left: none, right: none, insideHorizontal: rule, insideVertical: none },
      margins: { top: 50, bottom: 50, left: 80, right: 80 },
      rows: [heads, ...rows],
    }),
  ]
}

/** 'Page 1 of 9' in the order of the language. */
function footer({ labels, meeting, title }: Participants): Footer {
  const fields: Record<string, (typeof PageNumber)[keyof typeof PageNumber]> = {
    '{page}': PageNumber.CURRENT,
    '{pages}': PageNumber.TOTAL_PAGES,
  }
  const look = { size: 16, color: quiet }
  const page = labels.page.split(/(\{page\}|\{pages\})/).filter((one) => one !== '')
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: 9_400 }],
        children: [
          said(`${title} · ${meeting.name}\t`, look),
          ...page.map((one) => new TextRun({ ...look, children: [fields[one] ?? one] })),
        ],
      }),
    ],
  })
}

const heading = (size: number, before: number) => ({
  run: { bold: true, size, color: accent },
  paragraph: { spacing: { before, after: 100 }, keepNext: true },
})

/** The list of participants as a Word document: real headings and tables whose heads repeat; called in the press. */
export async function participantsDocx(list: Participants): Promise<Uint8Array<ArrayBuffer>> {
  const voice = wordVoiceOf(list.language)
  const margin = { top: 1_360, bottom: 1_360, left: 1_253, right: 1_253, footer: 620 }
  const document = new Document({
    title: `${list.title}, ${list.meeting.name}`,
    creator: list.forum,
    lastModifiedBy: list.forum,
    description: list.status,
    styles: {
      default: {
        document: { run: { ...voice, size: 20 }, paragraph: { spacing: { after: 80 } } },
        title: {
          run: { bold: true, size: 44, color: accent },
          paragraph: { alignment: 'center', spacing: { before: 200, after: 140 } },
        },
        heading1: heading(28, 480),
        heading2: heading(22, 320),
      },
      paragraphStyles: [
        { id: 'InTable', name: 'In Table', basedOn: 'Normal', run: { size: 18 }, paragraph: { spacing: { after: 0 } } },
      ],
    },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin } },
        footers: { default: footer(list) },
        children: [
          ...head(list),
          ...list.parts.flatMap((part) => [
            new Paragraph({ heading: HeadingLevel.HEADING_1, children: [said(part.heading)] }),
            ...part.delegations.flatMap((one) => delegation(list, one)),
          ]),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
