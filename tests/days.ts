import { writeFileSync } from 'node:fs'

/** Tells the portal under test what time it is (TEST_CLOCK); without a time it believes the real one again. */
export function letItBe(time?: Date): void {
  const file = process.env['TEST_CLOCK']
  if (!file) throw new Error('TEST_CLOCK is not set: run the walk with npm run e2e')
  writeFileSync(file, time?.toISOString() ?? '')
}
