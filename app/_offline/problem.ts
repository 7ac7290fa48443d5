import { reasonOf } from './offered.ts'
import { VaultGone } from './vault.ts'

const problems = ['room', 'away', 'signed-out', 'gone', 'file', 'left', 'stopped', 'fault'] as const
export type Problem = (typeof problems)[number]

/** Why a pack could not be kept, as a key of locales/<language>/offline.json. */
export class PackProblem extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem)
    this.problem = problem
  }
}

/** What an error means to who keeps a pack. */
export function problemOf(error: unknown): Problem {
  if (error instanceof PackProblem) return error.problem
  if (error instanceof VaultGone) return 'left'
  if (error instanceof DOMException && error.name === 'QuotaExceededError') return 'room'
  // what fetch throws when nothing answers (Fetch 5.6), in a page or in the worker
  if (error instanceof Error && error.name === 'TypeError') return 'away'
  return reasonOf(error)
}
