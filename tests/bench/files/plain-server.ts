import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

// what the portal is measured against: node:http that writes and reads a file, computes SHA-256 and calls fsync, and nothing else
const folder = process.argv[2] ?? '.'

function hashing(): { pass: Transform; digest: () => string } {
  const hash = createHash('sha256')
  const pass = new Transform({
    transform(part: Buffer, _, done) {
      hash.update(part)
      done(null, part)
    },
  })
  return { pass, digest: () => hash.digest('hex') }
}

const server = createServer((request, response) => {
  void (async () => {
    const path = join(folder, 'plain')
    const { pass, digest } = hashing()
    if (request.method === 'GET') {
      response.setHeader('Content-Length', (await stat(path)).size)
      return pipeline(createReadStream(path), pass, response)
    }
    const file = join(folder, randomBytes(8).toString('hex'))
    await pipeline(request, pass, createWriteStream(request.url === '/keep' ? path : file))
    const held = await open(request.url === '/keep' ? path : file)
    await held.sync()
    await held.close()
    response.end(digest())
  })()
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.on('disconnect', () => process.exit(0))
