import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { env, settings } from '#server/kernel/env.ts'
import { asSuperuser } from '#tests/database.ts'
import { openDatabase } from './open.ts'

async function open(url: URL): Promise<void> {
  const database = await openDatabase({ ...settings(), databaseUrl: url.href })
  await database.stop()
}

async function another(rights: string): Promise<URL> {
  const name = `user_${randomBytes(5).toString('hex')}`
  await asSuperuser((client) => client.query(`CREATE ROLE ${name} LOGIN PASSWORD 'a-word-of-its-own' ${rights}`))
  const url = new URL(env.ownerUrl)
  url.username = name
  url.password = 'a-word-of-its-own'
  return url
}

test('a database that is up to date opens again', async () => {
  await expect(open(new URL(env.ownerUrl))).resolves.toBeUndefined()
})

test('a user who does not own the database is refused with the right that is missing', async () => {
  await expect(open(await another('CREATEROLE'))).rejects.toThrow('DATABASE_URL: its user has to own the database.')
})

test('an owner who may not create roles is refused with the right that is missing', async () => {
  const url = await another('')
  const name = url.username
  url.pathname = `/${name}`
  await asSuperuser((client) => client.query(`CREATE DATABASE ${name} OWNER ${name}`))
  await expect(open(url)).rejects.toThrow('DATABASE_URL: its user lacks the right CREATEROLE.')
})

test('a database of its own is set up from nothing by a plain owner with CREATEROLE', async () => {
  const url = await another('CREATEROLE')
  const name = url.username
  url.pathname = `/${name}`
  await asSuperuser((client) => client.query(`CREATE DATABASE ${name} OWNER ${name}`))
  // the group of requests exists already in this cluster and belongs to the first portal
  await asSuperuser((client) => client.query(`GRANT sccp_portal TO ${name} WITH ADMIN OPTION`))
  await expect(open(url)).resolves.toBeUndefined()
}, 30_000)

test('a wrong password or a silent server is one line', async () => {
  const wrong = new URL(env.ownerUrl)
  wrong.password = 'wrong'
  await expect(open(wrong)).rejects.toThrow(/^DATABASE_URL: the database does not answer: [^\n]+$/)
  await expect(open(new URL('postgresql://a:b@127.0.0.1:1/c'))).rejects.toThrow(
    /^DATABASE_URL: the database does not answer: [^\n]+$/,
  )
})
