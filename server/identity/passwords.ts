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

/** Words that a password may not be made of: the portal's own, which everybody would try first. */
const own = [
  'apec',
  'sccp',
  'customs',
  'portal',
  'secretariat',
  'delegate',
  'password',
  'welcome',
  'letmein',
  'qwerty',
  'administrator',
  'asiapacific',
]

/** The most used passwords of twelve letters or more in published breaches; shorter ones fall to the length. */
const common = new Set([
  '123456789012',
  '1234567890123',
  '12345678901234',
  '123456789123',
  '111111111111',
  '000000000000',
  '123123123123',
  '121212121212',
  'password1234',
  'passwordpassword',
  'password12345',
  'qwertyuiop123',
  'qwertyuiop12',
  'qwerty123456',
  'qwertyqwerty',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'q1w2e3r4t5y6',
  'zaq12wsxcde3',
  'abcdefghijkl',
  'abcdefghijklm',
  'abcd12345678',
  'abc123abc123',
  'iloveyou1234',
  'iloveyouforever',
  'administrator',
  'administrator1',
  'letmeinletmein',
  'changemenow1',
  'changeme1234',
  'trustno1trustno1',
  'welcome12345',
  'welcome123456',
  'football1234',
  'baseball1234',
  'superman1234',
  'sunshine1234',
  'princess1234',
  'dragon123456',
  'monkey123456',
  'asdfghjkl123',
  'asdfasdfasdf',
  'asdf12345678',
  'zxcvbnm12345',
  '987654321012',
  '147258369147',
  '159753456852',
  '112233445566',
])

/** Whether a password may be chosen: not a well-known one, and not made of the portal's own words with digits around (ASVS 6.2.4, 6.2.11). */
export function isGuessable(password: string, names: readonly string[] = []): boolean {
  const small = password.toLowerCase()
  if (common.has(small) || new Set(small).size < 5) return true
  const rest = [...own, ...names.map((name) => name.toLowerCase())]
    .filter((word) => word.length >= 3)
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, ''), small)
  return rest.replaceAll(/[\d\W_]/g, '').length < 4 && rest.length < small.length
}
