/** What lies in the store of this device: encrypted, under an initialisation vector of its own. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>
  sealed: ArrayBuffer
}

/** Whose record it is, of which meeting, under which name: a record in another place does not open (asvs.md 11.3.3). */
export interface Place {
  person: string
  meeting: number
  record: string
}

const bound = ({ person, meeting, record }: Place): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(JSON.stringify([person, meeting, record]))

/** Encrypts a record by AES-256-GCM with 96 fresh random bits (NIST SP 800-38D 8.2.2), bound to its place. */
export async function seal(key: CryptoKey, place: Place, bytes: BufferSource): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound(place) }, key, bytes)
  return { iv, sealed }
}

/** Decrypts a record; throws when a bit of it, its key or its place is another. */
export function unseal(key: CryptoKey, place: Place, { iv, sealed }: Sealed): Promise<ArrayBuffer> {
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: bound(place) }, key, sealed)
}
