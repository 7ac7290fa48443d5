import { beforeAll, describe, expect, test } from 'vitest'
import { type Place, seal, unseal } from './sealed.ts'

const place: Place = { person: 'a3f0', meeting: 31, record: '31/one' }
const words = new TextEncoder().encode('canary-51d2 the restricted paper')
const newKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']) as Promise<CryptoKey>

let key: CryptoKey
beforeAll(async () => {
  key = await newKey()
})

describe('a sealed record', () => {
  test('opens with its key at its place', async () => {
    const sealed = await seal(key, place, words)
    expect(new TextDecoder().decode(await unseal(key, place, sealed))).toBe('canary-51d2 the restricted paper')
  })

  test('holds nothing of its words', async () => {
    const { iv, sealed } = await seal(key, place, words)
    expect(new TextDecoder('latin1').decode(sealed)).not.toContain('canary')
    expect(sealed.byteLength).toBe(words.byteLength + 16)
    expect(iv.byteLength).toBe(12)
  })

  test('has an initialisation vector of its own, also for the same words', async () => {
    const many = await Promise.all(Array.from({ length: 200 }, () => seal(key, place, words)))
    const shown = new Set(many.map(({ iv }) => [...iv].join()))
    expect(shown.size).toBe(200)
    expect(new Set(many.map(({ sealed }) => [...new Uint8Array(sealed)].join())).size).toBe(200)
  })

  test.each([
    ['of another person', { ...place, person: 'b771' }],
    ['of another meeting', { ...place, meeting: 32 }],
    ['under another name', { ...place, record: '31/two' }],
  ])('does not open at the place %s', async (_, other) => {
    const sealed = await seal(key, place, words)
    await expect(unseal(key, other, sealed)).rejects.toThrow()
  })

  test('does not open with another key, cut, or with a bit changed', async () => {
    const record = await seal(key, place, words)
    await expect(unseal(await newKey(), place, record)).rejects.toThrow()
    await expect(unseal(key, place, { ...record, sealed: record.sealed.slice(0, -1) })).rejects.toThrow()
    const changed = new Uint8Array(record.sealed.slice(0))
    changed[3] = (changed[3] ?? 0) ^ 1
    await expect(unseal(key, place, { ...record, sealed: changed.buffer })).rejects.toThrow()
  })

  test('has a key that no script reads out', async () => {
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
  })
})
