import { globSync } from 'node:fs'
import { TRPCError } from '@trpc/server'
import { beforeAll, describe, expect, test } from 'vitest'
import { appRouter } from './api.ts'
import { Refusal } from './kernel/errors.ts'
import { callerFactory } from './kernel/trpc.ts'
import { makeWorld, type RoleName, roles, type World } from '#tests/access/people.ts'
import { doors, type Row, table } from '#tests/access/table.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})

const create = callerFactory(appRouter)
/** what a refusal for want of a right is called; every other answer means that the door opened */
const shut = new Set(['SIGNED_OUT', 'NOT_PERMITTED', 'MEETING_UNKNOWN', 'COLLAB_DOCUMENT_UNKNOWN'])
/** calls that nobody's own ids fit: what they are refused with proves that the service was asked */
const closed = new Set(['MANDATE_UNKNOWN', 'PASSWORD_WRONG', 'SESSION_NOT_YOURS', 'INVITATION_OVER', 'EDITION_UNKNOWN'])

async function ask(role: RoleName, path: string, input: unknown): Promise<'open' | 'shut'> {
  const actor = role === 'stranger' ? null : world.actors[role]
  const api = create({ actor, request: 'access', address: 'test', device: 'test' })
  const call = path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], api) as (
    input: unknown,
  ) => Promise<unknown>
  try {
    await call(input)
    return 'open'
  } catch (error) {
    const cause = error instanceof TRPCError ? error.cause : null
    if (!(cause instanceof Refusal))
      throw new Error(`${path} as ${role}: ${String(error)} ${String(cause ?? '')}`, { cause: error })
    return shut.has(cause.code) || closed.has(cause.code) ? 'shut' : 'open'
  }
}

async function admitted(path: string, input: unknown): Promise<RoleName[]> {
  const opened: RoleName[] = []
  for (const role of roles) if ((await ask(role, path, input)) === 'open') opened.push(role)
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

  test.each(Object.entries(table) as Array<[string, Row]>)('%s', async (path, row) => {
    expect(await admitted(path, row.with?.(world))).toEqual(row.may)
    if (row.foreign) expect(await admitted(path, row.foreign.with(world))).toEqual(row.foreign.may)
  })

  test.each(procedures)('%s answers what is no input with a refusal, never with a fault', async (path) => {
    const api = create({ actor: world.actors.secretariat, request: 'access', address: 'test', device: 'test' })
    const call = path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], api) as (
      input: unknown,
    ) => Promise<unknown>
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
