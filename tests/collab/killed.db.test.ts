import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { loadDocument } from '#server/agenda/acts/store.ts'
import { wordsName } from '#server/agenda/shape/documents.ts'
import { env } from '#server/kernel/env.ts'
import { meeting, someone, type Someone, token } from './house.ts'
import { put, RawClient, standing } from './raw-client.ts'

let child: ChildProcess | undefined
let writers: Someone[]
let document: string

beforeAll(async () => {
  writers = [await someone('One', 'secretariat', 'apec-secretariat'), await someone('Two', 'chair', 'sccp-chair')]
  document = wordsName(await meeting({}), 'en')
})
afterAll(() => void child?.kill('SIGKILL'))

function start(): Promise<string> {
  const settings = { DATABASE_URL: env.ownerUrl, AUTH_SECRET: env.authSecret, DEMO: '1', DATA_DIR: env.dataDir }
  const opened = fork(fileURLToPath(new URL('house-process.ts', import.meta.url)), {
    env: { ...process.env, HOUSE: JSON.stringify(settings) },
    execArgv: [],
    silent: true,
  })
  child = opened
  return new Promise((resolve, reject) => {
    let said = ''
    opened.stderr?.on('data', (data: Buffer) => (said += data.toString()))
    opened.once('message', (url) => resolve(url as string))
    opened.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)))
  })
}

describe('the process is killed while people type', () => {
  it(
    'every stroke that was called stored is there afterwards, though the pages are gone too',
    { timeout: 60_000 },
    async () => {
      const promised = new Set<string>()
      for (let round = 0; round < 8; round++) {
        const url = await start()
        const clients = await Promise.all(
          writers.map(async (who) => {
            const client = await RawClient.open(url, who.session)
            await client.join(document, await token(who, document))
            return client
          }),
        )
        const kill = performance.now() + 30 + Math.random() * 200
        for (let n = 0; performance.now() < kill; n++) {
          clients.forEach((client, i) => {
            if (!client.open) return
            client.write(document, put('title:a', `<${round}.${i}.${n}>`))
            client.mark(document, n)
          })
          await new Promise((resolve) => setTimeout(resolve, 3))
        }
        child?.kill('SIGKILL')
        await Promise.all(clients.map((client) => client.closed))
        clients.forEach((client, i) => {
          for (const told of client.said) {
            const stored = told.kind === 'told' ? /"stored":(\d+)/.exec(told.payload)?.[1] : undefined
            if (stored !== undefined) promised.add(`&lt;${round}.${i}.${stored}&gt;`)
          }
        })
      }
      expect(promised.size).toBeGreaterThan(20)
      const doc = new Y.Doc()
      await loadDocument(document, doc)
      const kept = standing(doc, 'title:a').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
      expect([...promised].filter((stroke) => !kept.includes(stroke))).toEqual([])
    },
  )
})
