import type { APIRequestContext, APIResponse } from '@playwright/test'
import superjson from 'superjson'

/** One call of the portal's own interface by script, in the name of whoever is signed in there. */
async function call<T>(request: APIRequestContext, name: string, input: unknown): Promise<T> {
  const answer = await request.post(`/api/trpc/${name}`, {
    headers: { 'content-type': 'application/json' },
    data: JSON.stringify(superjson.serialize(input)),
  })
  if (!answer.ok()) throw new Error(`${name}: ${answer.status()} ${await answer.text()}`)
  return resultOf<T>(answer)
}

async function ask<T>(request: APIRequestContext, name: string, input: unknown): Promise<T> {
  const query = encodeURIComponent(JSON.stringify(superjson.serialize(input)))
  const answer = await request.get(`/api/trpc/${name}?input=${query}`)
  if (!answer.ok()) throw new Error(`${name}: ${answer.status()} ${await answer.text()}`)
  return resultOf<T>(answer)
}

async function resultOf<T>(answer: APIResponse): Promise<T> {
  const { result } = (await answer.json()) as { result: { data: Parameters<typeof superjson.deserialize>[0] } }
  return superjson.deserialize<T>(result.data)
}

const encoded = (text: string): string => Buffer.from(text).toString('base64')

/** Sends a file as the form does (tus 1.0.0, in one piece) and waits until it is known and stored; gives the upload's id. */
async function upload(request: APIRequestContext, meeting: number, name: string, bytes: Buffer): Promise<string> {
  const created = await request.post('/api/files/uploads', {
    headers: {
      'Tus-Resumable': '1.0.0',
      'Upload-Length': String(bytes.length),
      'Upload-Metadata': `name ${encoded(name)},meeting ${encoded(String(meeting))}`,
    },
  })
  const address = created.headers()['location'] ?? ''
  if (created.status() !== 201) throw new Error(`upload: ${created.status()} ${await created.text()}`)
  const sent = await request.patch(address, {
    headers: {
      'Tus-Resumable': '1.0.0',
      'Upload-Offset': '0',
      'Content-Type': 'application/offset+octet-stream',
    },
    data: bytes,
  })
  if (!sent.ok()) throw new Error(`upload: ${sent.status()} ${await sent.text()}`)
  const id = address.split('/').at(-1) ?? ''
  for (let tries = 0; tries < 100; tries++) {
    const told = await ask<{ state: string; code: string | null }>(request, 'documents.upload', { upload: id })
    if (told.state === 'stored') return id
    if (told.state === 'refused') throw new Error(`refused: ${told.code}`)
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error('the upload was never stored')
}

interface Wish {
  meeting: number
  title: string
  /** the original first */
  files: Array<{ language: string; name: string; bytes: Buffer }>
  /** the paper of which it is a revision */
  revises?: string
}

/** A paper of the secretariat's own, from the file to its circulation, by the calls that the forms make; gives its id. */
export async function circulated(request: APIRequestContext, wish: Wish): Promise<string> {
  const { meeting, title, files, revises } = wish
  interface Submission {
    id: string
    edition: number
    paper: string | null
    cover: object
  }
  const draft = await call<Submission>(request, 'documents.prepare', { meeting, ...(revises ? { revises } : {}) })
  const { id: submission } = draft
  const { items } = await ask<{ items: Array<{ id: string; label: string }> }>(request, 'agenda.edition', { meeting })
  const item = items.find((one) => one.label === '6.2') ?? items[0]
  let now = await call<Submission>(request, 'documents.amend', {
    ...{ submission, edition: draft.edition, language: files[0]?.language ?? 'en' },
    cover: { ...draft.cover, title, restriction: 'Draft', item: item ? { id: item.id, label: item.label } : null },
  })
  for (const { language, name, bytes } of files) {
    const sent = await upload(request, meeting, name, bytes)
    now = await call<Submission>(request, 'documents.attach', { submission, upload: sent, language })
  }
  await call(request, 'documents.submit', { submission, edition: now.edition, confirmed: true })
  const done = await call<Submission>(request, 'documents.accept', { submission, circulate: true })
  return done.paper ?? ''
}
