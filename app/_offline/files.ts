import type { KeptFile } from './pack.ts'
import { PackProblem } from './problem.ts'
import { get, put } from './vault.ts'

/** Bytes of one record: a large file never stands in memory as a whole while it is kept. */
const piece = 4 * 1024 * 1024
/** Room that is left free beside what a pack needs, for its words and for the browser itself. */
const margin = 20 * 1024 * 1024

interface File {
  id: string
  name: string
  type: string
  language: string
}

/** Refuses before anything is fetched when these files do not fit. */
export async function checkRoom(files: Array<{ size: number }>): Promise<void> {
  const needed = files.reduce((sum, file) => sum + file.size, 0)
  const { quota, usage } = await navigator.storage.estimate()
  if (quota !== undefined && needed + margin > quota - (usage ?? 0)) throw new PackProblem('room')
}

/** Fetches a file and seals it piece by piece; `told` hears how many bytes have come. */
export async function keepFile(
  person: string,
  meeting: number,
  { id, name, type, language }: File,
  told: (bytes: number) => void,
): Promise<KeptFile> {
  const answer = await fetch(`/api/files/${id}`)
  if (!answer.ok || !answer.body) throw new PackProblem(answer.status === 401 ? 'signed-out' : 'file')
  const reader = answer.body.getReader()
  const buffer = new Uint8Array(piece)
  const pieces: string[] = []
  let [held, size] = [0, 0]
  const flush = async (): Promise<void> => {
    pieces.push(await put(person, meeting, buffer.subarray(0, held)))
    held = 0
  }
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    for (let from = 0; from < part.value.length;) {
      const some = part.value.subarray(from, from + piece - held)
      buffer.set(some, held)
      held += some.length
      from += some.length
      if (held === piece) await flush()
    }
    size += part.value.length
    told(part.value.length)
  }
  if (held > 0 || pieces.length === 0) await flush()
  const promised = Number(answer.headers.get('content-length') ?? size)
  if (promised !== size) throw new PackProblem('file')
  return { id, name, type, language, size, pieces }
}

/** The bytes of a kept file. */
export async function bytesOf(person: string, meeting: number, file: KeptFile): Promise<Blob> {
  const parts: ArrayBuffer[] = []
  for (const one of file.pieces) parts.push(await get(person, meeting, one))
  const bytes = new Blob(parts)
  if (bytes.size !== file.size) throw new PackProblem('file')
  return bytes
}
