import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { asSuperuser } from '#tests/database.ts'
import { collabToken } from '#server/agenda/acts/token.ts'
import { openSockets, type Sockets } from '#server/agenda/sockets.ts'
import { actorsOf } from '#server/identity/service.ts'
import type { Actor } from '#server/kernel/actor.ts'
import { RawClient } from './raw-client.ts'

/** A person with a session. */
export interface Someone {
  person: string
  session: string
  mandate: string
}

/** The portal's socket door on a free port, with a meeting and the people of these tests. */
export interface House {
  url: string
  /** the door is closed and opened again, as a new process would */
  again(): Promise<void>
  close(): Promise<void>
}

/** Writes a party, once. */
async function party(id: string, kind: 'economy' | 'organisation'): Promise<void> {
  await asSuperuser((sql) =>
    sql.query(
      `INSERT INTO party (id, kind, name, abbreviation, position, languages, source, confidence) VALUES ($1, $2, $1, upper($1), 1, '{}', 'test', 'test') ON CONFLICT DO NOTHING`,
      [id, kind],
    ),
  )
}

/** Makes a person with a mandate and a session that lives. */
export async function someone(
  name: string,
  capacity: string,
  partyId: string | null,
  meeting: number | null = null,
): Promise<Someone> {
  if (partyId) await party(partyId, 'economy')
  const [person, mandate, session] = [randomUUID(), randomUUID(), randomUUID()]
  await asSuperuser(async (sql) => {
    await sql.query(`INSERT INTO person (id, name) VALUES ($1, $2)`, [person, name])
    await sql.query(
      `INSERT INTO mandate (id, person_id, party_id, capacity, meeting, "from") VALUES ($1, $2, $3, $4, $5, now() - interval '1 day')`,
      [mandate, person, partyId, capacity, meeting],
    )
    await sql.query(
      `INSERT INTO session (id, token_hash, person_id, mandate_id, expires_at, device, address) VALUES ($1, $1, $2, $3, now() + interval '1 day', 'test', '127.0.0.1')`,
      [session, person, mandate],
    )
  })
  return { person, session, mandate }
}

/** A meeting with English as its source, and Korean and Japanese switched on. */
export async function meeting(owners: Record<string, string | null>): Promise<number> {
  return asSuperuser(async (sql) => {
    const { rows } = await sql.query<{ id: number }>(
      `INSERT INTO meeting (year, ordinal, som, host, zone, status, source, confidence) VALUES (2027, 1 + (SELECT count(*) FROM meeting), 'SOM1', 'vn', 'Asia/Seoul', 'preparation', 'test', 'test') RETURNING id`,
    )
    const id = rows[0]?.id ?? 0
    for (const [i, language] of ['en', 'ko', 'ja'].entries()) {
      await sql.query(`INSERT INTO meeting_language (meeting_id, language, owner, position) VALUES ($1, $2, $3, $4)`, [
        id,
        language,
        owners[language] ?? null,
        i,
      ])
    }
    return id
  })
}

/** The actor of a person's session, as identity knows it. */
async function actor({ session }: Someone): Promise<Actor> {
  const found = (await actorsOf([session])).get(session)
  if (!found) throw new Error('no living session')
  return found
}

/** A token for one document, given by the portal's own act. */
export async function token(who: Someone, document: string): Promise<string> {
  return (await collabToken(await actor(who), { document })).token
}

/** Opens the socket door; a test's cookie holds the session's id in clear. */
export async function openHouse(): Promise<House> {
  const people = {
    actorsOf,
    actorOf: async (headers: Headers): Promise<Actor | null> => {
      const session = /session=([\w-]+)/.exec(headers.get('cookie') ?? '')?.[1] ?? ''
      return (await actorsOf([session])).get(session) ?? null
    },
  }
  let sockets: Sockets = await openSockets(people)
  const server = createServer()
  server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `ws://127.0.0.1:${port}/collab`,
    again: async () => {
      await sockets.close()
      sockets = await openSockets(people)
    },
    close: async () => {
      await sockets.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A raw client that has joined documents. */
export async function joined(house: House, who: Someone, ...documents: string[]): Promise<RawClient> {
  const client = await RawClient.open(house.url, who.session)
  for (const document of documents) await client.join(document, await token(who, document))
  return client
}

/** Looks until something holds: for what stands in rows, which nobody announces. */
export async function eventually<T>(look: () => Promise<T | undefined | false>, limit = 6000): Promise<T> {
  const end = performance.now() + limit
  for (;;) {
    const found = await look()
    if (found !== undefined && found !== false) return found
    if (performance.now() > end) throw new Error(`nothing came within ${limit} ms`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
