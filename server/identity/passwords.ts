import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

/** OWASP's parameters for argon2id: 19 MiB, 2 passes, 1 lane (ASVS 5.0 appendix C). Raised here, they are raised at the next sign-in. */
const now = { memory: 19_456, passes: 2, parallelism: 1 }
const tagLength = 32

interface Encoded {
  memory: number
  passes: number
  parallelism: number
  nonce: Buffer
  tag: Buffer
}

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')

/** A password as argon2id in the PHC string format. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive('argon2id', { message: password, nonce, tagLength, ...now })
  return `$argon2id$v=19$m=${now.memory},t=${now.passes},p=${now.parallelism}$${base64(nonce)}$${base64(tag as Buffer)}`
}

function parse(encoded: string): Encoded | null {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(encoded)
  if (!found) return null
  const [, memory, passes, parallelism, nonce = '', tag = ''] = found
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    nonce: Buffer.from(nonce, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  }
}

// an unknown account costs the same time as a known one (asvs.md B27)
const nobody = `$argon2id$v=19$m=${now.memory},t=${now.passes},p=${now.parallelism}$${base64(Buffer.alloc(16))}$${base64(Buffer.alloc(tagLength))}`

/** Whether a password is the one that was hashed; with null the same work is done and the answer is no. */
export async function verifyPassword(
  password: string,
  encoded: string | null,
): Promise<{ right: boolean; outdated: boolean }> {
  const stored = parse(encoded ?? nobody) ?? parse(nobody)
  if (!stored) return { right: false, outdated: false }
  const { memory, passes, parallelism, nonce, tag } = stored
  const got = (await derive('argon2id', {
    message: password,
    nonce,
    tagLength: tag.length,
    memory,
    passes,
    parallelism,
  })) as Buffer
  const right = timingSafeEqual(got, tag) && encoded !== null
  return { right, outdated: memory < now.memory || passes < now.passes || parallelism < now.parallelism }
}
