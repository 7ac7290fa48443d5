import type { Tx } from './tx.ts'

/** The tasks that app_enqueue lets through; the table job_task holds the same, in the order of the alphabet. */
export const tasks = [
  'documents.blocks',
  'documents.inspect',
  'documents.pack',
  'documents.scan',
  'notices.mail',
] as const
export type Task = (typeof tasks)[number]

/** Adds a job in the transaction of the change: it exists only if the change does. */
export async function enqueue(tx: Tx, task: Task, payload: Record<string, string | number | null>): Promise<void> {
  await tx.$executeRaw`SELECT app_enqueue(${task}, ${JSON.stringify(payload)}::json)`
}
