import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { machine } from '#server/kernel/actor.ts'
import { record } from '#server/kernel/events.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { organisations } from './organisations.ts'

function table(file: string): Array<Record<string, string>> {
  const [head = '', ...lines] = readFileSync(join(process.cwd(), 'prisma/seed', file), 'utf8')
    .trim()
    .split('\n')
  const names = head.split('\t')
  return lines.map((line) => {
    const cells = line.split('\t')
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']))
  })
}

/** The 21 economies in APEC's order with their sources, and the bodies beside them. */
export async function loadParties(tx: Tx): Promise<void> {
  const economies = table('economies.tsv').map((row) => ({
    id: (row['apec_abbreviation'] ?? '').toLowerCase(),
    kind: 'economy',
    name: row['apec_name'] ?? '',
    abbreviation: row['apec_abbreviation'] ?? '',
    position: Number(row['order']),
    code2: row['code2'] ?? null,
    languages: (row['languages'] ?? '').split(','),
    zone: row['time_zone'] ?? null,
    administration: row['customs_administration'] ?? null,
    shortName: row['customs_short'] ?? null,
    joined: Number(row['joined_apec']),
    currency: row['currency'] ?? null,
    source: row['source'] ?? '',
    confidence: row['confidence'] ?? '',
  }))
  const bodies = organisations.map((body, i) => ({
    ...body,
    kind: 'organisation',
    position: 100 + i,
    languages: ['en'],
    source: "reports of the SCCP; APEC's list of groups",
    confidence: 'sure',
  }))
  await tx.party.createMany({ data: [...economies, ...bodies], skipDuplicates: true })
}

const day = (text: string | undefined): Date | null => (text ? new Date(`${text}T00:00:00Z`) : null)

/** The SCCP's meetings since 2012: dates where a source gave them, else year and host alone. */
export async function loadMeetings(tx: Tx): Promise<void> {
  const hosts = new Map((await tx.party.findMany({ where: { kind: 'economy' } })).map((party) => [party.name, party]))
  const rows = table('meetings.tsv').map((row) => {
    const host = hosts.get(row['host_economy'] ?? '')
    if (!host?.zone) throw new Error(`meetings.tsv: unknown host ${row['host_economy']}`)
    return {
      year: Number(row['year']),
      ordinal: Number((row['meeting'] ?? '').slice(-1)),
      som: row['senior_officials_meeting'] ?? '',
      host: host.id,
      city: row['city'] || null,
      zone: host.zone,
      firstDay: day(row['first_day']),
      lastDay: day(row['last_day']),
      status: 'archived',
      source: row['source'] ?? '',
      confidence: row['confidence'] ?? '',
    }
  })
  await tx.meeting.createMany({ data: rows, skipDuplicates: true })
  for (const meeting of await tx.meeting.findMany({ select: { id: true } })) await recordMeeting(tx, meeting.id)
}

/** The event by which the observers learn of a meeting. */
export async function recordMeeting(tx: Tx, id: number): Promise<void> {
  const happening = { act: 'meetings.meeting.recorded', object: { kind: 'meeting', id: String(id) } }
  await record(tx, machine('seed'), { ...happening, meeting: id, audience: 'public' })
}
