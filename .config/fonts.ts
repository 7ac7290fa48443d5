import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

// The browser's fonts: cut into slices by @fontsource, of which a page loads only those whose letters it shows.
// Latin, Cyrillic, Vietnamese and Thai are described in app/_ui/fonts.css (one family, in every page);
// Han and Hangul, whose descriptions alone weigh 20 kB each, in public/fonts/<language>.css, linked where they are needed.

const root = join(import.meta.dirname, '..')
const source = join(root, 'node_modules', '@fontsource-variable')
const target = join(root, 'public', 'fonts')

const european = ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext']
const east = { ko: 'kr', ja: 'jp', 'zh-Hans': 'sc', 'zh-Hant': 'tc' }

const read = (name: string, file: string) => JSON.parse(readFileSync(join(source, name, file), 'utf8'))
const versionOf = (name: string) => String(read(name, 'package.json').version)

interface Slice {
  family: string
  style: 'normal' | 'italic'
  url: string
  range: string
}

const face = ({ family, style, url, range }: Slice) =>
  `@font-face{font-family:'${family}';font-style:${style};font-weight:100 900;font-display:swap;src:url(${url}) format('woff2');unicode-range:${range}}`

/** The slices of one package that we serve, copied into place; the version stands in the address, so that they may be kept for ever. */
function slicesOf(
  name: string,
  family: string,
  wanted: (subset: string) => boolean,
  styles: Slice['style'][] = ['normal'],
): Slice[] {
  const folder = `${name}-${versionOf(name)}`
  const ranges = Object.entries(read(name, 'unicode.json') as Record<string, string>).filter(([subset]) =>
    wanted(subset),
  )
  mkdirSync(join(target, folder), { recursive: true })
  return styles.flatMap((style) =>
    ranges.map(([subset, range]) => {
      const plain = subset.replaceAll(/[[\]]/g, '')
      const file = `${plain}-${style}.woff2`
      cpSync(join(source, name, 'files', `${name}-${plain}-wght-${style}.woff2`), join(target, folder, file))
      return { family, style, url: `/fonts/${folder}/${file}`, range }
    }),
  )
}

/** Writes only what differs, whole or not at all: a page being built never reads half a file. */
function write(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return
  writeFileSync(`${path}.new`, text)
  renameSync(`${path}.new`, path)
}

/** Makes public/fonts and app/_ui/fonts.css from the installed packages. Does nothing when they are current. */
export function makeFonts(): void {
  const names = ['noto-sans', 'noto-sans-thai', ...Object.values(east).map((one) => `noto-sans-${one}`)]
  const stamp = `3 ${names.map((name) => `${name}@${versionOf(name)}`).join(' ')}\n`
  const made = join(target, 'made.txt')
  if (existsSync(made) && readFileSync(made, 'utf8') === stamp && existsSync(join(root, 'app', '_ui', 'fonts.css')))
    return
  rmSync(target, { recursive: true, force: true })
  const base = [
    ...slicesOf('noto-sans', 'Noto Sans', (subset) => european.includes(subset), ['normal', 'italic']),
    ...slicesOf('noto-sans-thai', 'Noto Sans', (subset) => subset === 'thai'),
  ]
  write(join(root, 'app', '_ui', 'fonts.css'), `/* made by .config/fonts.ts */\n${base.map(face).join('\n')}\n`)
  for (const [language, script] of Object.entries(east)) {
    // Latin comes from Noto Sans
    const slices = slicesOf(`noto-sans-${script}`, `Noto Sans ${script.toUpperCase()}`, (subset) =>
      /^\[\d+\]$/.test(subset),
    )
    write(join(target, `${language}.css`), `${slices.map(face).join('\n')}\n`)
  }
  write(made, stamp)
}

if (process.argv[1] === import.meta.filename) makeFonts()
