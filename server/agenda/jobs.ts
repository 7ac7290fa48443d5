import { cutDue } from './acts/cut.ts'

/** What the clock does for agendas: the drafts whose date has come are cut. */
export function tick(): Promise<void> {
  return cutDue()
}
