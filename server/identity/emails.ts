import { z } from 'zod'

/** Other spellings under which a demonstration account is known (contract.md). */
const aliases: Record<string, string> = { 'observer.wco@sccp.example': 'guest.wco@sccp.example' }

/** An address as it is stored: small letters, aliases resolved; Chinese Taipei's accounts answer to both technical codes. */
export function canonicalEmail(typed: string): string {
  const small = typed.trim().toLowerCase()
  return aliases[small] ?? small.replace(/^(head|delegate|leader)\.tw@sccp\.example$/, '$1.ct@sccp.example')
}

/** An address that mail can be sent to and that looks like no other: plain letters, no display name, no quotes (asvs.md B8, B27). */
export const email = z
  .email()
  .max(254)
  .regex(/^[\x21-\x7e]+$/)
  .transform(canonicalEmail)
