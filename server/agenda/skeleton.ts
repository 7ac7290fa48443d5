import type { ItemPurpose } from './shape/item-fields.ts'

export interface SkeletonItem {
  /** its title stands in locales/<language>/skeleton.json */
  key: string
  parent?: string
  /** 'host' stands for the host economy */
  leads?: string[]
  minutes?: number
  purpose?: ItemPurpose
  /** the sitting it is placed in */
  sitting: number
}

const part = (key: string, sitting: number): SkeletonItem => ({ key, sitting })
function item(
  key: string,
  sitting: number,
  [minutes, purpose]: [number, ItemPurpose],
  leads: string[] = [],
): SkeletonItem {
  const parent = key.includes('-') ? key.slice(0, key.indexOf('-')) : undefined
  return { key, sitting, minutes, purpose, leads, ...(parent ? { parent } : {}) }
}

/** The pattern of an SCCP agenda (domain.md, "The agenda's pattern"): what a meeting begins with that has none before it. */
export const skeleton: SkeletonItem[] = [
  part('opening', 1),
  item('opening-welcome', 1, [15, 'information'], ['host']),
  item('opening-som', 1, [10, 'information'], ['som-chair']),
  item('opening-chair', 1, [10, 'information'], ['sccp-chair']),
  item('adoption', 1, [10, 'decision'], ['sccp-chair']),
  part('developments', 1),
  item('developments-apec', 1, [15, 'information'], ['apec-secretariat']),
  item('developments-cti', 1, [15, 'information'], ['cti-chair']),
  item('developments-host', 1, [30, 'endorsement'], ['host']),
  item('developments-followup', 1, [15, 'discussion'], ['apec-secretariat']),
  item('tfa', 2, [45, 'discussion']),
  item('connectivity', 2, [45, 'discussion']),
  item('paperless', 2, [30, 'discussion']),
  item('aeo', 3, [45, 'discussion']),
  item('ecommerce', 3, [40, 'discussion']),
  item('smart', 3, [35, 'discussion']),
  item('risk', 4, [40, 'discussion']),
  item('ipr', 4, [20, 'discussion']),
  item('green', 4, [30, 'discussion'], ['host']),
  item('wco', 4, [20, 'information'], ['wco']),
  item('business', 5, [30, 'discussion'], ['host', 'abac']),
  item('cap', 5, [30, 'endorsement']),
  item('projects', 5, [30, 'endorsement'], ['apec-secretariat']),
  item('strategy', 5, [30, 'endorsement'], ['sccp-chair']),
  item('other', 6, [10, 'discussion'], ['sccp-chair']),
  item('classification', 6, [10, 'decision'], ['apec-secretariat']),
  item('next', 6, [5, 'information'], ['sccp-chair']),
  item('report', 6, [60, 'decision'], ['sccp-chair']),
]
