import { existsSync, globSync } from 'node:fs'
import { TRPCError } from '@trpc/server'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { appRouter } from './api.ts'
import { parseDocumentName } from './agenda/shape/documents.ts'
import type { Actor } from './kernel/actor.ts'
import { Refusal } from './kernel/errors.ts'
import { callerFactory } from './kernel/trpc.ts'
import { makeWorld, type RoleName, roles, type World } from '#tests/access/people.ts'
import { documents, doors, rawDoors } from '#tests/access/doors.ts'
import type { Row } from '#tests/access/rows.ts'
import { table } from '#tests/access/table.ts'

// who holds which cookie is proved over HTTP (tests/faults/sessions.test.ts); here the door is asked by each role
let atTheDoor: Actor | null = null
vi.mock('#server/identity/service.ts', async (original) => ({
  ...(await original<Record<string, unknown>>()),
  actorOf: () => Promise.resolve(atTheDoor),
}))

let world: World
beforeAll(async () => {
  world = await makeWorld()
})

const create = callerFactory(appRouter)
/** what a refusal for want of a right is called; every other answer means that the door opened */
const shut = new Set(['SIGNED_OUT', 'NOT_PERMITTED', 'MEETING_UNKNOWN', 'COLLAB_DOCUMENT_UNKNOWN'])
/** what a call about somebody else's is refused with: nobody hears whether it exists */
const closed = new Set([
  'MANDATE_UNKNOWN',
  'PASSWORD_WRONG',
  'SESSION_NOT_YOURS',
  'INVITATION_OVER',
  'CALENDAR_UNKNOWN',
  'CUT_UNKNOWN',
  'PAPER_UNKNOWN',
  'NOTE_UNKNOWN',
  'UPLOAD_UNKNOWN',
  'SUBMISSION_UNKNOWN',
  'PROPOSAL_UNKNOWN',
  'MEMBER_UNKNOWN',
  'SUBMITTED_BY_HEADS',
])
const actorAs = (role: RoleName): Actor | null => (role === 'stranger' ? null : world.actors[role])

function callOf(actor: Actor | null, path: string): (input: unknown) => Promise<unknown> {
  const api = create({ actor, request: 'access', address: 'test', device: 'test', answer: new Headers() })
  return path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], api) as never
}

async function ask(actor: Actor | null, path: string, input: unknown): Promise<'open' | 'shut'> {
  try {
    await callOf(actor, path)(input)
    return 'open'
  } catch (error) {
    const cause = error instanceof TRPCError ? error.cause : null
    if (!(cause instanceof Refusal))
      throw new Error(`${path} as ${actor?.name}: ${String(error)} ${String(cause ?? '')}`, { cause: error })
    return shut.has(cause.code) || closed.has(cause.code) ? 'shut' : 'open'
  }
}

async function admitted(path: string, input: Row['with']): Promise<RoleName[]> {
  const opened: RoleName[] = []
  for (const role of roles) {
    const actor = actorAs(role)
    if ((await ask(actor, path, await input?.(world, actor))) === 'open') opened.push(role)
  }
  return opened
}

async function opensTo(door: (world: World) => Promise<Response>): Promise<RoleName[]> {
  const opened: RoleName[] = []
  for (const role of roles) {
    atTheDoor = actorAs(role)
    const { status } = await door(world)
    expect(status).toBeLessThan(500)
    if (status < 400) opened.push(role)
  }
  return opened
}

const procedures = Object.keys(appRouter._def.procedures)

describe('who may what', () => {
  test('every procedure stands in the table, and nothing else', () => {
    expect(Object.keys(table).toSorted()).toEqual(procedures.toSorted())
  })

  test('every route stands among the doors', () => {
    const routes = globSync('app/**/route.ts').map((path) => path.replaceAll('\\', '/'))
    expect(Object.keys(doors).toSorted()).toEqual(routes.toSorted())
  })

  // before the calls, which withdraw what the doors show
  test.each(Object.entries({ ...doors, ...rawDoors }))('%s', async (_, { proved, ask: open, may = [], foreign }) => {
    if (!open) return expect(existsSync(proved ?? '')).toBe(true)
    expect((await opensTo(open)).toSorted()).toEqual(may.toSorted())
    if (foreign) expect((await opensTo(foreign.ask)).toSorted()).toEqual(foreign.may.toSorted())
  })

  const named = Object.entries(documents).flatMap(([kind, all]) =>
    Object.entries(all).map(([name, right]) => ({ kind, name, right })),
  )
  test.each(named)('$name at the socket', async ({ kind, right }) => {
    const document = right.document(world)
    expect(parseDocumentName(document)?.kind).toBe(kind)
    const given: Record<'write' | 'read', RoleName[]> = { write: [], read: [] }
    for (const role of roles) {
      const token = callOf(actorAs(role), 'agenda.collabToken')({ document }) as Promise<{ right: 'write' | 'read' }>
      await token.then((got) => given[got.right].push(role)).catch(() => undefined)
    }
    expect(given.write.toSorted()).toEqual(right.write.toSorted())
    expect(given.read.toSorted()).toEqual(right.read.toSorted())
  })

  test.each(Object.entries(table) as Array<[string, Row]>)('%s', async (path, row) => {
    expect(await admitted(path, row.with)).toEqual(row.may)
    if (row.foreign) expect(await admitted(path, row.foreign.with)).toEqual(row.foreign.may)
  })

  test.each(procedures)('%s answers what is no input with a refusal, never with a fault', async (path) => {
    const call = callOf(world.actors.secretariat, path)
    if (!table[path]?.with) return
    for (const wrong of [
      null,
      'text',
      7,
      [],
      { meeting: { not: '' } },
      { meeting: 'a', person: { startsWith: 'a' } },
      JSON.parse('{"__proto__": {"x": 1}, "constructor": 1}'),
    ]) {
      const code = await call(wrong).then(
        () => 'answered',
        (error: unknown) => (error instanceof TRPCError ? error.code : 'FAULT'),
      )
      // a call whose every field has a default takes an empty object
      expect(['BAD_REQUEST', 'NOT_FOUND']).toContain(code)
    }
    expect(({} as { x?: unknown }).x).toBeUndefined()
  })
})
