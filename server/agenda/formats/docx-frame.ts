import { BorderStyle, Footer, Header, type IStylesOptions, PageNumber, Paragraph, TabStopType, TextRun } from 'docx'
import { measure } from './docx-text.ts'
import type { Edition } from './edition.ts'
import type { WordVoice } from '#server/kernel/voices.ts'

const accent = '14375E'
const ink = '1A2530'
const quiet = '52606D'
const tabs = { tabStops: [{ type: TabStopType.RIGHT, position: measure }] }

/** The look of the whole document, set in Word's own styles, so that whoever goes on writing has them at hand. */
export function styles({ font, language }: WordVoice): IStylesOptions {
  const heading = (size: number, before: number) => ({
    run: { bold: true, size, color: accent, font },
    paragraph: { spacing: { before, after: 100 }, keepNext: true },
  })
  return {
    default: {
      document: { run: { font, size: 20, color: ink, language }, paragraph: { spacing: { after: 140, line: 280 } } },
      title: {
        run: { bold: true, size: 52, color: accent, font },
        paragraph: { alignment: 'center', spacing: { before: 700, after: 100 } },
      },
      heading1: heading(28, 480),
      heading2: heading(23, 360),
      heading3: heading(21, 300),
      heading4: heading(20, 240),
      heading5: heading(20, 240),
      heading6: heading(20, 240),
      hyperlink: { run: { color: accent, underline: {} } },
      footnoteText: { run: { size: 17, font }, paragraph: { spacing: { after: 40 } } },
    },
    paragraphStyles: [
      {
        id: 'InTable',
        name: 'In Table',
        basedOn: 'Normal',
        quickFormat: true,
        run: { size: 18 },
        paragraph: { spacing: { after: 0, line: 250 } },
      },
      {
        id: 'Quotation',
        name: 'Quotation',
        basedOn: 'Normal',
        quickFormat: true,
        paragraph: {
          indent: { left: 300 },
          border: { left: { style: BorderStyle.SINGLE, size: 12, color: 'C5CED6', space: 10 } },
        },
      },
    ],
  }
}

/** The running head; null: the empty one of the first page. */
export function header(edition: Edition | null, voice: WordVoice): Header {
  if (edition === null) return new Header({ children: [new Paragraph({})] })
  const run = { ...voice, size: 16, color: quiet }
  return new Header({
    children: [
      new Paragraph({
        ...tabs,
        border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: 'C5CED6', space: 4 } },
        children: [
          new TextRun({ ...run, text: `${edition.meeting.name} · ${edition.title}` }),
          new TextRun({ ...run, text: '\t' }),
          ...(edition.withdrawn === ''
            ? []
            : [new TextRun({ ...run, text: `${edition.labels.withdrawnMark}  `, bold: true, color: 'A3171E' })]),
          new TextRun({ ...run, text: edition.number, bold: true, color: accent }),
        ],
      }),
    ],
  })
}

/** The foot: what edition this is, and 'Page 1 of 9' in the order of the language. */
export function footer(edition: Edition, voice: WordVoice): Footer {
  const run = { ...voice, size: 16, color: quiet }
  const page = edition.labels.page.split(/(\{page\}|\{pages\})/).filter((one) => one !== '')
  const fields: Record<string, (typeof PageNumber)[keyof typeof PageNumber]> = {
    '{page}': PageNumber.CURRENT,
    '{pages}': PageNumber.TOTAL_PAGES,
  }
  return new Footer({
    children: [
      new Paragraph({
        ...tabs,
        children: [
          new TextRun({ ...run, text: `${edition.status}\t` }),
          ...page.map((one) => new TextRun({ ...run, children: [fields[one] ?? one] })),
        ],
      }),
    ],
  })
}
