'use client'
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { api } from '#app/_trpc/client.ts'
import { type Connection, type Joined, openConnection, type SaveState, type Snapshot } from './connection.ts'
import { together } from './connection-state.ts'

// one connection for each person of this tab, kept while the tab lives: pages come and go on it
const connections = new Map<string, Connection>()

/** What a refused call says, as the error that the connection understands. */
class TokenRefused extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

async function token(document: string): Promise<string> {
  try {
    return (await api.agenda.collabToken.query({ document })).token
  } catch (error) {
    const data = (error as { data?: { code?: unknown } }).data
    throw new TokenRefused(typeof data?.code === 'string' ? data.code : 'COLLAB_UNAVAILABLE')
  }
}

function connectionFor(person: string): Connection {
  const known = connections.get(person)
  if (known) return known
  for (const [other, connection] of connections) {
    connection.close()
    connections.delete(other)
  }
  const opened = openConnection({ person, token })
  connections.set(person, opened)
  return opened
}

const Person = createContext<string | null>(null)

/** Names the person of this page for everything below that is edited together. */
export function ConnectionProvider({ person, children }: { person: string; children: ReactNode }) {
  return <Person value={person}>{children}</Person>
}

/** Joins a document while the component is mounted; null before that, and when the name is null. */
export function useJoined(name: string | null): Joined | null {
  const person = useContext(Person)
  const [joined, setJoined] = useState<Joined | null>(null)
  useEffect(() => {
    if (name === null || person === null) return undefined
    const entered = connectionFor(person).join(name)
    setJoined(entered)
    return () => {
      setJoined(null)
      entered.leave()
    }
  }, [name, person])
  return joined
}

const nobody: Snapshot = { state: { kind: 'joining' }, right: null, ready: false, people: [] }
const never = (): (() => void) => () => undefined
const unknown = (): Snapshot => nobody

/** What is known of a joined document now. */
export function useJoinedState(joined: Joined | null): Snapshot {
  return useSyncExternalStore(joined?.subscribe ?? never, joined?.snapshot ?? unknown, unknown)
}

/** The worst state of several documents, for the one indicator that speaks for all of them. */
export function useTogether(documents: Array<Joined | null>): SaveState {
  const there = documents.filter((one) => one !== null)
  const key = there.map(({ name }) => name).join(' ')
  const [state, setState] = useState<SaveState>({ kind: 'joining' })
  useEffect(() => {
    const look = (): void => {
      const now = together(there.map((one) => one.snapshot().state))
      setState((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now))
    }
    look()
    const stops = there.map((one) => one.subscribe(look))
    return () => {
      for (const stop of stops) stop()
    }
    // the documents by name: the array is a new one at each drawing
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key])
  return state
}
