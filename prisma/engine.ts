#!/usr/bin/env node
// Prisma's commands download their schema engine from a host that closed networks do not reach. This stands in for it:
// the same JSON-RPC over stdin and stdout, answered by the engine's WebAssembly build from the npm registry.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { connectionOf, driverFor } from './engine-driver.ts'

interface Call {
  id: number
  method?: string
  params?: unknown
}

interface Fault {
  code?: unknown
  message?: string
  meta?: unknown
}

type Engine = Record<string, (params: unknown) => Promise<unknown>>

const args = process.argv.slice(2)
const valuesOf = (name: string) => args.flatMap((arg, place) => (arg === name ? [args[place + 1] ?? ''] : []))
const datasource = JSON.parse(valuesOf('--datasource')[0] ?? '{}') as { url?: string; shadowDatabaseUrl?: string }
const url = datasource.url ?? process.env['DATABASE_URL'] ?? ''

const codes: Record<string, string> = {
  ECONNREFUSED: 'P1001',
  ENOTFOUND: 'P1001',
  ETIMEDOUT: 'P1002',
  '28P01': 'P1000',
  '28000': 'P1010',
  '3D000': 'P1003',
}

const logLine = (fields: Record<string, unknown>) =>
  process.stderr.write(`${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields })}\n`)

/** `cli can-connect-to-database`, `create-database`, `drop-database`: the three questions asked outside JSON-RPC. */
async function answerCommand(command: string): Promise<number> {
  const { database = '' } = connectionOf(url)
  const client = new pg.Client({
    ...connectionOf(url, command === 'can-connect-to-database' ? undefined : 'postgres'),
    connectionTimeoutMillis: 10_000,
  })
  try {
    await client.connect()
    if (command === 'create-database') await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`)
    if (command === 'drop-database') await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(database)}`)
    return 0
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string }
    process.stderr.write('{}\n')
    logLine({ error_code: codes[code] ?? 'P1001', message: message || code })
    return 1
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function openEngine(): Promise<Engine> {
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  // the engine tells of its panics through this global
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => logLine({ message }) } })
  const glue = (await import(join(folder, 'schema_engine_bg.js'))) as {
    __wbg_set_wasm: (exports: unknown) => void
    SchemaEngine: { new: (options: object, log: () => void, adapter: object) => Promise<Engine> }
  }
  const { instance } = await WebAssembly.instantiate(readFileSync(join(folder, 'schema_engine_bg.wasm')), {
    './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
  })
  glue.__wbg_set_wasm(instance.exports)
  ;(instance.exports['__wbindgen_start'] as () => void)()
  const models = valuesOf('--datamodels').map((file) => [file, readFileSync(file, 'utf8')])
  return glue.SchemaEngine.new(
    models.length > 0 ? { datamodels: models } : {},
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(driverFor(url, datasource.shadowDatabaseUrl)),
  )
}

const send = (message: object) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)

async function result(engine: Engine, { method = '', params }: Call): Promise<unknown> {
  if (method === 'getDatabaseVersion') return engine['version']?.(params)
  if (method === 'createDatabase') return { databaseName: connectionOf(url).database }
  return (await engine[method]?.(params)) ?? {}
}

async function answer(engine: Promise<Engine>, call: Call): Promise<void> {
  try {
    const told = await result(await engine, call)
    // the engine prints a difference by asking its caller to
    const { stdout } = told as { stdout?: string }
    if (call.method === 'diff' && stdout)
      send({ id: 1_000_000 + call.id, method: 'print', params: { content: stdout } })
    send({ id: call.id, result: told })
  } catch (error) {
    const { code, message, meta = {} } = error as Fault
    const data =
      typeof code === 'string'
        ? { is_panic: false, message, error_code: code, meta }
        : { is_panic: false, message: message ?? String(error), backtrace: null }
    send({ id: call.id, error: { code: 4466, message: 'An error happened. Check the data field for details.', data } })
  }
}

function serve(): void {
  let engine: Promise<Engine> | undefined
  let queue = Promise.resolve()
  const lines = createInterface({ input: process.stdin })
  lines.on('line', (line) => {
    const call = JSON.parse(line) as Call
    // without a method it is the answer to our own 'print'
    if (call.method) queue = queue.then(() => answer((engine ??= openEngine()), call))
  })
  lines.on('close', () => void queue.finally(() => process.exit(0)))
}

if (args.includes('--version')) process.stdout.write('schema-engine-cli wasm\n')
else if (args.includes('cli')) process.exitCode = await answerCommand(args[args.indexOf('cli') + 1] ?? '')
else serve()
