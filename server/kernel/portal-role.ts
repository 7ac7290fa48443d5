import { createHash, createHmac } from 'node:crypto'

/** The role that requests connect as: it may log in, inherits the rights of `sccp_portal`, and owns nothing. */
export interface PortalRole {
  name: string
  password: string
  url: string
}

/**
 * The portal's login role of one database. Name and password follow from the owner's address and AUTH_SECRET,
 * so that nothing more has to be stored: a changed secret changes the password at the next start.
 */
export function portalRole(ownerUrl: string, authSecret: string): PortalRole {
  const url = new URL(ownerUrl)
  const database = decodeURIComponent(url.pathname.slice(1))
  // roles belong to the whole cluster: two portals on one cluster need two names
  const name = `sccp_portal_${createHash('sha256').update(database).digest('hex').slice(0, 12)}`
  const password = createHmac('sha256', authSecret).update(`portal role of ${database}`).digest('hex')
  url.username = name
  url.password = password
  return { name, password, url: url.href }
}
