/** Where objects lie: the local disk or an object store. Keys are made of hexadecimal digits, `/` and `.` alone. */
export interface Shelf {
  /** Takes a whole file that lies in the incoming folder; afterwards it is gone from there. Never leaves half an object. */
  take(key: string, file: string): Promise<void>
  /** Writes a few bytes whole. */
  write(key: string, bytes: Buffer): Promise<void>
  /** The object's size; undefined when there is none. */
  size(key: string): Promise<number | undefined>
  /** From `start` to `end`, both included. */
  read(key: string, start: number, end: number): AsyncIterable<Buffer>
  remove(key: string): Promise<void>
}
