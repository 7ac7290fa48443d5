import { db } from './db.ts'
import { log } from './log.ts'

const patience = 3000

async function databaseAnswers(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patience} ms`)), patience)
  })
  try {
    await Promise.race([db.ping(), late])
    return true
  } catch (error) {
    log.warn({ what: 'health.failing', check: 'database', error })
    return false
  } finally {
    clearTimeout(timer)
  }
}

/** `/api/health`: 200 when the process and its database answer, else 503 naming the failing check; says no more (ASVS 13.4.5). */
export async function health(): Promise<Response> {
  const database = await databaseAnswers()
  const checks = { process: 'ok', database: database ? 'ok' : 'failing' }
  return Response.json(
    { status: database ? 'ok' : 'failing', checks },
    { status: database ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  )
}
