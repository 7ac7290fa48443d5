import { createServer, type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { fakeScanner, testVirus } from '#tests/clamd.ts'
import { scan } from './clamd.ts'

async function* parts(...bytes: Buffer[]) {
  for (const part of bytes) yield part
}

test('the scanner hears every byte and says what it found', async () => {
  const scanner = await fakeScanner()
  const big = Array.from({ length: 40 }, () => Buffer.alloc(256 * 1024, 7))
  expect(await scan(scanner.url, parts(...big))).toEqual({ clean: true })
  expect(await scan(scanner.url, parts(testVirus.subarray(0, 30), Buffer.alloc(0), testVirus.subarray(30)))).toEqual({
    clean: false,
    found: 'Eicar-Test-Signature',
  })
  expect(scanner.scanned()).toBe(2)
  await scanner.close()
})

test('a scanner that is not there, hangs up or gives no verdict has cleared nothing', async () => {
  const away = { code: 'SCANNER_AWAY' }
  await expect(scan('tcp://127.0.0.1:1', parts(testVirus))).rejects.toMatchObject(away)
  const limited = await fakeScanner('INSTREAM size limit exceeded. ERROR')
  await expect(scan(limited.url, parts(testVirus))).rejects.toMatchObject(away)
  await limited.close()
  const rude = createServer((socket) => socket.destroy())
  await new Promise<void>((done) => rude.listen(0, '127.0.0.1', done))
  const url = `tcp://127.0.0.1:${(rude.address() as AddressInfo).port}`
  await expect(scan(url, parts(Buffer.alloc(5_000_000)))).rejects.toMatchObject(away)
  rude.close()
})
