import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { clock } from './clock.ts'

afterEach(() => vi.unstubAllEnvs())

test('TEST_CLOCK moves the portal to another day, from which time goes on', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sccp-clock-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'clock')
  vi.stubEnv('TEST_CLOCK', file)
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1000)
  writeFileSync(file, '2031-02-14T09:30:00.000Z')
  expect(clock.now().toISOString()).toMatch(/^2031-02-14T09:30:0/)
  expect(clock.today().toISOString()).toBe('2031-02-14T00:00:00.000Z')
})
