import { AlignmentType, BorderStyle, Document, type IParagraphOptions, Packer, Paragraph, TextRun } from 'docx'
import { wordVoiceOf } from '#server/kernel/voices.ts'
import type { Cover } from './cover.ts'

const accent = '14375E'
const quiet = '52606D'
const rule = (size: number, color: string) => ({ style: BorderStyle.SINGLE, size, color, space: 6 })
const said = (words: string, more: object = {}) => new TextRun({ text: words, ...more })

function line(children: TextRun[], more: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ spacing: { after: 60 }, ...more, children })
}
const centred = { alignment: AlignmentType.CENTER }

function paragraphs(cover: Cover): Paragraph[] {
  const { meeting, demonstration } = cover
  const right = { alignment: AlignmentType.RIGHT }
  return [
    line([said(cover.forum, { color: quiet, size: 18 })], { border: { top: rule(12, accent) } }),
    line([said(cover.number, { bold: true, color: accent, size: 24 })], right),
    ...(cover.item === '' ? [] : [line([said(cover.item)], right)]),
    new Paragraph({ style: 'Title', children: [said(cover.title)] }),
    ...cover.facts.map(({ label, value }) =>
      line([said(`${label}: `, { color: quiet, size: 22 }), said(value, { size: 22 })], centred),
    ),
    ...cover.access.map(({ label, value }, at) =>
      line([said(`${label}: `, { color: quiet, size: 18 }), said(value, { size: 18 })], {
        ...(at === 0 ? { spacing: { before: 3_000, after: 60 } } : {}),
      }),
    ),
    line([said(meeting.name, { bold: true, size: 22 })], {
      ...centred,
      ...{ border: { top: rule(4, 'C5CED6') }, spacing: { before: 400, after: 40 } },
    }),
    ...[meeting.place, meeting.dates].filter((one) => one !== '').map((one) => line([said(one)], centred)),
    ...(demonstration === '' ? [] : [line([said(demonstration, { color: quiet, size: 17 })], centred)]),
  ]
}

/** A cover sheet as a Word document; called in the press. */
export async function coverDocx(cover: Cover): Promise<Uint8Array<ArrayBuffer>> {
  const { font, language } = wordVoiceOf(cover.language)
  const document = new Document({
    ...{ title: `${cover.number} ${cover.title}`, creator: cover.forum, lastModifiedBy: cover.forum },
    styles: {
      default: {
        document: { run: { font, language, size: 20 } },
        title: {
          run: { font, bold: true, size: 48, color: accent },
          paragraph: { ...centred, spacing: { before: 2_400, after: 400 } },
        },
      },
    },
    sections: [{ properties: { page: { size: { width: 11_906, height: 16_838 } } }, children: paragraphs(cover) }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
