import { prepare } from './build.ts'
import { runSteps, type Step } from './steps.ts'

const program = (path: string) => `node_modules/${path}`

/** The checks that read the sources; those of `npm run check`. The slow ones come first. */
export function sourceSteps(): Step[] {
  return [
    {
      name: 'lint',
      args: [program('oxlint/bin/oxlint'), '-c', '.config/oxlint.json', '--type-aware', '--deny-warnings', '--quiet'],
    },
    { name: 'types', args: [program('typescript/bin/tsc'), '--noEmit', '-p', '.'] },
    {
      name: 'import rules',
      args: [
        program('dependency-cruiser/bin/dependency-cruiser.mjs'),
        '--config',
        '.config/import-rules.mjs',
        'app',
        'server',
        'prisma/seed',
        'tests',
      ],
    },
    { name: 'format', args: [program('oxfmt/bin/oxfmt'), '--check', '.'] },
  ]
}

/** Unused files, exports and packages; only part of `npm test`. */
export const knip: Step = { name: 'unused', args: [program('knip/bin/knip.js'), '--config', '.config/knip.json'] }

/** Vitest's projects as a step; its figures go to `.test/<name>.json`. */
export function testStep(name: string, projects: string[]): Step {
  const only = projects.flatMap((project) => ['--project', project])
  return {
    name,
    args: [
      program('vitest/vitest.mjs'),
      'run',
      '--config',
      '.config/vitest.ts',
      ...only,
      '--reporter=default',
      '--reporter=json',
      `--outputFile=.test/${name}.json`,
    ],
  }
}

if (import.meta.main) {
  await prepare()
  const outcomes = await runSteps([...sourceSteps(), testStep('unit', ['unit'])])
  const failed = outcomes.filter(({ passed }) => !passed)
  process.stdout.write(`${outcomes.length - failed.length} passed, ${failed.length} failed\n`)
  process.exitCode = failed.length > 0 ? 1 : 0
}
