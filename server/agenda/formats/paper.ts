import type { SetPages } from '#server/kernel/press-worker.ts'
import { blocksFrom } from '#server/kernel/rich-text/printed.ts'
import type { Edition } from './edition.ts'
import { programmeOf } from './programme.ts'
import { voiceOf } from '#server/kernel/voices.ts'

/** The edition set by Typst; called in the press. */
export function pdfDocumentOf(edition: Edition, set: SetPages): Uint8Array<ArrayBuffer> {
  return set({ template: 'server/agenda/formats/edition.typ', data: paperOf(edition), at: edition.issued })
}

/** What the template is given: words and numbers, nothing that could be markup. */
function paperOf(edition: Edition) {
  const { labels } = edition
  const tags = new Set([edition.language, edition.labelLanguage, ...edition.items.map((item) => item.language)])
  const span = (one: { from: string; to: string }) => (one.from === '' ? '' : `${one.from}–${one.to}`)
  return {
    ...edition,
    documentTitle: `${edition.title}, ${edition.meeting.name} (${edition.label})`,
    author: labels.forum,
    running: `${edition.meeting.name} · ${edition.title}`,
    voices: Object.fromEntries([...tags].map((tag) => [tag, voiceOf(tag)])),
    coverTop: edition.cover.slice(1, -2),
    coverBelow: edition.cover.slice(-2),
    programme: programmeOf(edition).map((row) => {
      if (row.kind === 'session')
        return { kind: row.kind, label: row.session.label, day: row.session.day, time: span(row.session) }
      if (row.kind === 'break') return { kind: row.kind, label: row.label, time: span(row) }
      const { depth, number, title, language, leads, purpose } = row.item
      return { kind: row.kind, depth, number, title, language, leads, purpose, time: span(row.item) }
    }),
    items: edition.items.map((item) => ({
      number: item.number,
      depth: item.depth,
      title: item.title,
      language: item.language,
      fallback: item.fallback,
      meta: [item.leads === '' ? '' : `${labels.lead}: ${item.leads}`, item.purpose, item.duration, span(item)].filter(
        Boolean,
      ),
      references: item.references,
      blocks: blocksFrom(item.annotation),
    })),
  }
}
