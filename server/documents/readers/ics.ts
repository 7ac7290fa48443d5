import { readFile, stat } from 'node:fs/promises'
import ICAL from 'ical.js'
import { refusal } from '#server/kernel/errors.ts'
import { Gathering, type Reading } from './reading.ts'

const mostBytes = 5 << 20

/** Reads a calendar: its events, with their names as paragraphs. FILE_BROKEN_AT for what is none. */
export async function readIcs(path: string): Promise<Reading> {
  const { size } = await stat(path)
  if (size === 0) throw refusal('FILE_EMPTY', 'invalid')
  if (size > mostBytes) throw refusal('FILE_TOO_LARGE', 'invalid', { size: mostBytes })
  const text = (await readFile(path, 'utf8')).replace(/^\ufeff/, '').trim()
  try {
    return events(ICAL.parse(text))
  } catch (error) {
    throw refusal('FILE_BROKEN_AT', 'invalid', { place: (error as Error).message.slice(0, 200) })
  }
}

// ical.js reads a value when it is asked for: an event whose DTSTART is empty throws here, not at the parse
function events(parsed: unknown): Reading {
  const gathering = new Gathering()
  // one calendar is a component, several are a list of them
  const roots = (typeof (parsed as unknown[])[0] === 'string' ? [parsed] : parsed) as unknown[][]
  const counts = { events: 0 }
  for (const root of roots) {
    const component = new ICAL.Component(root as never)
    const events = component.name === 'vevent' ? [component] : component.getAllSubcomponents('vevent')
    for (const event of events) {
      counts.events += 1
      const summary = event.getFirstPropertyValue('summary')
      const start = event.getFirstPropertyValue('dtstart')
      const words = [start, summary].filter(Boolean).map(String).join(' ')
      gathering.add({ kind: 'paragraph', level: 0, page: 1, text: words, content: null })
    }
  }
  return { type: 'ics', counts, findings: gathering.findings, blocks: gathering.blocks }
}
