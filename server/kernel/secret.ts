import { createHash, randomBytes } from 'node:crypto'

/** 32 random bytes; only their SHA-256 is kept (ASVS 11.5.1). */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What is kept of a secret. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
