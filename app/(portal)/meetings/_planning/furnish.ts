import { api } from '#app/_trpc/client.ts'

/**
 * Lays what other rooms keep for a meeting that has just been planned: the agenda's skeleton and the list of standing papers.
 * What does not succeed is offered on the meeting's page, so nothing is lost.
 */
export async function furnish(meeting: number): Promise<void> {
  await api.agenda.begin.mutate({ meeting }).catch(() => undefined)
  await api.documents.layStanding.mutate({ meeting }).catch(() => undefined)
}
