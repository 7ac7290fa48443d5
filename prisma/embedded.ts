import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { StartRefusal } from '#server/kernel/settings.ts'
import { findWorkshop, type Workshop } from './binaries.ts'
import { end, freePort, holder, isAlive } from './postmaster.ts'

/** An embedded PostgreSQL that answers. */
export interface Embedded {
  /** the portal's database as its owner: creates roles and databases, is no superuser, row-level security holds for it too */
  ownerUrl: string
  /** the database server as its superuser; for tests and backups only */
  superuserUrl: string
  /** true: it was still running from an earlier start that was killed */
  adopted: boolean
  /** where the cluster lies */
  cluster: string
  pid: number
  /** empties the portal's database, for a first start that was cut off before anybody came in */
  renew: () => Promise<void>
  /** ends PostgreSQL and gives back its files */
  stop: () => Promise<void>
}

/** A secret kept in a file that only the portal's user reads; made at first use. */
export function keptSecret(file: string): string {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  }
  return readFileSync(file, 'utf8').trim()
}

// what PostgreSQL may know of this process: nothing but where programs are
const surroundings = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' } as unknown as NodeJS.ProcessEnv

function initialise({ native, cluster, identity }: Workshop, password: string, durable: boolean): void {
  const half = `${cluster}.new`
  // a start killed in the middle of initdb must not leave a half cluster behind under its name
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { recursive: true, mode: 0o700 })
  const pwfile = `${half}.key`
  writeFileSync(pwfile, `${password}\n`, { mode: 0o600 })
  if (identity.uid !== undefined && identity.gid !== undefined)
    for (const path of [half, pwfile]) chownSync(path, identity.uid, identity.gid)
  const options = [
    '-D',
    half,
    '-U',
    'postgres',
    '-A',
    'scram-sha-256',
    `--pwfile=${pwfile}`,
    '-E',
    'UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ]
  const made = spawnSync(join(native, 'bin', 'initdb'), durable ? options : [...options, '--no-sync'], {
    ...identity,
    cwd: '/',
    encoding: 'utf8',
    env: surroundings,
  })
  rmSync(pwfile, { force: true })
  if (made.status !== 0)
    throw new StartRefusal(
      `DATA_DIR: PostgreSQL could not be set up in ${cluster}: ${String(made.stderr || made.error?.message)
        .trim()
        .split('\n')
        .at(-1)}`,
    )
  renameSync(half, cluster)
}

function launch({ native, cluster, identity }: Workshop, port: number, log: string, durable: boolean): number {
  const facts = statSync(log, { throwIfNoEntry: false })
  const output = openSync(log, facts && facts.size > 10_000_000 ? 'w' : 'a', 0o600)
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '120',
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
  }
  if (!durable) Object.assign(settings, { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' })
  const list = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // detached: Ctrl-C and a killed group must not reach it before the portal has put its work away
  const child = spawn(join(native, 'bin', 'postgres'), ['-D', cluster, '-p', String(port), ...list], {
    ...identity,
    cwd: '/',
    detached: true,
    stdio: ['ignore', output, output],
    env: surroundings,
  })
  child.unref()
  closeSync(output)
  return child.pid ?? 0
}

const address = (user: string, password: string, port: number, database: string) =>
  `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`

async function query<T extends pg.QueryResultRow>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return (await client.query<T>(text)).rows
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function answers(url: string, pid: number, cluster: string): Promise<boolean> {
  for (let i = 0; i < 400 && isAlive(pid); i++) {
    try {
      const rows = await query<{ data_directory: string }>(url, 'SHOW data_directory')
      return rows[0]?.data_directory === cluster
    } catch (error) {
      if ((error as { code?: string }).code === '28P01') return false
      await wait(25)
    }
  }
  return false
}

// every step may have been cut off by a kill at an earlier start
async function furnish(superuserUrl: string, password: string): Promise<void> {
  await query(
    superuserUrl,
    `DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'sccp_owner') THEN CREATE ROLE sccp_owner LOGIN CREATEDB CREATEROLE PASSWORD '${password}'; END IF; END $$`,
  )
  const there = await query(superuserUrl, `SELECT FROM pg_database WHERE datname = 'sccp'`)
  if (there.length === 0) await query(superuserUrl, 'CREATE DATABASE sccp OWNER sccp_owner')
}

// DATA_DIR was removed, but its cluster lies elsewhere: nobody has its password any more, yet nothing is thrown away
async function setAside(cluster: string, folder: string): Promise<void> {
  if (cluster.startsWith(folder))
    throw new StartRefusal(
      `DATA_DIR: postgres.key is missing in ${folder}; bring it back, or remove the folder to begin anew.`,
    )
  const left = holder(cluster)
  if (left) await end(left.pid)
  renameSync(cluster, `${cluster}.${Math.trunc(statSync(cluster).ctimeMs)}`)
}

/**
 * Opens the embedded PostgreSQL of a data folder: sets the cluster up at the first call, adopts one that a killed start
 * left running, else starts it on the port kept from last time or any free one. `durable: false` is for tests alone.
 * Throws StartRefusal with one line when it cannot be had.
 */
export async function openEmbedded(folder: string, { durable = true } = {}): Promise<Embedded> {
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  if (process.getuid?.() === 0) chmodSync(folder, 0o711)
  const note = join(folder, 'postgres.json')
  const last = existsSync(note)
    ? (JSON.parse(readFileSync(note, 'utf8')) as { port: number; cluster: string })
    : undefined
  const workshop = findWorkshop(folder, last?.cluster)
  const key = join(folder, 'postgres.key')
  if (!existsSync(key) && existsSync(workshop.cluster)) await setAside(workshop.cluster, folder)
  const password = keptSecret(key)
  if (!existsSync(join(workshop.cluster, 'PG_VERSION'))) initialise(workshop, password, durable)
  const log = join(folder, 'postgres.log')
  const superuser = (port: number) => address('postgres', password, port, 'postgres')
  const done = async (pid: number, port: number, adopted: boolean): Promise<Embedded> => {
    writeFileSync(note, `${JSON.stringify({ port, pid, cluster: workshop.cluster })}\n`)
    await furnish(superuser(port), password)
    return {
      ownerUrl: address('sccp_owner', password, port, 'sccp'),
      superuserUrl: superuser(port),
      adopted,
      cluster: workshop.cluster,
      pid,
      renew: async () => {
        await query(superuser(port), 'DROP DATABASE sccp WITH (FORCE)')
        await furnish(superuser(port), password)
      },
      stop: () => end(pid),
    }
  }
  const left = holder(workshop.cluster)
  if (left) {
    if (await answers(superuser(left.port), left.pid, workshop.cluster)) return done(left.pid, left.port, true)
    await end(left.pid)
  }
  let wanted = last?.port ?? 0
  for (let attempt = 0; attempt < 4; attempt++) {
    const port = await freePort(wanted)
    const pid = launch(workshop, port, log, durable)
    if (await answers(superuser(port), pid, workshop.cluster)) return done(pid, port, false)
    await end(pid)
    wanted = 0
    await wait(500)
  }
  throw new StartRefusal(
    `DATA_DIR: PostgreSQL does not start in ${workshop.cluster}: ${readFileSync(log, 'utf8').trim().split('\n').at(-1)}`,
  )
}
