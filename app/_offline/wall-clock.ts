/** The browser's own time: how old a pack is, never what a deadline rests on. */
export function wallClock(): Date {
  return new Date()
}
