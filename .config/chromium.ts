import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { chromium } from '@playwright/test'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

function ofTheSystem(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/snap/bin']
  const places = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return [
    ...places,
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ].find((path) => existsSync(path))
}

// unpacked once beside the test build, and under its name only when it is whole
async function fromNpm(): Promise<string | undefined> {
  const place = resolve('.test/chromium')
  const program = join(place, 'chromium')
  if (existsSync(program)) return program
  const half = `${place}.${process.pid}`
  mkdirSync(half, { recursive: true })
  const before = process.env['TMPDIR']
  try {
    process.env['TMPDIR'] = half
    const { default: packed } = await import('@sparticuz/chromium')
    await packed.executablePath()
    renameSync(half, place)
  } catch {
    rmSync(half, { recursive: true, force: true })
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  return existsSync(program) ? program : undefined
}

/**
 * A Chromium for the browser walks: CHROMIUM_PATH, the system's, Playwright's own, then the one packed in
 * @sparticuz/chromium, which needs no system package. Throws with one line when there is none.
 */
export async function findChromium(): Promise<string> {
  const named = process.env['CHROMIUM_PATH']
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`CHROMIUM_PATH: there is no ${named}.`)
  }
  const own = chromium.executablePath()
  const found = ofTheSystem() ?? (existsSync(own) ? own : await fromNpm())
  if (found) return found
  throw new Error('CHROMIUM_PATH: no Chromium was found; name one, or install one ("npx playwright install chromium").')
}

/** What a Chromium needs beside Playwright's own arguments: no calls out, and no sandbox when it is root. */
export function chromiumArguments(): string[] {
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--disable-quic',
    '--disable-gpu',
  ]
  return process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet
}
