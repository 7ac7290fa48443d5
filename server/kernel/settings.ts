import { BlockList, isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'

/** What stops a start: its message is the one line that the person reads, and it names the setting or the place. */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal'
}

/** The password of all demonstration accounts, as published in the README. */
export const publishedPassword = 'sccp-demo-2026'

const address = (protocols: string[], example: string) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
      `has to look like ${example}`,
    )

const flag = z.enum(['0', '1'], 'has to be 0 or 1')
const wholePort = z
  .string()
  .regex(/^\d{1,5}$/, 'has to be a number from 1 to 65535')
  .transform(Number)
  .refine((n) => n > 0 && n < 65536, 'has to be a number from 1 to 65535')
const word = z.string().min(1)

const raw = z.object({
  PORT: wholePort.default(3000),
  HOST: word.optional(),
  PUBLIC_URL: address(['http:', 'https:'], 'https://portal.example.org').optional(),
  DATABASE_URL: address(['postgres:', 'postgresql:'], 'postgresql://user:password@host:5432/database').optional(),
  DATA_DIR: word.default('.data'),
  AUTH_SECRET: z.string().min(32, 'has to hold at least 32 characters').optional(),
  DEMO: flag.optional(),
  DEMO_PASSWORD: z.string().min(12, 'has to hold at least 12 characters').max(128).default(publishedPassword),
  REDIS_URL: address(['redis:', 'rediss:'], 'redis://host:6379').optional(),
  S3_ENDPOINT: address(['http:', 'https:'], 'https://s3.example.org').optional(),
  S3_REGION: word.optional(),
  S3_BUCKET: word.optional(),
  S3_ACCESS_KEY_ID: word.optional(),
  S3_SECRET_ACCESS_KEY: word.optional(),
  SMTP_URL: address(['smtp:', 'smtps:'], 'smtp://user:password@host:587').optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/, 'has to be a mail address')
    .optional(),
  CLAMAV_URL: address(['tcp:', 'clamav:'], 'tcp://host:3310').optional(),
  ROLE: z
    .string()
    .default('web,collab,worker')
    .transform((value) => value.split(',').map((role) => role.trim()))
    .pipe(z.array(z.enum(['web', 'collab', 'worker'], 'has to hold web, collab, worker, separated by commas')).min(1)),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((value) =>
      value
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    ),
  TEST_CLOCK: word.optional(),
})

/** One of the three doors a process may open. */
export type Role = 'web' | 'collab' | 'worker'

/** The settings of contract.md's environment table, checked, with their defaults filled in. */
export interface Settings {
  port: number
  /** undefined: every interface */
  host: string | undefined
  /** without a slash at its end */
  publicUrl: string
  /** PUBLIC_URL was not set, so that 127.0.0.1 and [::1] are the same place */
  publicUrlIsDefault: boolean
  databaseUrl: string | undefined
  dataDir: string
  authSecret: string | undefined
  demo: boolean
  demoPassword: string
  redisUrl: string | undefined
  objectStore:
    | { endpoint: string; region: string; bucket: string; accessKeyId: string; secretAccessKey: string }
    | undefined
  smtpUrl: string | undefined
  mailFrom: string
  clamavUrl: string | undefined
  roles: Role[]
  trustedProxies: string[]
  testClock: string | undefined
}

/** Whether an address is reached only from this machine. */
function isLocal(url: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)
}

/** The networks of TRUSTED_PROXIES as a list that answers `check(address)`; throws StartRefusal on what is no network. */
export function proxyNetworks(networks: string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [base = '', bits] = network.split('/')
    const family = isIP(base)
    const length = bits === undefined ? (family === 4 ? 32 : 128) : Number(bits)
    if (!family || !Number.isInteger(length) || length < 0 || length > (family === 4 ? 32 : 128)) {
      throw new StartRefusal(`TRUSTED_PROXIES: "${network}" is no network such as 10.0.0.0/8.`)
    }
    list.addSubnet(base, length, family === 4 ? 'ipv4' : 'ipv6')
  }
  return list
}

/**
 * Reads the settings out of an environment. An empty variable counts as unset.
 * Throws StartRefusal with one line that names the first wrong setting.
 */
export function readSettings(source: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(
    Object.entries(source).filter(([key, value]) => key in raw.shape && value !== '' && value !== undefined),
  )
  const parsed = raw.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new StartRefusal(`${String(issue?.path[0])}: ${issue?.message ?? 'is wrong'}.`)
  }
  const { data } = parsed
  const demo = data.DEMO === undefined ? data.DATABASE_URL === undefined : data.DEMO === '1'
  const published = demo && data.DEMO_PASSWORD === publishedPassword
  const publicUrl = (data.PUBLIC_URL ?? `http://localhost:${data.PORT}`).replace(/\/+$/, '')
  proxyNetworks(data.TRUSTED_PROXIES)
  const settings: Settings = {
    port: data.PORT,
    host: data.HOST ?? (published ? '127.0.0.1' : undefined),
    publicUrl,
    publicUrlIsDefault: data.PUBLIC_URL === undefined,
    databaseUrl: data.DATABASE_URL,
    dataDir: resolve(data.DATA_DIR),
    authSecret: data.AUTH_SECRET,
    demo,
    demoPassword: data.DEMO_PASSWORD,
    redisUrl: data.REDIS_URL,
    objectStore: objectStore(data),
    smtpUrl: data.SMTP_URL,
    mailFrom: data.MAIL_FROM ?? `portal@${new URL(publicUrl).hostname}`,
    clamavUrl: data.CLAMAV_URL,
    roles: [...new Set(data.ROLE)],
    trustedProxies: data.TRUSTED_PROXIES,
    testClock: data.TEST_CLOCK,
  }
  refusePairs(settings)
  return settings
}

function objectStore(data: z.output<typeof raw>): Settings['objectStore'] {
  const {
    S3_ENDPOINT: endpoint,
    S3_BUCKET: bucket,
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
  } = data
  const named = {
    S3_ENDPOINT: endpoint,
    S3_BUCKET: bucket,
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
  }
  if (Object.values(named).every((value) => value === undefined)) return undefined
  const missing = Object.entries(named).find(([, value]) => value === undefined)?.[0]
  if (missing || !endpoint || !bucket || !accessKeyId || !secretAccessKey)
    throw new StartRefusal(`${missing}: is missing beside the other S3 settings.`)
  return { endpoint, region: data.S3_REGION ?? 'us-east-1', bucket, accessKeyId, secretAccessKey }
}

const knownWords = ['', 'postgres', 'password', 'admin', 'secret', 'minioadmin', 'changeme', publishedPassword]

// ASVS 6.3.2, 13.2.3: what everybody can read in a manual opens no portal that others can reach
function refusePairs(settings: Settings): void {
  if (settings.databaseUrl && !settings.authSecret)
    throw new StartRefusal('AUTH_SECRET: has to be set when DATABASE_URL is set.')
  if (settings.testClock && !settings.demo)
    throw new StartRefusal('TEST_CLOCK: is for demonstration only and needs DEMO=1.')
  if (isLocal(settings.publicUrl)) return
  if (settings.demo && settings.demoPassword === publishedPassword) {
    throw new StartRefusal(
      'DEMO_PASSWORD: the published password opens no portal that others reach (PUBLIC_URL is not local).',
    )
  }
  if (settings.databaseUrl && knownWords.includes(decodeURIComponent(new URL(settings.databaseUrl).password))) {
    throw new StartRefusal('DATABASE_URL: holds a password that everybody knows.')
  }
  if (settings.objectStore && knownWords.includes(settings.objectStore.secretAccessKey))
    throw new StartRefusal('S3_SECRET_ACCESS_KEY: is a word that everybody knows.')
  if (settings.redisUrl && ['redis', 'password'].includes(new URL(settings.redisUrl).password))
    throw new StartRefusal('REDIS_URL: holds a password that everybody knows.')
}
