import { createHash } from 'node:crypto'
import { clock } from '#server/kernel/clock.ts'
import type { Tx } from '#server/kernel/tx.ts'

/** Failed sign-ins allowed in a quarter of an hour; a success clears the account's (ASVS 6.3.1). */
const limits = { account: 10, address: 50, window: 15 * 60_000 }
/** how long an address is known after its last session of the person began */
const known = 30 * 24 * 3_600_000

/** Under which name the attempts at an account are counted: no address of a person stands in the table. */
export const accountKey = (email: string): string => createHash('sha256').update(email).digest('base64url')

/** Who tries: the account's key, the network address, and the person if there is one. */
export interface Attempt {
  account: string
  address: string
  person: string | null
}

/**
 * Counts a try before its password is looked at, and says whether it is one too many. Tries at one account or from one address stand in line, so that a hundred
 * at once are no more than a hundred one after the other. A refused try is not counted against the account: its limit ends a quarter of an
 * hour after the tenth, however long strangers go on; and whoever has signed in from this address before is not shut out by them at all.
 */
export async function admit(tx: Tx, { account, address, person }: Attempt): Promise<boolean> {
  // always the account first, then the address: no two can wait for each other
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${account}, 15))::text`
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${address}, 16))::text`
  const at = clock.now()
  const failed = { succeeded: false, at: { gt: new Date(at.getTime() - limits.window) } }
  const byAddress = await tx.signInAttempt.count({ where: { ...failed, address } })
  const home = await isKnown(tx, person, address)
  const byAccount = await tx.signInAttempt.count({ where: { ...failed, account, ...(home ? { address } : {}) } })
  const limited = byAccount >= limits.account || byAddress >= limits.address
  if (!limited) await tx.signInAttempt.create({ data: { at, account, address, succeeded: false } })
  return limited
}

async function isKnown(tx: Tx, person: string | null, address: string): Promise<boolean> {
  const since = new Date(clock.now().getTime() - known)
  // asked for unknown accounts too: the same work (asvs.md B27)
  const where = { personId: person ?? '', address, createdAt: { gt: since } }
  return (await tx.session.findFirst({ where, select: { id: true } })) !== null
}

/** A success clears what was counted against the account. */
export async function forgetAttempts(tx: Tx, account: string): Promise<void> {
  await tx.signInAttempt.deleteMany({ where: { account } })
}
