import { readFileSync, statSync } from 'node:fs'
import { testClock } from './env.ts'

/**
 * The time the portal believes. With TEST_CLOCK (browser tests) it is the time written in that file,
 * running on from the moment the file was written; an empty or missing file means the real time.
 */
function now(): Date {
  const file = testClock()
  if (!file) return new Date()
  try {
    const told = Date.parse(readFileSync(file, 'utf8').trim())
    return Number.isNaN(told) ? new Date() : new Date(told + Date.now() - statSync(file).mtimeMs)
  } catch {
    return new Date()
  }
}

/** Midnight UTC of the day the portal believes. */
function today(): Date {
  const day = now()
  day.setUTCHours(0, 0, 0, 0)
  return day
}

/** The only clock. */
export const clock = { now, today }
