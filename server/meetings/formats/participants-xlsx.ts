import writeExcelFile, { type Cell } from 'write-excel-file/node'
import type { Participants } from './participants.ts'

// every cell says that it is text: a name that begins with '=' stays a name (asvs.md 1.2.10, B20)
const text = (value: string, more: object = {}): Cell => ({ value, type: String, ...more })
const head = { fontWeight: 'bold', backgroundColor: '#EEF2F6' } as const
const widths = [30, 20, 34, 38, 48, 14]

/** The list of participants as a sheet: a line for each, in APEC's order, its heads standing while one scrolls. */
export async function participantsXlsx(list: Participants): Promise<Uint8Array<ArrayBuffer>> {
  const { labels } = list
  const heads = [labels.party, labels.role, labels.name, labels.title, labels.administration, labels.state]
  const people = list.parts.flatMap((part) =>
    part.delegations.flatMap((delegation) =>
      delegation.people.map((one) => [
        text(delegation.name),
        text(one.role),
        text(one.name),
        text(one.title),
        text(one.administration),
        text(one.state),
      ]),
    ),
  )
  const above = [list.title, list.meeting.name, list.meeting.place, list.meeting.dates, list.status, list.demonstration]
  const top = above
    .filter((line) => line !== '')
    .map((line, at) => [text(line, at === 0 ? { fontWeight: 'bold' } : {})])
  const rows = [...top, [], heads.map((one) => text(one, head)), ...people]
  const sheet = {
    // a sheet's name has no more letters in Excel
    sheet: list.title.slice(0, 31),
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: top.length + 2,
    orientation: 'landscape' as const,
  }
  return new Uint8Array(await writeExcelFile(rows, sheet).toBuffer())
}
