import { expect, test } from 'vitest'
import { asPortal, asSuperuser } from '#tests/database.ts'
import { env } from '#server/kernel/env.ts'
import { portalRole } from '#server/kernel/portal-role.ts'
import { assertPortalRole, openPortalRole } from './roles.ts'

test('the role of requests owns nothing, is no superuser and cannot step round row-level security', async () => {
  await expect(assertPortalRole(env.portalUrl)).resolves.toBeUndefined()
  const role = await asPortal(
    async (client) =>
      (
        await client.query(
          'SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user',
        )
      ).rows[0],
  )
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false })
})

test('a start is refused when the role of requests bypasses row-level security, is superuser or owns a table', async () => {
  const name = portalRole(env.ownerUrl, env.authSecret).name
  const change = (text: string) => asSuperuser((client) => client.query(text))
  await change(`ALTER ROLE ${name} BYPASSRLS`)
  await expect(openPortalRole(env.ownerUrl, env.authSecret)).rejects.toThrow(
    /bypasses row-level security|lacks a right/,
  )
  await expect(assertPortalRole(env.portalUrl)).rejects.toThrow('bypasses row-level security')
  await change(`ALTER ROLE ${name} NOBYPASSRLS SUPERUSER`)
  await expect(assertPortalRole(env.portalUrl)).rejects.toThrow('is a superuser')
  await change(`ALTER ROLE ${name} NOSUPERUSER`)
  await change(`CREATE TABLE owned (id int); ALTER TABLE owned OWNER TO ${name}`)
  await expect(assertPortalRole(env.portalUrl)).rejects.toThrow('owns tables')
  await change('DROP TABLE owned')
  await expect(assertPortalRole(env.portalUrl)).resolves.toBeUndefined()
})

test('another AUTH_SECRET renews the password of the role', async () => {
  const old = env.portalUrl
  const secret = 'another-secret-another-secret-another-secret'
  const url = await openPortalRole(env.ownerUrl, secret)
  expect(url).not.toBe(old)
  await expect(assertPortalRole(old)).rejects.toThrow('password')
  await openPortalRole(env.ownerUrl, env.authSecret)
})

test('every table of the portal forces row-level security', async () => {
  const open = await asSuperuser(
    async (client) =>
      (
        await client.query<{ relname: string }>(
          `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> '_prisma_migrations' AND NOT (relrowsecurity AND relforcerowsecurity)`,
        )
      ).rows,
  )
  expect(open).toEqual([])
})
