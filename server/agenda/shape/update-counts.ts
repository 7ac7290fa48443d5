/** Why an update is not shown to Yjs. */
export type UpdateFault = 'CUT_OFF' | 'COUNT_IS_A_LIE' | 'UNKNOWN_CONTENT' | 'TOO_DEEP' | 'TOO_LARGE' | 'TRAILING_BYTES'

class Fault extends Error {
  readonly reason: UpdateFault
  constructor(reason: UpdateFault) {
    super(reason)
    this.reason = reason
  }
}

const deepest = 32
const [quote, backslash, bracket, brace] = [0x22, 0x5c, 0x5b, 0x7b]

/** Walks over the bytes of an update: skips, never keeps, so that no claimed count costs memory. */
class Walker {
  readonly bytes: Uint8Array
  at = 0
  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }
  byte(): number {
    const value = this.bytes[this.at]
    if (value === undefined) throw new Fault('CUT_OFF')
    this.at++
    return value
  }
  /** lib0's varUint: seven bits a byte, at most 2^53 - 1 */
  uint(): number {
    let value = 0
    let factor = 1
    for (let i = 0; i < 8; i++) {
      const byte = this.byte()
      value += (byte & 127) * factor
      if (byte < 128) {
        if (value > Number.MAX_SAFE_INTEGER) throw new Fault('TOO_LARGE')
        return value
      }
      factor *= 128
    }
    throw new Fault('TOO_LARGE')
  }
  skip(count: number): void {
    if (count > this.bytes.length - this.at) throw new Fault('COUNT_IS_A_LIE')
    this.at += count
  }
  text(): void {
    this.skip(this.uint())
  }
  /** Text that Yjs hands to JSON.parse: what is made of it must not nest deeper than others can walk. */
  json(): void {
    const end = this.uint() + this.at
    if (end > this.bytes.length) throw new Fault('COUNT_IS_A_LIE')
    let depth = 0
    for (let quoted = false; this.at < end; this.at++) {
      const byte = this.bytes[this.at]
      if (quoted && byte === backslash) this.at++
      else if (byte === quote) quoted = !quoted
      else if (quoted) continue
      else if (byte === bracket || byte === brace) depth++
      else if (byte === bracket + 2 || byte === brace + 2) depth--
      if (depth > deepest) throw new Fault('TOO_DEEP')
    }
    this.at = end
  }
  /** A count of things that take at least `least` bytes each. */
  count(least: number): number {
    const claimed = this.uint()
    if (claimed * least > this.bytes.length - this.at) throw new Fault('COUNT_IS_A_LIE')
    return claimed
  }
  id(): void {
    this.uint()
    this.uint()
  }
}

/** The bytes that a value of lib0's 'any' encoding takes after its type byte, for those of fixed size. */
const fixed: Record<number, number> = { 127: 0, 126: 0, 124: 4, 123: 8, 122: 8, 121: 0, 120: 0 }

function skipAny(walker: Walker, depth: number): void {
  if (depth > deepest) throw new Fault('TOO_DEEP')
  const type = walker.byte()
  const size = fixed[type]
  if (size !== undefined) return walker.skip(size)
  if (type === 125) while (walker.byte() >= 128);
  else if (type === 119 || type === 116) walker.text()
  else if (type === 118) {
    for (let left = walker.count(2); left > 0; left--) {
      walker.text()
      skipAny(walker, depth + 1)
    }
  } else if (type === 117) for (let left = walker.count(1); left > 0; left--) skipAny(walker, depth + 1)
  else throw new Fault('UNKNOWN_CONTENT')
}

/** How to pass over each kind of content (Yjs 13.6, Item.js contentRefs); a sub-document (9) has no place in ours. */
const contents: Record<number, (walker: Walker) => void> = {
  1: (w) => void w.uint(),
  2: (w) => {
    for (let left = w.count(1); left > 0; left--) w.json()
  },
  3: (w) => w.text(),
  4: (w) => w.text(),
  5: (w) => w.json(),
  6: (w) => {
    w.text()
    w.json()
  },
  7: (w) => {
    const type = w.uint()
    if (type > 6) throw new Fault('UNKNOWN_CONTENT')
    if (type === 3 || type === 5) w.text()
  },
  8: (w) => {
    for (let left = w.count(1); left > 0; left--) skipAny(w, 0)
  },
}

const hasOrigin = 128
const hasRightOrigin = 64
const hasKey = 32

function skipStruct(walker: Walker): void {
  const info = walker.byte()
  const ref = info & 31
  if (ref === 0 || ref === 10) return void walker.uint()
  if (info & hasOrigin) walker.id()
  if (info & hasRightOrigin) walker.id()
  if ((info & (hasOrigin | hasRightOrigin)) === 0) {
    if (walker.uint() === 1) walker.text()
    else walker.id()
    if (info & hasKey) walker.text()
  }
  const pass = contents[ref]
  if (!pass) throw new Fault('UNKNOWN_CONTENT')
  pass(walker)
}

function walk(walker: Walker): void {
  for (let clients = walker.count(3); clients > 0; clients--) {
    let structs = walker.count(2)
    walker.id()
    for (; structs > 0; structs--) skipStruct(walker)
  }
  for (let clients = walker.count(2); clients > 0; clients--) {
    walker.uint()
    for (let deletes = walker.count(2); deletes > 0; deletes--) walker.id()
  }
  if (walker.at !== walker.bytes.length) throw new Fault('TRAILING_BYTES')
}

/**
 * Reads an update (Yjs, V1) as far as its counts: null when they can be true of its length, else why not.
 * Seven bytes may claim thirty million structs and cost 240 MB (asvs.md B11), so this comes before Yjs; linear in the length.
 */
export function checkUpdate(update: Uint8Array): UpdateFault | null {
  try {
    walk(new Walker(update))
    return null
  } catch (error) {
    if (error instanceof Fault) return error.reason
    throw error
  }
}
