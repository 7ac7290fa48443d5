import { createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'

/** A stand-in for clamd that speaks INSTREAM: it finds the test signature of EICAR and nothing else. */
export interface FakeScanner {
  url: string
  /** how many streams it has been given */
  scanned: () => number
  close: () => Promise<void>
}

// in two pieces, so that this file itself is no test virus
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

/** The 68 bytes that every scanner knows (eicar.org). */
export const testVirus = Buffer.from(eicar, 'latin1')

/** What is said of the bytes of one INSTREAM; undefined while more of them come. */
function verdict(received: Buffer): string | undefined {
  let at = received.indexOf(0) + 1
  const parts: Buffer[] = []
  for (;;) {
    if (at === 0 || received.length < at + 4) return undefined
    const length = received.readUInt32BE(at)
    if (length === 0) break
    parts.push(received.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return Buffer.concat(parts).includes(testVirus) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK'
}

/** Starts one on a free port; `answer` replaces what it would say. */
export async function fakeScanner(answer?: string): Promise<FakeScanner> {
  let scanned = 0
  const server: Server = createServer((socket) => {
    let received = Buffer.alloc(0)
    socket.on('error', () => socket.destroy())
    socket.on('data', (part: Buffer) => {
      received = Buffer.concat([received, part])
      const told = verdict(received)
      if (told === undefined) return
      scanned += 1
      socket.end(`${answer ?? told}\0`)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    scanned: () => scanned,
    close: () => new Promise((done) => server.close(() => done())),
  }
}
