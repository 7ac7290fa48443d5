import type { Actor } from '#server/kernel/actor.ts'

/** A file that is made when it is asked for, in the reader's language and with what the reader may see. */
export interface MadeFile {
  /** '2027/SOM1/SCCP/001rev1' */
  number: string
  title: string
  language: string
  bytes: Uint8Array
  at: Date
}
type Make = (actor: Actor, input: { meeting: number; language: string | null }) => Promise<MadeFile | null>

let made: Make = () => Promise.resolve(null)

/** Says who makes the file of a meeting's number 001, which lies nowhere: a room to the right writes it. */
export function provideFirst(make: Make): void {
  made = make
}

/** The file of a meeting's number 001 as PDF; null while none stands. */
export const firstPaper: Make = (actor, input) => made(actor, input)
