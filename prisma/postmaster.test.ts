import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { canEnter } from './binaries.ts'
import { end, freePort, holder, isAlive } from './postmaster.ts'

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sccp-folder-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

test('a pid file whose number now belongs to another program is swept away', () => {
  const cluster = emptyFolder()
  const file = join(cluster, 'postmaster.pid')
  writeFileSync(file, `${process.ppid}\n${cluster}\n0\n5432\n`)
  expect(holder(cluster)).toBeUndefined()
  expect(existsSync(file)).toBe(false)
})

test('a process that does not want to end is ended', async () => {
  const child = spawn(process.execPath, ['-e', 'process.on("SIGINT", () => {}); setInterval(() => {}, 1000)'], {
    stdio: 'ignore',
  })
  expect(isAlive(child.pid ?? 0)).toBe(true)
  await end(child.pid ?? 0)
  expect(isAlive(child.pid ?? 0)).toBe(false)
}, 20_000)

test('a port that is taken gives way to a free one', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => other.once('listening', done))
  const { port } = other.address() as AddressInfo
  expect(await freePort(port)).not.toBe(port)
  other.close()
})

test('a folder of root alone is closed to everybody else', () => {
  const folder = emptyFolder()
  expect(canEnter(folder, { uid: 54_321, gid: 54_321 })).toBe(false)
  expect(canEnter('/usr/bin', { uid: 54_321, gid: 54_321 })).toBe(true)
})
