import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  HeadingLevel,
  InsertedTextRun,
  Packer,
  Paragraph,
  TextRun,
} from 'docx'
import { readPaper } from '#server/documents/readers/read-file.ts'
import type { Reading } from '#server/documents/readers/reading.ts'
import type { SetPages } from '#server/kernel/press-worker.ts'
import { voiceOf } from '#server/kernel/voices.ts'
import { type Draft, drafts, type Words } from './texts.ts'

// Called in the press: the libraries that make these files are loaded at the first start and never again.

/** A file of the demonstration as it was made and read. */
export interface Made {
  key: string
  language: Draft['language']
  path: string
  reading: Reading
}

const styleOf = (line: string) =>
  line.startsWith('# ') ? { heading: HeadingLevel.HEADING_1 } : line.startsWith('- ') ? { bullet: { level: 0 } } : {}
const bare = (line: string): string => line.replace(/^[#-] /, '')

function lastLine(text: string, { inserted, deleted }: NonNullable<Words['unsettled']>, at: Date): Paragraph {
  const change = { author: 'Sri Wahyuni', date: at.toISOString() }
  return new Paragraph({
    children: [
      new CommentRangeStart(0),
      new TextRun(text),
      new CommentRangeEnd(0),
      new TextRun({ children: [new CommentReference(0)] }),
      new InsertedTextRun({ ...change, id: 1, text: inserted }),
      new DeletedTextRun({ ...change, id: 2, text: deleted }),
    ],
  })
}

async function wordOf({ title, lines, unsettled }: Words, at: Date): Promise<Uint8Array> {
  const last = unsettled ? lines.length - 1 : lines.length
  const document = new Document({
    title,
    creator: 'SCCP Portal',
    ...(unsettled
      ? {
          comments: {
            children: [
              { id: 0, author: 'Sri Wahyuni', date: at, children: [new Paragraph({ text: unsettled.comment })] },
            ],
          },
        }
      : {}),
    sections: [
      {
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          ...lines.map((line, n) =>
            unsettled && n === last
              ? lastLine(bare(line), unsettled, at)
              : new Paragraph({ text: bare(line), ...styleOf(line) }),
          ),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

const kindOf = (line: string): string => (line.startsWith('# ') ? 'heading' : line.startsWith('- ') ? 'item' : 'text')
const printed = ({ title, lines }: Words) => ({
  ...{ title, language: 'en', labelLanguage: 'en', labels: {}, voices: { en: voiceOf('en') } },
  lines: lines.map((line) => ({ kind: kindOf(line), text: bare(line) })),
})

/** Makes the files of the demonstration's papers in a folder, and reads each as the portal reads what is sent to it. */
export async function madePapers(input: { folder: string; at: Date }, set: SetPages): Promise<Uint8Array<ArrayBuffer>> {
  const made: Made[] = []
  for (const { key, language, type, words } of drafts) {
    const path = join(input.folder, `demonstration-${key}-${language}.${type}`)
    const bytes =
      type === 'pdf'
        ? set({ template: 'prisma/seed/papers/paper.typ', data: printed(words), at: input.at })
        : await wordOf(words, input.at)
    await writeFile(path, bytes, { mode: 0o600 })
    made.push({ key, language, path, reading: await readPaper(path) })
  }
  return new TextEncoder().encode(JSON.stringify(made))
}
