import { createServer, type IncomingMessage, type Server } from 'node:http'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import next from 'next'
import { openDatabase } from '#prisma/open.ts'
import { seed } from '#prisma/seed/run.ts'
import { openCollab } from './collab.ts'
import { standingEdition } from './agenda/http.ts'
import { files, provideFirst } from './documents/http.ts'
import { firstInvitation } from './identity/service.ts'
import { openJobs } from './jobs.ts'
import { db } from './kernel/db.ts'
import { env, provide, settings } from './kernel/env.ts'
import { adoptConsole, log } from './kernel/log.ts'
import { beTheOnlyOne } from './kernel/only-one.ts'
import { listen, portalServer } from './kernel/serve.ts'
import { proxyNetworks, StartRefusal } from './kernel/settings.ts'

/** What has been opened, to be closed in the opposite order. */
const opened: { name: string; close: () => Promise<unknown> }[] = []
let stopping = false

async function stop(code: number): Promise<void> {
  if (stopping) return
  stopping = true
  for (const { name, close } of opened.reverse()) {
    const late = wait(5000, 'late', { ref: false })
    const told = await Promise.race([
      close().catch((error: unknown) => log.error({ what: 'stop.failed', name, error })),
      late,
    ])
    if (told === 'late') log.warn({ what: 'stop.late', name })
  }
  process.exit(code)
}

async function openPages(production: boolean) {
  // a server of its own that never listens: else Next ends foreign sockets of ours at the first request
  const aside = createServer()
  const app = next({
    dev: !production,
    dir: process.cwd(),
    hostname: env.host ?? 'localhost',
    port: env.port,
    httpServer: aside,
  })
  await app.prepare()
  opened.push({ name: 'pages', close: () => app.close() })
  // Next listens for hot reload on the server it was given; its own upgrade handler answers nobody (16.4.6, next.js read)
  const reload = (request: IncomingMessage, socket: Duplex, head: Buffer) =>
    void aside.emit('upgrade', request, socket, head)
  return { pages: app.getRequestHandler(), development: production ? undefined : reload }
}

// sockets are told and closed by their own door afterwards: waiting for them here would wait for ever
function closeServer(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done())
    server.closeIdleConnections()
    setTimeout(() => {
      server.closeAllConnections()
      done()
    }, 1000).unref()
  })
}

async function open(production: boolean): Promise<void> {
  const wanted = settings()
  const database = await openDatabase(wanted)
  opened.push({ name: 'database', close: database.stop })
  provide({ DATABASE_URL: database.ownerUrl, AUTH_SECRET: database.authSecret, DEMO: wanted.demo ? '1' : '0' })
  opened.push({ name: 'pool', close: () => db.close() })
  await seed(env.ownerUrl, { demo: env.demo })
  provideFirst(standingEdition)
  const doors: Parameters<typeof portalServer>[0] = { ...(await openPages(production)), files }
  if (env.roles.includes('collab')) {
    if (!env.redisUrl) opened.push({ name: 'lock', close: await beTheOnlyOne() })
    const collab = await openCollab()
    opened.push({ name: 'collab', close: () => collab.close() })
    doors.collab = (request, socket, head) => collab.upgrade(request, socket, head)
  }
  if (env.roles.includes('worker')) {
    const jobs = await openJobs()
    opened.push({ name: 'jobs', close: () => jobs.close() })
  }
  const server = portalServer(doors, {
    publicUrl: env.publicUrl,
    publicUrlIsDefault: env.publicUrlIsDefault,
    port: env.port,
    proxies: proxyNetworks(env.trustedProxies),
    production,
    publicFolder: join(process.cwd(), 'public'),
  })
  await listen(server, env.port, env.host).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE')
      throw new StartRefusal(`PORT: ${env.port} is taken by another program; set PORT to a free one.`)
    throw new StartRefusal(
      `HOST: the portal cannot listen on ${env.host ?? 'every interface'}, port ${env.port} (${error.code}).`,
    )
  })
  opened.push({ name: 'server', close: () => closeServer(server) })
}

const say = (text: string) => process.stdout.write(`${text}\n`)

async function announce(): Promise<void> {
  say(`\nThe SCCP portal is open at ${env.publicUrl}`)
  if (env.demo) {
    say(`It runs with demonstration data. Accounts, all with the password ${env.demoPassword}:`)
    say('  secretariat@sccp.example  chair@sccp.example  admin@sccp.example')
    say(
      '  delegate.kr@sccp.example (Korean), delegate.jp@ (Japanese), delegate.mx@ (Spanish); head.XX@, delegate.XX@, leader.XX@ for each economy',
    )
    say('  observer.asean@sccp.example  guest.wco@sccp.example')
  } else {
    const link = await firstInvitation()
    if (link) say(`No account exists yet. The first administrator signs up within one hour at ${link}`)
  }
  process.send?.('open')
}

/** Opens the portal; ends with one line when a setting or the place is wrong. */
async function main(): Promise<void> {
  const production = process.env['NODE_ENV'] === 'production'
  if (production) adoptConsole()
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop(0))
  // the parent that installs and builds was killed: nobody would hear our stop any more
  process.on('disconnect', () => void stop(0))
  process.on('uncaughtException', (error) => {
    log.error({ what: 'process.failed', error })
    void stop(1)
  })
  process.on('unhandledRejection', (error) => log.error({ what: 'promise.failed', error }))
  try {
    await open(production)
    await announce()
  } catch (error) {
    if (error instanceof StartRefusal) process.stderr.write(`${error.message}\n`)
    else log.error({ what: 'start.failed', error })
    await stop(1)
  }
}

await main()
