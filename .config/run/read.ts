import { existsSync, globSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { Refusal } from '#server/kernel/errors.ts'
import { extract } from '#server/documents/extraction.ts'
import type { FileFinding } from '#server/documents/readers/reading.ts'
import { wordsIn } from '#server/kernel/words.ts'

interface Answer {
  file: string
  kind: string
  accepted: boolean
  code?: string
  counts: Record<string, number>
  findings: { code: string; place: string; message: string }[]
}

// endings that are not the name of their kind
const endings: Record<string, string> = { xlf: 'xliff' }
const kindOf = (file: string) => {
  const ending = extname(file).slice(1).toLowerCase()
  return endings[ending] ?? ending
}
const messageOf = ({ code, place, text }: FileFinding) => ({ code, place, message: text })

/** What the portal's reader makes of one file; applies nothing. */
async function read(file: string, wanted: string | undefined): Promise<Answer> {
  const kind = wanted ?? kindOf(file)
  if (!existsSync(file)) throw new Error('there is no such file')
  const answer: Answer = { file, kind, accepted: false, counts: {}, findings: [] }
  try {
    const { counts, findings } = await extract({ path: file, kind })
    return { ...answer, accepted: true, counts, findings: findings.map(messageOf) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const message = wordsIn('en', 'errors')(error.code, error.params)
    return { ...answer, code: error.code, findings: [{ code: error.code, place: 'file', message }] }
  }
}

/** The files that are named, or all below a folder, in the order of their names. */
function filesOf(place: string): string[] {
  if (!statSync(place).isDirectory()) return [place]
  const found = globSync('**/*', { cwd: place, withFileTypes: true }).filter((entry) => entry.isFile())
  return found.map((entry) => join(entry.parentPath, entry.name)).sort()
}

const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`)

/** Totals by kind: how many were accepted and refused, with which codes, and the sums of their counts. */
function totals(answers: Answer[]): Record<string, unknown>[] {
  return [...new Set(answers.map(({ kind }) => kind))].sort().map((kind) => {
    const own = answers.filter((answer) => answer.kind === kind)
    const codes: Record<string, number> = {}
    const counts: Record<string, number> = {}
    for (const answer of own) {
      if (answer.code) codes[answer.code] = (codes[answer.code] ?? 0) + 1
      for (const [name, value] of Object.entries(answer.counts)) counts[name] = (counts[name] ?? 0) + value
    }
    const accepted = own.filter((answer) => answer.accepted).length
    return { kind, files: own.length, accepted, refused: own.length - accepted, codes, counts }
  })
}

async function main(args: string[]): Promise<number> {
  const [mode = '', ...rest] = args
  const wanted = rest.find((one) => one.startsWith('--kind='))?.slice('--kind='.length)
  const places = rest.filter((one) => !one.startsWith('--'))
  if (places.length === 0) {
    process.stderr.write(
      mode === 'conformance' ? 'Usage: npm run conformance -- DIR\n' : 'Usage: npm run read -- [--kind=KIND] FILE…\n',
    )
    return 1
  }
  const answers: Answer[] = []
  let answered = true
  for (const file of places.flatMap((place) => (mode === 'conformance' ? filesOf(place) : [place]))) {
    try {
      const answer = await read(file, wanted)
      answers.push(answer)
      say(answer)
    } catch (error) {
      answered = false
      process.stderr.write(`${file}: ${String(error)}\n`)
    }
  }
  if (mode === 'conformance') for (const line of totals(answers)) say(line)
  return answered ? 0 : 1
}

process.exitCode = await main(process.argv.slice(2))
