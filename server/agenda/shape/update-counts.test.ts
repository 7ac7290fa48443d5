import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { checkUpdate } from './update-counts.ts'

describe('reading the counts of an update before Yjs does', () => {
  test('seven bytes that claim thirty million structs are refused', () => {
    expect(checkUpdate(Uint8Array.from([1, 0x80, 0x87, 0xa7, 0x0e, 1, 0]))).toBe('COUNT_IS_A_LIE')
  })

  test.each([
    ['nothing', []],
    ['a list of clients that is cut off', [2, 1, 1]],
    ['many clients', [0xff, 0xff, 0xff, 0x7f]],
    ['a string longer than the rest', [1, 1, 1, 0, 0x04, 1, 1, 97, 0xff, 0xff, 0x7f, 97]],
    ['a sub-document', [1, 1, 1, 0, 0x09, 1, 1, 97, 1, 98, 118, 0, 0]],
    ['many deletions', [0, 1, 1, 0xff, 0xff, 0xff, 0x7f, 1, 1]],
    ['bytes behind the end', [0, 0, 0]],
    ['an embed of brackets alone', [1, 1, 1, 0, 0x05, 1, 1, 97, 100, ...Array<number>(100).fill(0x5b), 0]],
    ['a mark of braces alone', [1, 1, 1, 0, 0x06, 1, 1, 97, 1, 98, 100, ...Array<number>(100).fill(0x7b), 0]],
    ['lists in lists', [1, 1, 1, 0, 0x08, 1, 1, 97, 1, ...Array.from({ length: 50 }, () => [117, 1]).flat(), 126, 0]],
    ['a list of a billion', [1, 1, 1, 0, 0x08, 1, 1, 97, 1, 117, 0x80, 0x94, 0xeb, 0xdc, 0x03, 126, 0]],
    ['a map of a billion', [1, 1, 1, 0, 0x08, 1, 1, 97, 1, 118, 0x80, 0x94, 0xeb, 0xdc, 0x03, 1, 97, 126, 0]],
    ['bytes of a gigabyte', [1, 1, 1, 0, 0x03, 1, 1, 97, 0x80, 0x80, 0x80, 0x80, 0x04, 0]],
    ['a struct of an unknown kind', [1, 1, 1, 0, 0x0b, 1, 1, 97, 0]],
    ['a type of an unknown kind', [1, 1, 1, 0, 0x07, 1, 1, 97, 7, 0]],
    ['a number without end', [255, 255, 255, 255, 255, 255, 255, 255, 255, 255]],
  ])('%s is refused', (_, bytes) => {
    expect(checkUpdate(Uint8Array.from(bytes))).not.toBeNull()
  })

  test('a megabyte is read once: a lie at its end costs no more than its length', () => {
    const honest = new Y.Doc()
    honest.getText('t').insert(0, 'a'.repeat(500_000))
    for (let n = 0; n < 2000; n++) honest.getMap('m').set(`k${n}`, { n, text: '[{'.repeat(100) })
    const update = Y.encodeStateAsUpdate(honest)
    expect(checkUpdate(update)).toBeNull()
    let read = 0
    const counted = new Proxy(update, {
      get: (bytes, key) => {
        read += typeof key === 'string' && /^\d+$/.test(key) ? 1 : 0
        return Reflect.get(bytes, key, bytes) as unknown
      },
    })
    expect(checkUpdate(counted)).toBeNull()
    expect(read).toBeLessThanOrEqual(update.length)
  })

  test('random bytes never throw', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void checkUpdate(bytes)))
  })

  test('every honest update passes, and none of its prefixes does', () => {
    const edit = fc.record({ at: fc.nat(20), text: fc.string({ maxLength: 12, unit: 'grapheme' }), kind: fc.nat(6) })
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 40 }), (edits) => {
        const doc = new Y.Doc()
        const updates: Uint8Array[] = []
        doc.on('update', (update: Uint8Array) => updates.push(update))
        const text = doc.getText('t')
        const map = doc.getMap('m')
        for (const { at, text: words, kind } of edits) {
          if (kind === 0) text.insert(Math.min(at, text.length), words)
          else if (kind === 1 && text.length > 0) text.delete(0, Math.min(at, text.length))
          else if (kind === 2) map.set(words, { deep: [at, words, null, true, 1.5, { more: words }], big: 2n ** 60n })
          else if (kind === 3) text.format(0, Math.min(at, text.length), { link: { href: `\\"[{${words}` } })
          else if (kind === 6) text.insertEmbed(0, { note: [words, '["[['] })
          else if (kind === 4) map.set('bytes', Uint8Array.from([at]))
          else doc.getXmlFragment('x').insert(0, [new Y.XmlElement('paragraph')])
        }
        for (const update of [...updates, Y.encodeStateAsUpdate(doc)]) {
          expect(checkUpdate(update)).toBeNull()
          expect(checkUpdate(update.subarray(0, update.length - 1))).not.toBeNull()
        }
      }),
    )
  })
})
