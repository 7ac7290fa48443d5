/** The series of a meeting's papers: year/meeting/forum, '2027/SOM1/SCCP', the second meeting's 'SCCP2' (domain.md, Papers). */
export function seriesPrefix(meeting: { year: number; som: string; ordinal: number }): string {
  return `${meeting.year}/${meeting.som}/SCCP${meeting.ordinal === 1 ? '' : meeting.ordinal}`
}

/** A paper's number: three digits at least, 'rev1' for the first revision. */
export function paperNumber(prefix: string, sequence: number, revision: number): string {
  return `${prefix}/${String(sequence).padStart(3, '0')}${revision === 0 ? '' : `rev${revision}`}`
}
