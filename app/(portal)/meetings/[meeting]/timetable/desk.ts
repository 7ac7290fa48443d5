/** What the parts of the timetable that change it need to know. */
export interface Desk {
  meeting: number
  /** the venue's */
  zone: string
  /** people know of it: what moves needs a reason and leaves a trace */
  announced: boolean
  parties: Array<{ id: string; name: string }>
  arrange: boolean
  /** a new slot begins on this day */
  day: string
}
