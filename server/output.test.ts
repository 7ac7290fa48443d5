import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { appRouter } from './api.ts'

type Schema = z.core.$ZodType

const procedures = Object.entries(appRouter._def.procedures).map(([path, procedure]) => {
  const { output } = (procedure as unknown as { _def: { output?: Schema } })._def
  return { path, output }
})

/** What stands inside a schema. */
function parts(schema: Schema): Schema[] {
  const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && '_zod' in value
  const def = schema._zod.def as unknown as Record<string, unknown>
  const shape = def['type'] === 'object' ? Object.values(def['shape'] as object) : []
  return [...Object.values(def).flat(), ...shape].filter(isSchema)
}

/** Every schema in a schema, itself included. */
function all(schema: Schema, seen = new Set<Schema>()): Set<Schema> {
  if (seen.has(schema)) return seen
  seen.add(schema)
  for (const part of parts(schema)) all(part, seen)
  return seen
}

const typeOf = (schema: Schema): string => schema._zod.def.type

/** Objects that let through what they do not name. */
const isLoose = (schema: Schema): boolean =>
  ['any', 'unknown'].includes(typeOf(schema)) ||
  (typeOf(schema) === 'object' &&
    !['never', 'none'].includes('catchall' in schema._zod.def ? typeOf(schema._zod.def.catchall as Schema) : 'none'))

describe('what a call answers (ASVS 15.3.1)', () => {
  test('there are calls', () => expect(procedures.length).toBeGreaterThan(40))

  test.each(procedures)('$path names its output, and nothing else leaves it', ({ output }) => {
    expect(output).toBeDefined()
    if (output) expect([...all(output)].filter(isLoose).map(typeOf)).toEqual([])
  })
})
