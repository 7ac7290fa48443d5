import { describe, expect, it } from 'vitest'
import { encodeStateAsUpdate, Doc } from 'yjs'
import { frame } from '#tests/collab/frame.ts'
import { Gate } from './gate.ts'

let time = 0
const name = 'agenda:7:en'

function open(right: 'write' | 'read' = 'write'): Gate {
  const gate = new Gate(() => time)
  expect(gate.judge(frame(name, 2, 0, 'token'))).toEqual({ do: 'pass' })
  gate.opened(name, right)
  return gate
}

function update(): Uint8Array {
  const doc = new Doc()
  doc.getMap('items').set('a', 1)
  return encodeStateAsUpdate(doc)
}

const closed = (code: string) => ({ do: 'close', code, document: name })

describe('the gate before Yjs', () => {
  it('drops what comes before a token, without keeping anything', () => {
    const gate = new Gate(() => time)
    expect(gate.judge(frame(name, 0, 2, update()))).toEqual({ do: 'drop' })
    expect(gate.judge(frame(name, 5, '{"mark":1}'))).toEqual({ do: 'drop' })
  })

  it('denies a name that is none, whatever follows it', () => {
    const gate = new Gate(() => time)
    for (const odd of ['agenda:07', 'agenda:7:en\0x', 'notes:7', 'x']) {
      expect(gate.judge(frame(odd, 2, 0, 'token'))).toEqual({
        do: 'deny',
        document: odd,
        code: 'COLLAB_DOCUMENT_UNKNOWN',
      })
      expect(gate.judge(frame(odd, 0, 0, Uint8Array.of(0)))).toEqual({ do: 'drop' })
    }
  })

  it('lets a writer write, and closes a reader who does', () => {
    expect(open().judge(frame(name, 0, 2, update()))).toEqual({ do: 'pass' })
    expect(open('read').judge(frame(name, 0, 2, update()))).toEqual(closed('COLLAB_READ_ONLY'))
    // the answer to the portal's own question says nothing new; Hocuspocus compares it and leaves it
    expect(open('read').judge(frame(name, 0, 1, update()))).toEqual({ do: 'pass' })
  })

  it('closes at counts that cannot be true, in updates and in states', () => {
    const bomb = Uint8Array.of(1, 0x80, 0x87, 0xa7, 0x0e, 1, 0)
    expect(open().judge(frame(name, 0, 2, bomb))).toEqual(closed('COLLAB_MALFORMED'))
    expect(open().judge(frame(name, 0, 1, bomb))).toEqual(closed('COLLAB_MALFORMED'))
    expect(open().judge(frame(name, 0, 0, Uint8Array.of(0x80, 0x87, 0xa7, 0x0e)))).toEqual(closed('COLLAB_MALFORMED'))
  })

  it('closes at what no page sends', () => {
    for (const kind of [6, 8, 9, 11, 200])
      expect(open().judge(frame(name, kind, 'x'))).toEqual(closed('COLLAB_MALFORMED'))
    expect(open().judge(frame(name, 0, 3, update()))).toEqual(closed('COLLAB_MALFORMED'))
    expect(open().judge(frame(name, 1, new Uint8Array(9000)))).toEqual(closed('COLLAB_TOO_LARGE'))
    expect(open().judge(frame(name, 5, 'x'.repeat(300)))).toEqual(closed('COLLAB_MALFORMED'))
    expect(new Gate(() => time).judge(Uint8Array.of(200, 1))).toMatchObject({ do: 'close', code: 'COLLAB_MALFORMED' })
  })

  it('takes the answer to its heartbeat for what it is', () => {
    expect(new Gate(() => time).judge(Uint8Array.of(10))).toEqual({ do: 'drop' })
  })

  it('closes who is faster than anybody types, and who asks for everything again and again', () => {
    const typing = open()
    const asking = open()
    const typed = Array.from({ length: 2000 }, () => typing.judge(frame(name, 0, 2, update())))
    const asked = Array.from({ length: 40 }, () => asking.judge(frame(name, 0, 0, Uint8Array.of(0))))
    expect(typed.at(-1)).toEqual(closed('COLLAB_TOO_FAST'))
    expect(typed.filter((verdict) => verdict.do === 'pass').length).toBeGreaterThan(1000)
    expect(asked.at(-1)).toEqual(closed('COLLAB_TOO_FAST'))
  })

  it('does not tire of fifteen strokes a second', () => {
    const gate = open()
    for (let i = 0; i < 5000; i++) {
      time += 33
      expect(gate.judge(frame(name, 0, 2, update())).do).toBe('pass')
    }
  })

  it('never throws, whatever arrives', () => {
    let seed = 1
    const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) % 256
    for (let i = 0; i < 3000; i++) {
      const gate = i % 2 ? open() : new Gate(() => time)
      const tail = Uint8Array.from({ length: i % 40 }, random)
      expect(() => gate.judge(tail)).not.toThrow()
      expect(() => gate.judge(new Uint8Array([...frame(name, i % 12), ...tail]))).not.toThrow()
    }
  })
})
