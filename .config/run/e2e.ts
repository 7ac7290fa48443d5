import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { removeData, startPortal } from '#tests/server.ts'
import { buildPortal } from './build.ts'

/**
 * `npm run e2e -- NAME`: the browser walks whose file names hold NAME (all without one), against a production build
 * with a data folder of its own, beside whatever else runs. Gives Playwright's exit code.
 */
export async function walk(names: string[]): Promise<number> {
  await buildPortal('.test')
  const dataDir = resolve('.test/data')
  await removeData(dataDir)
  mkdirSync('.test', { recursive: true })
  const clock = resolve('.test/clock')
  writeFileSync(clock, '')
  const portal = await startPortal({ dataDir, env: { TEST_CLOCK: clock } })
  try {
    const env = { ...process.env, PORTAL_URL: portal.url, TEST_CLOCK: clock }
    const args = ['node_modules/@playwright/test/cli.js', 'test', '--config', '.config/playwright.ts', ...names]
    const child = spawn(process.execPath, args, { env, stdio: 'inherit' })
    return await new Promise<number>((done) => child.once('exit', (code) => done(code ?? 1)))
  } finally {
    writeFileSync('.test/portal.log', portal.output())
    await portal.stop()
  }
}

if (import.meta.main) {
  try {
    process.exitCode = await walk(process.argv.slice(2))
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    process.exitCode = 1
  }
}
