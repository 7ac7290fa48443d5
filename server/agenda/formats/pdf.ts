import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { refusal } from '#server/kernel/errors.ts'
import { blocksFrom } from './blocks.ts'
import type { Edition } from './edition.ts'
import type { PaperAnswer, PaperOrder } from './pdf-worker.ts'
import { programmeOf } from './programme.ts'
import { voiceOf } from './voices.ts'

const patience = 30_000
const mostWaiting = 16

interface Waiting {
  done: (bytes: Uint8Array) => void
  failed: (fault: Error) => void
  timer: NodeJS.Timeout
}
interface Press {
  worker: Worker
  waiting: Map<number, Waiting>
  next: number
}

// pages and process are two module graphs in one process; one press serves both
const place = globalThis as { sccpPress?: Press | null }

/** An edition as PDF/UA-1, set beside the process. EXPORT_BUSY when it takes longer than 30 s or 16 wait already. */
export async function pdfOf(edition: Edition): Promise<Uint8Array> {
  const press = (place.sccpPress ??= open())
  if (press.waiting.size >= mostWaiting) throw refusal('EXPORT_BUSY', 'unavailable')
  const id = press.next++
  return new Promise((done, failed) => {
    const timer = setTimeout(() => close(press, refusal('EXPORT_BUSY', 'unavailable')), patience)
    press.waiting.set(id, { done, failed, timer })
    const order: PaperOrder = {
      id,
      data: JSON.stringify(paperOf(edition)),
      issued: Math.floor(edition.issued.getTime() / 1000),
    }
    press.worker.ref()
    press.worker.postMessage(order)
  })
}

function open(): Press {
  // a path and no URL: bundlers must leave it alone
  const path = join(/* turbopackIgnore: true */ process.cwd(), 'server', 'agenda', 'formats', 'pdf-worker.ts')
  const press: Press = {
    worker: new Worker(/* turbopackIgnore: true */ path, { execArgv: [], env: {} }),
    waiting: new Map(),
    next: 1,
  }
  press.worker.on('message', (answer: PaperAnswer) => {
    const one = press.waiting.get(answer.id)
    if (one === undefined) return
    press.waiting.delete(answer.id)
    clearTimeout(one.timer)
    if (press.waiting.size === 0) press.worker.unref()
    if ('bytes' in answer) one.done(answer.bytes)
    else one.failed(new Error(answer.fault))
  })
  press.worker.on('error', (fault) => close(press, fault))
  press.worker.on('exit', () => close(press, refusal('EXPORT_BUSY', 'unavailable')))
  press.worker.unref()
  return press
}

function close(press: Press, fault: Error): void {
  if (place.sccpPress === press) place.sccpPress = null
  for (const one of press.waiting.values()) {
    clearTimeout(one.timer)
    one.failed(fault)
  }
  press.waiting.clear()
  void press.worker.terminate()
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
