import { defineConfig } from '@playwright/test'
import { chromiumArguments, findChromium } from './chromium.ts'

const executablePath = await findChromium()

// `npm run e2e` starts the portal and names its address
export default defineConfig({
  testDir: '../tests',
  testMatch: '*.spec.ts',
  outputDir: '../.test/results',
  forbidOnly: Boolean(process.env['CI']),
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '../.test/e2e.json' }]],
  use: {
    baseURL: process.env['PORTAL_URL'] ?? 'http://localhost:3000',
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Asia/Seoul',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: { executablePath, args: chromiumArguments() },
  },
})
