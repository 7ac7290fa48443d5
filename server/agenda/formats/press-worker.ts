import { mkdtempSync, readFileSync, rmdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { wordDocumentOf } from './docx-document.ts'
import type { Edition } from './edition.ts'
import { paperOf } from './paper.ts'

// Runs beside the process: setting pages takes longer than other requests may wait.
// This file is started by its path and reads its neighbours by theirs, so it stays out of every bundle.

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
const template = readFileSync(join(import.meta.dirname, 'edition.typ'), 'utf8')

/** A paper to be made. */
export interface PaperOrder {
  id: number
  kind: 'pdf' | 'docx'
  edition: Edition
}
export type PaperAnswer = { id: number; bytes: Uint8Array<ArrayBuffer> } | { id: number; fault: string }

function pdf(edition: Edition): Uint8Array<ArrayBuffer> {
  const compiled = compiler.compile({ mainFileContent: template, inputs: { data: JSON.stringify(paperOf(edition)) } })
  const fault = compiled.takeError()
  if (fault !== null || compiled.result === null)
    throw new Error(JSON.stringify(fault?.shortDiagnostics ?? 'no result'))
  const issued = Math.floor(edition.issued.getTime() / 1000)
  return new Uint8Array(compiler.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp: issued }))
}

parentPort?.on('message', ({ id, kind, edition }: PaperOrder) => {
  void (async () => {
    try {
      const bytes = kind === 'pdf' ? pdf(edition) : new Uint8Array(await wordDocumentOf(edition))
      parentPort?.postMessage({ id, bytes } satisfies PaperAnswer, [bytes.buffer])
    } catch (fault) {
      parentPort?.postMessage({ id, fault: String(fault) } satisfies PaperAnswer)
    }
    // what Typst remembers of one paper is a hundred megabytes, and the next is another
    compiler.evictCache(0)
  })()
})
