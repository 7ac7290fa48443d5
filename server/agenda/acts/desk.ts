import type { Actor } from '#server/kernel/actor.ts'
import { db } from '#server/kernel/db.ts'
import { permit } from '#server/kernel/policy.ts'
import type { Tx } from '#server/kernel/tx.ts'
import type { AgendaLanguage } from '#server/meetings/schema.ts'
import { deskRightsOf, languagesOf, sessionsOf } from '#server/meetings/service.ts'
import { type Draft, type DraftItem, draftOf } from '../draft.ts'
import { deskPeople, namesOf } from '../people.ts'
import { may } from '../policy.ts'
import type { DeskView, TextState, TranslationView } from '../schema/desk.ts'
import { mismatchesOf } from '../shape/mismatches.ts'
import { progressOf, type Standing, standingOf, stateOf } from '../standing.ts'
import { openHeader } from './read.ts'

async function states(tx: Tx, standings: Standing[]): Promise<TextState[]> {
  const names = await namesOf(
    tx,
    standings.map((standing) => standing.by),
  )
  return standings.map((standing) => stateOf(standing, names))
}

function deskItems(draft: Draft): DeskView['items'] {
  return [...draft.items, ...draft.bin].map((item) => ({
    id: item.id,
    parent: item.parentId,
    position: item.position,
    label: item.label,
    depth: item.depth,
    gone: item.gone,
    source: item.source,
    visibility: item.visibility,
    title: draft.text(item.id, item.source)?.title ?? '',
    findings: item.findings,
  }))
}

async function commentCounts(tx: Tx, meeting: number): Promise<DeskView['comments']> {
  return tx.$queryRaw<DeskView['comments']>`
    SELECT item_id AS item, (count(*) FILTER (WHERE resolved_at IS NULL))::int AS open, count(*)::int AS all
    FROM agenda_comment WHERE meeting_id = ${meeting} AND answers IS NULL GROUP BY item_id`
}

/** Everything the desk page needs beside the co-edited documents. */
export function desk(actor: Actor, input: { meeting: number }): Promise<DeskView> {
  return db.as(actor, async (tx) => {
    const header = await openHeader(tx, actor, input.meeting)
    const rights = await deskRightsOf(tx, actor, input.meeting)
    permit(may.sitAtDesk(actor, rights))
    const languages = await languagesOf(tx, input.meeting)
    const draft = await draftOf(tx, input.meeting)
    const standings = draft.items.flatMap((item) => languages.map(({ language }) => standingOf(draft, item, language)))
    return {
      meeting: header.meeting,
      sessions: await sessionsOf(tx, input.meeting),
      languages,
      rights,
      items: deskItems(draft),
      texts: await states(tx, standings),
      progress: languages.map(({ language }) => progressOf(language, standings)),
      comments: await commentCounts(tx, input.meeting),
      editions: header.editions,
      people: await deskPeople(tx, input.meeting),
      can: {
        circulate: may.circulate(actor, input.meeting),
        arrange: may.arrange(actor, input.meeting),
        declareNeutral: may.declareNeutral(actor, rights),
        structure: rights.structure,
      },
    }
  })
}

function differing(
  draft: Draft,
  item: DraftItem,
  language: AgendaLanguage,
): TranslationView['texts'][number]['mismatches'] {
  const source = draft.text(item.id, item.source)
  const target = draft.text(item.id, language)
  return source && target && item.source !== language ? mismatchesOf(source, target) : []
}

/** One language beside its sources: state of every text, what of each source has moved, and figures that differ. */
export function translation(
  actor: Actor,
  input: { meeting: number; language: AgendaLanguage },
): Promise<TranslationView> {
  return db.as(actor, async (tx) => {
    await openHeader(tx, actor, input.meeting)
    const rights = await deskRightsOf(tx, actor, input.meeting)
    permit(may.sitAtDesk(actor, rights))
    const draft = await draftOf(tx, input.meeting)
    const standings = draft.items.map((item) => standingOf(draft, item, input.language))
    const told = await states(tx, standings)
    const write = may.translate(actor, rights, input.language)
    return {
      language: input.language,
      progress: progressOf(input.language, standings),
      texts: draft.items.flatMap((item, at) => {
        const [state, standing] = [told[at], standings[at]]
        if (!state || !standing) return []
        return [
          { ...state, label: item.label, blocks: standing.blocks, mismatches: differing(draft, item, input.language) },
        ]
      }),
      can: { write, approve: write, declareNeutral: may.declareNeutral(actor, rights) },
    }
  })
}
