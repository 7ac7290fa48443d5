import type { Event } from '#prisma/client/client.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { wordsOf } from './words.ts'

interface Entry {
  kind: string
  objectId: string
  language: string
  meetingId: number | null
  number: string
  title: string
  visibility: string
  parties?: string[]
  path: string
}

async function put(tx: Tx, entries: Entry[]): Promise<void> {
  if (entries.length === 0) return
  await tx.searchEntry.createMany({
    data: entries.map((entry) => ({ ...entry, words: wordsOf(`${entry.number} ${entry.title}`) })),
  })
}

/** An edition's items replace those of the meeting's earlier edition; a withdrawn one leaves the search. */
async function indexAgenda(tx: Tx, meeting: number): Promise<void> {
  await tx.searchEntry.deleteMany({ where: { meetingId: meeting, kind: { in: ['item', 'paper'] } } })
  const papers = await tx.paper.findMany({
    where: { meetingId: meeting },
    include: { economies: true, versions: { orderBy: { revision: 'desc' } } },
  })
  await put(
    tx,
    papers.map((paper) => ({
      kind: 'paper',
      objectId: paper.id,
      language: 'en',
      meetingId: meeting,
      // the number that readers know: a revision's when it is circulated
      number: (paper.versions.find((version) => version.circulatedAt !== null) ?? paper.versions[0])?.number ?? '',
      title: paper.title,
      visibility: paper.access === 'economies' ? 'parties' : paper.access,
      parties: paper.economies.map((economy) => economy.party),
      path: paper.sequence === 1 ? `/meetings/${meeting}/agenda` : `/documents/${paper.id}`,
    })),
  )
  const edition = await tx.agendaEdition.findFirst({
    where: { meetingId: meeting, withdrawnAt: null },
    orderBy: { n: 'desc' },
    include: { items: true, texts: { select: { itemId: true, language: true, title: true, visibility: true } } },
  })
  const labels = new Map(edition?.items.map((item) => [item.itemId, item.label]))
  await put(
    tx,
    (edition?.texts ?? []).map((text) => ({
      kind: 'item',
      objectId: text.itemId,
      language: text.language,
      meetingId: meeting,
      number: labels.get(text.itemId) ?? '',
      title: text.title,
      visibility: text.visibility,
      path: `/meetings/${meeting}/agenda#item-${text.itemId}`,
    })),
  )
}

async function indexMeeting(tx: Tx, id: number): Promise<void> {
  const meeting = await tx.meeting.findUnique({ where: { id } })
  await tx.searchEntry.deleteMany({ where: { kind: 'meeting', objectId: String(id) } })
  // what is only asked for is not everybody's to find
  if (!meeting || meeting.status === 'requested' || meeting.status === 'declined') return
  const host = await tx.party.findUnique({ where: { id: meeting.host }, select: { name: true } })
  const title = [`SCCP${meeting.ordinal} ${meeting.year}`, host?.name, meeting.city].filter(Boolean).join(' · ')
  const place = { language: 'en', meetingId: id, number: meeting.som, visibility: 'public', path: `/meetings/${id}` }
  await put(tx, [{ kind: 'meeting', objectId: String(id), title, ...place }])
}

/** Keeps the search rows in step with editions, papers and meetings; drafts and notes never enter. */
export async function hear(tx: Tx, events: Event[]): Promise<void> {
  const agendas = new Set(
    events.flatMap((event) => (/^(agenda\.edition|documents\.paper)\./.test(event.act) ? (event.meeting ?? []) : [])),
  )
  const meetings = new Set(
    events.flatMap((event) => (/^meetings\.meeting\./.test(event.act) ? (event.meeting ?? []) : [])),
  )
  for (const meeting of agendas) await indexAgenda(tx, meeting)
  for (const meeting of meetings) await indexMeeting(tx, meeting)
}
