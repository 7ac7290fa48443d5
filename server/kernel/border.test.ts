import { describe, expect, test } from 'vitest'
import { type Arrival, clientAddress, isOwnOrigin, judge, ownHeaders, type Place } from './border.ts'
import { proxyNetworks } from './settings.ts'

const place: Place = {
  publicUrl: 'https://portal.example.org',
  publicUrlIsDefault: false,
  port: 3000,
  proxies: proxyNetworks(['10.0.0.0/8']),
}
const home: Place = { ...place, publicUrl: 'http://localhost:3000', publicUrlIsDefault: true }
const arrival = (method: string, url: string, headers: Arrival['headers'] = {}): Arrival => ({
  method,
  url,
  headers,
  peer: '203.0.113.5',
})

describe('at the border', () => {
  test.each([
    ['GET', '/', {}, undefined],
    ['HEAD', '/meetings', {}, undefined],
    ['POST', '/meetings', {}, 405],
    ['POST', '/meetings', { 'next-action': 'x' }, 405],
    ['POST', '/api/trpc/a', { 'next-action': 'x' }, 400],
    ['TRACE', '/', {}, 405],
    ['TRACE', '/api/health', {}, 405],
    ['PROPFIND', '/api/health', {}, 405],
    ['GET', 'http://inside.example/', {}, 400],
    ['GET', '/a\\b', {}, 400],
    ['GET', `/${'a'.repeat(9000)}`, {}, 414],
    ['POST', '/api/trpc/a', { origin: 'https://portal.example.org', 'content-length': '2' }, undefined],
    ['POST', '/api/trpc/a', { origin: 'https://evil.example' }, 403],
    ['POST', '/api/trpc/a', { origin: 'null' }, 403],
    ['POST', '/api/trpc/a', { 'sec-fetch-site': 'cross-site' }, 403],
    ['POST', '/api/trpc/a', { 'sec-fetch-site': 'same-site' }, 403],
    ['POST', '/api/trpc/a', { 'content-length': '2000001' }, 413],
    ['POST', '/api/trpc/a', { 'transfer-encoding': 'chunked' }, 411],
    ['PATCH', '/api/files/uploads/1', { 'content-length': '50000000' }, undefined],
    ['POST', '/api/auth/callback/credentials', {}, undefined],
  ] as const)('%s %s with %j: %s', (method, url, headers, status) => {
    expect(judge(arrival(method, url, { ...headers }), place)?.status).toBe(status)
  })

  test('what our proxy received without https is refused at /api, and a stranger cannot say so', () => {
    const request = arrival('GET', '/api/v1/things', { 'x-forwarded-proto': 'http' })
    expect(judge({ ...request, peer: '10.0.0.2' }, place)?.status).toBe(403)
    expect(judge(request, place)).toBeUndefined()
    expect(judge({ ...request, peer: '10.0.0.2' }, { ...home, proxies: place.proxies })).toBeUndefined()
  })

  test('with the default address this machine has three names', () => {
    for (const name of ['localhost', '127.0.0.1', '[::1]']) expect(isOwnOrigin(`http://${name}:3000`, home)).toBe(true)
    for (const origin of [
      'http://localhost:3001',
      'https://localhost:3000',
      'http://localhost.evil.example:3000',
      undefined,
    ])
      expect(isOwnOrigin(origin, home)).toBe(false)
  })
})

describe('who is calling', () => {
  test('a header changes nothing when the caller is no proxy of ours', () => {
    expect(clientAddress({ peer: '203.0.113.5', headers: { 'x-forwarded-for': '1.2.3.4' } }, place.proxies)).toBe(
      '203.0.113.5',
    )
  })
  test('behind our proxies it is the last address that is none of theirs', () => {
    const headers = { 'x-forwarded-for': '6.6.6.6, 198.51.100.7, 10.1.1.1' }
    expect(clientAddress({ peer: '::ffff:10.0.0.2', headers }, place.proxies)).toBe('198.51.100.7')
  })
  test('what is no address ends the search', () => {
    expect(clientAddress({ peer: '10.0.0.2', headers: { 'x-forwarded-for': 'evil' } }, place.proxies)).toBe('10.0.0.2')
  })
})

test('only the portal may say what the portal says: forged headers are gone, a forged host is ours', () => {
  const headers = {
    host: 'evil.example',
    'x-forwarded-host': 'evil.example',
    'x-middleware-subrequest': 'a',
    'x-http-method-override': 'DELETE',
    'x-request-id': '1',
    'x-client-address': '1.1.1.1',
    'content-security-policy': 'none',
    cookie: 'kept',
  }
  const request = arrival('GET', '/', headers)
  ownHeaders(request, place, { request: 'id', policy: 'policy' })
  expect(request.headers).toEqual({
    host: 'portal.example.org',
    'x-forwarded-host': 'portal.example.org',
    'x-forwarded-proto': 'https',
    'x-forwarded-for': '203.0.113.5',
    'x-client-address': '203.0.113.5',
    'x-request-id': 'id',
    'content-security-policy': 'policy',
    cookie: 'kept',
  })
})

test('in development alone a page may name its questions, as reloading while hot needs it', () => {
  const kept = (development: boolean) => {
    const names = ['x-nextjs-request-id', 'x-nextjs-html-request-id', 'x-nextjs-data', 'x-middleware-subrequest']
    const request = arrival('GET', '/', Object.fromEntries(names.map((name) => [name, '1'])))
    ownHeaders(request, place, { request: 'id', policy: '', development })
    return names.filter((name) => name in request.headers)
  }
  expect(kept(false)).toEqual([])
  expect(kept(true)).toEqual(['x-nextjs-request-id', 'x-nextjs-html-request-id'])
})
