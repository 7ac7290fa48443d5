import { describe, expect, it } from 'vitest'
import { issueToken, readToken } from './tokens.ts'

const secret = 'a secret of at least thirty-two letters'
const now = new Date('2027-02-01T00:00:00Z')
const grant = { person: 'p', session: 's', document: 'agenda:7', right: 'write' as const }

describe('a token of the socket', () => {
  it('says what it was given for', () => {
    expect(readToken(secret, issueToken(secret, grant, now), now)).toEqual(grant)
  })

  it('is old after its minute', () => {
    const token = issueToken(secret, grant, now)
    expect(readToken(secret, token, new Date(now.getTime() + 59_000))).toEqual(grant)
    expect(readToken(secret, token, new Date(now.getTime() + 61_000))).toBe('old')
  })

  it('is nothing when a letter is changed, when another secret signed it, or when it is garbage', () => {
    const token = issueToken(secret, grant, now)
    const [payload = '', signature = ''] = token.split('.')
    const wider = Buffer.from(Buffer.from(payload, 'base64url').toString().replace('agenda:7', 'agenda:8')).toString(
      'base64url',
    )
    for (const forged of [
      `${wider}.${signature}`,
      `${payload}.`,
      payload,
      `${token}.x`,
      '',
      '.',
      'x'.repeat(3000),
      issueToken(`${secret}x`, grant, now),
    ]) {
      expect(readToken(secret, forged, now)).toBeNull()
    }
  })
})
