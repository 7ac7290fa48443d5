import { handlers } from './auth.ts'

/** next-auth's own addresses: csrf, callback/credentials, session, signout. */
export const { GET, POST } = handlers
