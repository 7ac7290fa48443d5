import { mkdtempSync, readFileSync, rmdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parentPort } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

// Runs beside the process: setting pages takes longer than other requests may wait.
// This file is started by its path and finds what it calls by theirs, so it stays out of every bundle.

const find = createRequire(import.meta.url).resolve
const folder = (font: string) => dirname(find(`@expo-google-fonts/${font}/package.json`))
const cuts = ['400Regular', '700Bold']
const fontPaths = [
  ...[...cuts, '400Regular_Italic', '700Bold_Italic'].map((cut) => join(folder('noto-sans'), cut)),
  ...['kr', 'jp', 'sc', 'tc', 'thai'].flatMap((script) => cuts.map((cut) => join(folder(`noto-sans-${script}`), cut))),
]
// without an empty folder for a workspace, Typst reads every file below the working folder (asvs.md B17);
// one that is gone again is as empty as can be
const workspace = mkdtempSync(join(tmpdir(), 'sccp-paper-'))
rmdirSync(workspace)
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths }] })
const templates = new Map<string, string>()
const shared = readFileSync(join(import.meta.dirname, 'printed.typ'), 'utf8')

/** What Typst sets: a template by its path from the portal's folder, behind printed.typ, and data that it prints as letters, never as markup. */
export interface Sheet {
  template: string
  data: unknown
  /** the moment that the file names as its making */
  at: Date
}
export type SetPages = (sheet: Sheet) => Uint8Array<ArrayBuffer>

/** Something to be made: a function of a module, and what it is called with. */
export interface PressOrder {
  id: number
  work: { module: string; make: string }
  input: unknown
}
export type PressAnswer = { id: number; bytes: Uint8Array<ArrayBuffer> } | { id: number; fault: string }
type Make = (input: unknown, set: SetPages) => Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>

function templateOf(path: string): string {
  const known = templates.get(path)
  if (known !== undefined) return known
  const read = `${shared}\n${readFileSync(resolve(path), 'utf8')}`
  templates.set(path, read)
  return read
}

const set: SetPages = ({ template, data, at }) => {
  const compiled = compiler.compile({
    mainFileContent: templateOf(template),
    inputs: { data: JSON.stringify(data) },
  })
  const fault = compiled.takeError()
  if (fault !== null || compiled.result === null)
    throw new Error(JSON.stringify(fault?.shortDiagnostics ?? 'no result'))
  const made = Math.floor(at.getTime() / 1000)
  return new Uint8Array(compiler.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp: made }))
}

parentPort?.on('message', ({ id, work, input }: PressOrder) => {
  void (async () => {
    try {
      const { [work.make]: make } = (await import(pathToFileURL(resolve(work.module)).href)) as Record<string, Make>
      if (!make) throw new Error(`${work.module} makes no ${work.make}`)
      const bytes = await make(input, set)
      parentPort?.postMessage({ id, bytes } satisfies PressAnswer, [bytes.buffer])
    } catch (fault) {
      parentPort?.postMessage({ id, fault: String(fault) } satisfies PressAnswer)
    }
    // what Typst remembers of one paper is a hundred megabytes, and the next is another
    compiler.evictCache(0)
  })()
})
