import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

// What pdf.js fetches while it works, from our own origin: its worker, the character maps and fonts of PDFs that carry none,
// and the decoders that need no WebAssembly. The version stands in the address, so that they may be kept for ever.

const root = join(import.meta.dirname, '..')
const source = join(root, 'node_modules', 'pdfjs-dist')
const target = join(root, 'public', 'pdfjs')
const wanted = ['cmaps', 'standard_fonts', 'wasm']

/** The addresses of all these files, for who keeps papers on a device: /pdfjs/files.json. */
function listFiles(version: string): string {
  const found = readdirSync(join(target, version), { recursive: true, withFileTypes: true })
  const files = found.filter((entry) => entry.isFile() && !entry.name.startsWith('LICENSE'))
  return JSON.stringify(
    files
      .map(({ parentPath, name }) => join(parentPath, name).slice(target.length))
      .sort()
      .map((path) => `/pdfjs${path.replaceAll('\\', '/')}`),
  )
}

/** Puts the files under public/pdfjs/<version>. Does nothing when they are there. */
export function makePdfjs(): void {
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { version: string }
  const made = join(target, 'made.txt')
  if (existsSync(made) && readFileSync(made, 'utf8') === `2 ${version}`) return
  rmSync(target, { recursive: true, force: true })
  mkdirSync(join(target, version), { recursive: true })
  for (const folder of wanted) {
    // the policy of our pages refuses WebAssembly
    const filter = (path: string): boolean => !/\.wasm$|quickjs/.test(path)
    cpSync(join(source, folder), join(target, version, folder), { recursive: true, filter })
  }
  cpSync(join(source, 'build', 'pdf.worker.min.mjs'), join(target, version, 'pdf.worker.min.mjs'))
  writeFileSync(join(target, 'files.json'), listFiles(version))
  writeFileSync(made, `2 ${version}`)
}
