import { describe, expect, test } from 'vitest'
import { proxyNetworks, publishedPassword, readSettings } from './settings.ts'

const secret = 'x'.repeat(40)
const outside = { DATABASE_URL: 'postgresql://owner:a-long-word@db:5432/sccp', AUTH_SECRET: secret }

describe('without any setting', () => {
  test('the portal runs with demonstration data, reachable from this machine only', () => {
    const told = readSettings({})
    expect(told).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      demo: true,
      demoPassword: publishedPassword,
    })
    expect(told.roles).toEqual(['web', 'collab', 'worker'])
  })

  test('an empty variable counts as unset', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '', DEMO: '' })).toMatchObject({
      port: 3000,
      databaseUrl: undefined,
      demo: true,
    })
  })
})

test('with a database of its own the portal loads no demonstration and listens everywhere', () => {
  expect(readSettings(outside)).toMatchObject({ demo: false, host: undefined })
})

test('a demonstration with a password of its own listens everywhere', () => {
  expect(readSettings({ DEMO_PASSWORD: 'known to four people' }).host).toBeUndefined()
})

test.each([
  [{ PORT: 'abc' }, 'PORT'],
  [{ PORT: '0' }, 'PORT'],
  [{ PORT: '70000' }, 'PORT'],
  [{ PUBLIC_URL: 'portal.example.org' }, 'PUBLIC_URL'],
  [{ PUBLIC_URL: 'ftp://portal.example.org' }, 'PUBLIC_URL'],
  [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
  [{ DATABASE_URL: outside.DATABASE_URL }, 'AUTH_SECRET'],
  [{ AUTH_SECRET: 'short' }, 'AUTH_SECRET'],
  [{ DEMO: 'yes' }, 'DEMO'],
  [{ DEMO_PASSWORD: 'short' }, 'DEMO_PASSWORD'],
  [{ REDIS_URL: 'http://redis' }, 'REDIS_URL'],
  [{ S3_ENDPOINT: 'https://s3.example.org' }, 'S3_BUCKET'],
  [{ SMTP_URL: 'mail.example.org' }, 'SMTP_URL'],
  [{ MAIL_FROM: 'nobody' }, 'MAIL_FROM'],
  [{ MAIL_FROM: 'a@b.example\r\nBcc: c@d.example' }, 'MAIL_FROM'],
  [{ CLAMAV_URL: 'http://clamav' }, 'CLAMAV_URL'],
  [{ ROLE: 'web,cook' }, 'ROLE'],
  [{ TRUSTED_PROXIES: '10.0.0.0/40' }, 'TRUSTED_PROXIES'],
  [{ TRUSTED_PROXIES: 'proxy' }, 'TRUSTED_PROXIES'],
  [{ ...outside, TEST_CLOCK: '/tmp/clock' }, 'TEST_CLOCK'],
  [{ PUBLIC_URL: 'https://portal.example.org' }, 'DEMO_PASSWORD'],
  [
    { ...outside, PUBLIC_URL: 'https://portal.example.org', DATABASE_URL: 'postgresql://postgres:postgres@db/sccp' },
    'DATABASE_URL',
  ],
])('%j stops the start with one line that names %s', (source, name) => {
  expect(() => readSettings(source)).toThrow(new RegExp(`^${name}: [^\\n]+\\.$`))
})

test('the networks of proxies are read in both families', () => {
  const networks = proxyNetworks(['10.0.0.0/8', '::1', '192.0.2.7'])
  expect(networks.check('10.9.8.7')).toBe(true)
  expect(networks.check('192.0.2.8')).toBe(false)
  expect(networks.check('::1', 'ipv6')).toBe(true)
})
