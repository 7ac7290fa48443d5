import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'

/** One command of the checks. */
export interface Step {
  name: string
  /** a program below node_modules, then its arguments */
  args: string[]
  env?: Record<string, string>
}

/** How a step ended. */
export interface Outcome {
  name: string
  passed: boolean
  seconds: number
}

function run({ name, args, env = {} }: Step): Promise<Outcome> {
  const began = performance.now()
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NODE_ENV: 'test', FORCE_COLOR: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let told = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (told += part.toString()))
  return new Promise((done) => {
    child.once('error', (error) => (told += String(error)))
    child.once('close', (code) => {
      const seconds = (performance.now() - began) / 1000
      process.stdout.write(`${code === 0 ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)\n`)
      if (code !== 0) process.stdout.write(`${told.trim()}\n\n`)
      done({ name, passed: code === 0, seconds })
    })
  })
}

/** Runs steps side by side, as many as there are cores, each telling what it wrote only when it fails. */
export async function runSteps(steps: Step[]): Promise<Outcome[]> {
  const waiting = [...steps]
  const outcomes: Outcome[] = []
  const lane = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) outcomes.push(await run(step))
  }
  await Promise.all(Array.from({ length: Math.max(2, Math.min(4, availableParallelism())) }, lane))
  return outcomes
}
