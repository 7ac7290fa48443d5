import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { buildPortal, prepare } from './build.ts'
import { knip, sourceSteps, testStep } from './check.ts'
import { walk } from './e2e.ts'
import { type Outcome, runSteps, type Step } from './steps.ts'

interface Figures {
  passed: number
  failed: number
}

// Vitest and Playwright each leave their figures behind as JSON, in their own shape
function figuresOf(file: string): Figures | undefined {
  if (!existsSync(file)) return undefined
  const told = JSON.parse(readFileSync(file, 'utf8')) as {
    numPassedTests?: number
    numFailedTests?: number
    stats?: { expected: number; unexpected: number; flaky: number }
  }
  if (told.stats) return { passed: told.stats.expected + told.stats.flaky, failed: told.stats.unexpected }
  return { passed: told.numPassedTests ?? 0, failed: told.numFailedTests ?? 0 }
}

const total: Figures = { passed: 0, failed: 0 }

// a suite that ended badly without a failed test (it could not be loaded) counts as one
function count(ended: boolean, figures: Figures = { passed: ended ? 1 : 0, failed: 0 }): void {
  total.passed += figures.passed
  total.failed += figures.failed > 0 || ended ? figures.failed : 1
}

async function suite(step: Step): Promise<void> {
  const [outcome] = await runSteps([step])
  count(outcome?.passed ?? false, figuresOf(`.test/${step.name}.json`))
}

async function step(name: string, work: () => Promise<unknown>): Promise<boolean> {
  const began = performance.now()
  const seconds = () => ((performance.now() - began) / 1000).toFixed(1)
  try {
    await work()
    process.stdout.write(`✓ ${name} (${seconds()} s)\n`)
    return true
  } catch (error) {
    process.stdout.write(`✗ ${name} (${seconds()} s)\n${(error as Error).message}\n\n`)
    total.failed += 1
    return false
  }
}

async function everything(): Promise<void> {
  if (!(await step('generated files', prepare))) return
  const outcomes: Outcome[] = await runSteps([...sourceSteps(), knip])
  for (const { passed } of outcomes) count(passed)
  await suite(testStep('unit', ['unit']))
  await suite(testStep('database', ['database']))
  if (!(await step('build', () => buildPortal('.test')))) return
  await suite(testStep('faults', ['faults']))
  const code = await walk([]).catch((error: unknown) => {
    process.stdout.write(`✗ browser walks\n${(error as Error).message}\n`)
    return 1
  })
  count(code === 0, figuresOf('.test/e2e.json'))
}

mkdirSync('.test', { recursive: true })
for (const name of ['unit', 'database', 'faults', 'e2e']) rmSync(`.test/${name}.json`, { force: true })
await everything()
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`)
process.exitCode = total.failed > 0 ? 1 : 0
