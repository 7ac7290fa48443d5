/** The browser's own time as text: what a bin shows, never what a deadline rests on. */
export function clock(): string {
  return new Date().toISOString()
}
