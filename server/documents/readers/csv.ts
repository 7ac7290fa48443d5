import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { isUtf8 } from 'node:buffer'
import { type CsvError, parse } from 'csv-parse'
import { Refusal, refusal } from '#server/kernel/errors.ts'
import { rowOf } from './pptx.ts'
import { Gathering, type Reading } from './reading.ts'

const mostBytes = 100 << 20
const longestRecord = 1 << 20

/** The encoding of a file: by its mark, UTF-8 if its bytes are that, else the one that takes every byte. */
async function encodingOf(path: string, size: number): Promise<string> {
  const file = await open(path, 'r')
  try {
    const head = Buffer.alloc(Math.min(size, 1 << 20))
    await file.read(head, 0, head.length, 0)
    if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
    if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
    // a letter may be cut at the end of what was looked at
    const cuts = size > head.length ? [0, 1, 2, 3] : [0]
    return cuts.some((cut) => isUtf8(head.subarray(0, head.length - cut))) ? 'utf-8' : 'windows-1252'
  } finally {
    await file.close()
  }
}

function decoded(encoding: string): Transform {
  const decoder = new TextDecoder(encoding)
  return new Transform({
    transform: (part: Buffer, _, done) => done(null, decoder.decode(part, { stream: true })),
    flush: (done) => done(null, decoder.decode()),
  })
}

async function delimiterOf(path: string): Promise<string> {
  for await (const part of createReadStream(path, { end: 4095 })) {
    const line =
      String(part)
        .replaceAll(/"[^"]*"/g, '')
        .split(/\r?\n/, 1)[0] ?? ''
    const counted = [',', ';', '\t', '|'].map((sign) => ({ sign, times: line.split(sign).length }))
    return counted.reduce((most, one) => (one.times > most.times ? one : most)).sign
  }
  return ','
}

/** Reads a CSV: its records, the one with the names too. */
export async function readCsv(path: string): Promise<Reading> {
  const { size } = await stat(path)
  if (size === 0) throw refusal('FILE_EMPTY', 'invalid')
  if (size > mostBytes) throw refusal('FILE_TOO_LARGE', 'invalid', { size: mostBytes })
  const gathering = new Gathering()
  const encoding = await encodingOf(path, size)
  if (encoding === 'windows-1252') gathering.find('ENCODING_GUESSED', 'line 1', encoding)
  const counts = { sheets: 1, rows: 0, columns: 0 }
  const parser = parse({
    bom: true,
    delimiter: await delimiterOf(path),
    relax_column_count: true,
    // 37°36'37.8"N stands in figures that people exchange
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
    info: true,
  })
  const source = createReadStream(path)
  const text = decoded(encoding)
  source.on('error', (error) => text.destroy(error)).pipe(text)
  text.on('error', (error) => parser.destroy(error)).pipe(parser)
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      counts.rows += 1
      if (counts.rows > 1 && record.length !== counts.columns)
        gathering.find('ROW_UNEVEN', `line ${info.lines}`, String(record.length))
      counts.columns = Math.max(counts.columns, record.length)
      gathering.add({ kind: 'cell', level: 1, page: 1, ...rowOf(record) })
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw refusal('FILE_BROKEN_AT', 'invalid', {
      place: `line ${(error as CsvError & { lines?: number }).lines ?? counts.rows + 1}`,
    })
  } finally {
    source.destroy()
  }
  return { type: 'csv', counts, findings: gathering.findings, blocks: gathering.blocks }
}
