import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { request } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pdfOf } from '#tests/files.ts'
import { circulated } from '#tests/papers.ts'
import { type Portal, removeData, startPortal } from '#tests/server.ts'
import { cookieOf } from '#tests/sign-in.ts'

const folder = mkdtempSync(join(tmpdir(), 'sccp-packs-'))
const dataDir = join(folder, 'data')
const meeting = 31
let portal: Portal
let cookie = ''

beforeAll(async () => {
  portal = await startPortal({ dataDir })
  cookie = await cookieOf(portal.url, 'delegate.kr')
})
afterAll(async () => {
  await portal.stop()
  await removeData(dataDir)
  rmSync(folder, { recursive: true, force: true })
})

interface View {
  id: string
  state: string
  done: number
  total: number
  code: string | null
}

async function asked(): Promise<View> {
  const body = JSON.stringify({ json: { meeting } })
  const headers = { cookie, 'content-type': 'application/json' }
  const answer = await fetch(`${portal.url}/api/trpc/documents.bindPack`, { method: 'POST', headers, body })
  return ((await answer.json()) as { result: { data: { json: View } } }).result.data.json
}

async function standing(): Promise<View | undefined> {
  const input = encodeURIComponent(JSON.stringify({ json: { meeting } }))
  const answer = await fetch(`${portal.url}/api/trpc/documents.packs?input=${input}`, { headers: { cookie } })
  return ((await answer.json()) as { result: { data: { json: View[] } } }).result.data.json[0]
}

async function until(right: (view: View | undefined) => boolean): Promise<View | undefined> {
  for (let tries = 0; tries < 600; tries++) {
    const view = await standing()
    if (right(view)) return view
    await wait(100)
  }
  throw new Error(`the pack stays ${JSON.stringify(await standing())}`)
}

const left = () => readdirSync(join(dataDir, 'storage', 'incoming')).filter((name) => name.startsWith('pack-'))

test('a pack whose portal was killed over it is made by the next one, whole, and nothing of the first try is left', async () => {
  const office = await request.newContext({
    baseURL: portal.url,
    extraHTTPHeaders: { cookie: await cookieOf(portal.url, 'secretariat') },
  })
  for (const n of [1, 2, 3]) {
    // as a scanned page would have it
    const picture = `<< /Type /XObject /Subtype /Image /Length 40000000 >>\nstream\n${String(n).repeat(40_000_000)}\nendstream`
    const bytes = pdfOf([`heavy ${n}`], { resources: '/XObject << /I 4 0 R >>', objects: [picture] })
    await circulated(office, { meeting, title: `Heavy ${n}`, files: [{ language: 'en', name: `${n}.pdf`, bytes }] })
  }
  await office.dispose()
  const { id } = await asked()
  await until((view) => view?.state === 'working' && view.done > 0)
  process.kill(portal.pid(), 'SIGKILL')
  await portal.stop()
  expect(left()).not.toEqual([])
  portal = await startPortal({ dataDir, port: portal.port })
  cookie = await cookieOf(portal.url, 'delegate.kr')
  const made = await until((view) => view?.state === 'ready' || view?.state === 'failed')
  expect(made).toMatchObject({ id, state: 'ready', code: null })
  expect(made?.done).toBe(made?.total)
  expect(left()).toEqual([])
  const volume = await fetch(`${portal.url}/api/files/${id}/1`, { headers: { cookie } })
  expect(volume.status).toBe(200)
  const bytes = Buffer.from(await volume.arrayBuffer())
  expect(bytes.length).toBeGreaterThan(120_000_000)
  expect(bytes.subarray(-6).toString()).toBe('%%EOF\n')
  for (const n of [1, 2, 3]) expect(bytes.includes(`heavy ${n}`)).toBe(true)
})
