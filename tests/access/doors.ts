import { editionFile } from '#server/agenda/http.ts'
import type { DocumentName } from '#server/agenda/shape/documents.ts'
import { calendarFile, participantsFile } from '#server/meetings/http.ts'
import { announce, coverIn, fileIn, packIn, volumeOf } from './files.ts'
import { type RoleName, roles, type World } from './people.ts'

const delegations: RoleName[] = ['delegate', 'head', 'drafter', 'owner', 'leader', 'observer']
const led: RoleName[] = ['secretariat', 'chair']

/** A co-edited document, and who writes or reads it; the others get no token. */
interface Right {
  document: (world: World) => string
  write: RoleName[]
  read: RoleName[]
}

/** Every kind of document of the socket, of one's own and of others. */
export const documents: Record<DocumentName['kind'], Record<string, Right>> = {
  structure: {
    'the outline': { document: ({ meeting }) => `agenda:${meeting}`, write: ['drafter', ...led], read: ['owner'] },
    'another meeting’s outline': { document: ({ otherMeeting }) => `agenda:${otherMeeting}`, write: led, read: [] },
  },
  words: {
    'the source': { document: ({ meeting }) => `agenda:${meeting}:en`, write: ['drafter', ...led], read: ['owner'] },
    'a language': { document: ({ meeting }) => `agenda:${meeting}:ko`, write: ['owner', ...led], read: ['drafter'] },
    'a language that is not open': { document: ({ meeting }) => `agenda:${meeting}:th`, write: [], read: [] },
  },
  notes: {
    'Japan’s notes': { document: ({ meeting }) => `notes:${meeting}:jpn`, write: ['delegate', 'head'], read: [] },
    'Korea’s notes': { document: ({ meeting }) => `notes:${meeting}:rok`, write: ['owner'], read: [] },
    'nobody’s notes': { document: ({ meeting }) => `notes:${meeting}:apec`, write: [], read: [] },
    'the notes of a guest not invited': { document: (world) => `notes:${world.otherMeeting}:wco`, write: [], read: [] },
  },
}

/** An address that answers without a procedure: who gets more than a refusal, or the test that opens it. */
interface Door {
  proved?: string
  ask?: (world: World) => Promise<Response>
  may?: RoleName[]
  foreign?: { ask: (world: World) => Promise<Response>; may: RoleName[] }
}

const file = (meeting: number): Promise<Response> =>
  editionFile(new Request(`http://localhost/meetings/${meeting}/agenda/editions/1.csv`), {
    params: Promise.resolve({ meeting: String(meeting), edition: '1', format: 'csv' }),
  })

const list = (meeting: number): Promise<Response> =>
  participantsFile(new Request(`http://localhost/api/participants/${meeting}/xlsx`), {
    params: Promise.resolve({ meeting: String(meeting), format: 'xlsx' }),
  })
const listed: RoleName[] = ['delegate', 'head', 'drafter', 'owner', 'leader', ...led]

const calendar = (token: string): Promise<Response> =>
  calendarFile(new Request(`http://localhost/api/v1/calendar/${token}.ics`), {
    params: Promise.resolve({ token: `${token}.ics` }),
  })

/** Every route of the portal. */
export const doors: Record<string, Door> = {
  'app/api/health/route.ts': { proved: 'tests/faults/border.test.ts' },
  'app/api/trpc/[trpc]/route.ts': { proved: 'server/access.db.test.ts' },
  'app/api/auth/[...nextauth]/route.ts': { proved: 'tests/faults/sessions.test.ts' },
  'app/api/agenda/[meeting]/[edition]/[format]/route.ts': {
    ask: (world) => file(world.meeting),
    may: [...delegations, ...led, 'guest', 'administrator'],
    foreign: { ask: (world) => file(world.otherMeeting), may: [...delegations, ...led, 'administrator'] },
  },
  'app/api/participants/[meeting]/[format]/route.ts': {
    ask: (world) => list(world.meeting),
    may: listed,
    foreign: { ask: (world) => list(world.otherMeeting), may: listed },
  },
  // who holds the address, signed in or not, and nobody who guesses
  'app/api/v1/calendar/[token]/route.ts': {
    ask: async (world) => calendar(await world.calendar()),
    may: [...roles],
    foreign: { ask: () => calendar('x'.repeat(43)), may: [] },
  },
}

const senders: RoleName[] = ['delegate', 'head', 'drafter', 'owner', ...led]

/** What the process answers beside the routes, with raw bytes. */
export const rawDoors: Record<string, Door> = {
  'POST /api/files/uploads': {
    ask: (world) => announce(world.meeting),
    may: senders,
    foreign: { ask: (world) => announce(world.otherMeeting), may: senders },
  },
  'GET /api/files/{id}': {
    ask: (world) => fileIn(world.meeting, 'members'),
    may: ['delegate', 'head', 'drafter', 'owner', 'leader', ...led],
    foreign: { ask: (world) => fileIn(world.otherMeeting, 'public'), may: [...delegations, ...led, 'administrator'] },
  },
  'GET /api/files/packs/{meeting}': {
    ask: (world) => packIn(world.meeting),
    may: [...delegations, ...led, 'guest', 'administrator'],
    foreign: { ask: (world) => packIn(world.otherMeeting), may: [...delegations, ...led, 'administrator'] },
  },
  'GET /api/files/covers/{id}.{format}': {
    ask: (world) => coverIn(world.meeting, 'members'),
    may: ['delegate', 'head', 'drafter', 'owner', 'leader', ...led],
    foreign: { ask: (world) => coverIn(world.otherMeeting, 'public'), may: [...delegations, ...led, 'administrator'] },
  },
  // a pack of the Japanese delegate's
  'GET /api/files/{pack}/{volume}': {
    ask: (world) => volumeOf(world.actors.delegate, world.meeting),
    may: ['delegate'],
  },
}
