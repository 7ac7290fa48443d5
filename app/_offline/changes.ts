import type { Head, Offered } from './pack.ts'

/** What has changed since a pack was kept (features.md X13). */
export interface Changes {
  agenda: boolean
  timetable: boolean
  revised: number
  /** papers that were not there then */
  added: number
  /** kept papers that the reader may not read any more */
  gone: string[]
}

/** Compares what was offered when the pack was kept with what is offered now. */
export function changesOf({ offered, papers }: Pick<Head, 'offered' | 'papers'>, now: Offered): Changes {
  const kept = papers.map(({ paper, version }) => ({ paper, version, stands: now.papers[paper] }))
  return {
    agenda: offered.agenda !== now.agenda,
    timetable: offered.timetable !== now.timetable,
    revised: kept.filter(({ version, stands }) => stands !== undefined && stands !== version).length,
    added: Object.keys(now.papers).filter((paper) => !(paper in offered.papers)).length,
    gone: kept.filter(({ stands }) => stands === undefined).map(({ paper }) => paper),
  }
}

/** Whether anything has. */
export const isBehind = ({ agenda, timetable, revised, added }: Changes): boolean =>
  agenda || timetable || revised > 0 || added > 0
