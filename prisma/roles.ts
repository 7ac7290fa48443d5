import pg from 'pg'
import { portalRole } from '#server/kernel/portal-role.ts'
import { StartRefusal } from '#server/kernel/settings.ts'

interface Rights {
  rolsuper: boolean
  rolbypassrls: boolean
  rolcreaterole: boolean
  rolcreatedb: boolean
  owns: string
  member: boolean
}

/**
 * Makes (or renews the password of) the login role that requests use, a member of `sccp_portal`, which the first
 * migration makes. Gives the address to connect with. Throws StartRefusal naming the right the owner lacks.
 */
export async function openPortalRole(ownerUrl: string, authSecret: string): Promise<string> {
  const role = portalRole(ownerUrl, authSecret)
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'sccp-portal roles' })
  await client.connect()
  try {
    const name = client.escapeIdentifier(role.name)
    const { rows } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role.name])
    if (rows.length === 0)
      await client
        .query(`CREATE ROLE ${name} NOSUPERUSER NOCREATEDB NOCREATEROLE INHERIT NOBYPASSRLS NOREPLICATION`)
        .catch(ignoreTwin)
    await client.query(`ALTER ROLE ${name} LOGIN PASSWORD ${client.escapeLiteral(role.password)}`)
    await client.query(`GRANT sccp_portal TO ${name}`)
  } catch (error) {
    if ((error as { code?: string }).code === '42501')
      throw new StartRefusal(
        `DATABASE_URL: its user lacks a right: ${(error as Error).message} (CREATEROLE, and the ownership of its database).`,
        { cause: error },
      )
    throw error
  } finally {
    await client.end()
  }
  await assertPortalRole(role.url)
  return role.url
}

// two starts on one cluster: the second finds the role made in between
function ignoreTwin(error: unknown): void {
  if (!['42710', '23505'].includes((error as { code?: string }).code ?? '')) throw error
}

/** Refuses a portal role that row-level security would not bind (ASVS 13.2.2): superuser, owner of anything, or bypassing. */
export async function assertPortalRole(portalUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: portalUrl, application_name: 'sccp-portal roles' })
  await client.connect()
  try {
    const { rows } = await client.query<Rights>(`
      SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, pg_has_role('sccp_portal', 'USAGE') AS member,
        (SELECT count(*) FROM pg_class WHERE pg_has_role(relowner, 'USAGE')) + (SELECT count(*) FROM pg_database WHERE pg_has_role(datdba, 'USAGE')) AS owns
      FROM pg_roles WHERE rolname = current_user`)
    const [rights] = rows
    const fault = !rights
      ? 'is unknown'
      : rights.rolsuper
        ? 'is a superuser'
        : rights.rolbypassrls
          ? 'bypasses row-level security'
          : rights.rolcreaterole
            ? 'may create roles'
            : rights.rolcreatedb
              ? 'may create databases'
              : Number(rights.owns) > 0
                ? 'owns tables or databases'
                : rights.member
                  ? undefined
                  : 'is no member of sccp_portal'
    if (fault)
      throw new StartRefusal(
        `DATABASE_URL: the role of requests ${fault}; the portal does not start without its second wall.`,
      )
  } finally {
    await client.end()
  }
}
