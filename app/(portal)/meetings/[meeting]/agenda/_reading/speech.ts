import { words } from '#app/_i18n/server.tsx'

/** The words and formats of a page, handed down: a long agenda asks for them once and not for each of its items. */
export type Speech = Awaited<ReturnType<typeof words>> & {
  /** the name of a party by its id, in the portal's language */
  nameOf: (party: string) => string
}

/** The words of the agenda's pages. */
export async function agendaSpeech(): Promise<Speech> {
  const names = await words('parties')
  return { ...(await words('agenda')), nameOf: (party) => names.t(party) }
}
