import { connect, type Socket } from 'node:net'
import { refusal } from '#server/kernel/errors.ts'
import { log } from '#server/kernel/log.ts'

const patience = 60_000

/** What a scanner says of bytes. */
export type Scanned = { clean: true } | { clean: false; found: string }

function away(reason: unknown): Error {
  log.warn({ what: 'scanner.away', reason })
  return refusal('SCANNER_AWAY', 'unavailable')
}

/** The scanner's answer, up to its NUL. */
function answerOf(socket: Socket): Promise<string> {
  return new Promise((done, failed) => {
    let told = ''
    socket.on('data', (part: Buffer) => {
      told += part.toString('utf8')
      if (told.includes('\0')) done(told.split('\0', 1)[0] ?? '')
    })
    socket.once('error', failed)
    socket.once('close', () => failed(new Error('closed without an answer')))
    socket.setTimeout(patience, () => socket.destroy(new Error(`no answer within ${patience} ms`)))
  })
}

async function send(socket: Socket, bytes: AsyncIterable<Buffer>): Promise<void> {
  const written = (part: Buffer) =>
    new Promise<void>((done, failed) => socket.write(part, (error) => (error ? failed(error) : done())))
  await written(Buffer.from('zINSTREAM\0'))
  for await (const part of bytes) {
    if (part.length === 0) continue
    const length = Buffer.alloc(4)
    length.writeUInt32BE(part.length)
    await written(length)
    await written(part)
  }
  await written(Buffer.alloc(4))
}

/**
 * Has bytes scanned by clamd (INSTREAM, clamd(8)). SCANNER_AWAY when it cannot be reached, does not answer within a
 * minute, or gives no verdict: what was not scanned is not clean.
 */
export async function scan(url: string, bytes: AsyncIterable<Buffer>): Promise<Scanned> {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) })
  try {
    const answer = answerOf(socket)
    // a scanner that has heard enough answers and closes while bytes are still on their way
    const sent = send(socket, bytes).catch(
      (error: unknown) => new Promise<void>((_, failed) => setTimeout(failed, 500, error)),
    )
    sent.catch(() => undefined)
    const told = await Promise.race([answer, sent.then(() => answer)])
    if (/^stream: OK$/.test(told)) return { clean: true }
    const found = /^stream: (.+) FOUND$/.exec(told)?.[1]
    if (found) return { clean: false, found }
    throw new Error(told)
  } catch (error) {
    throw away(error)
  } finally {
    socket.destroy()
  }
}
