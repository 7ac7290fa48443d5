import { expect, it } from 'vitest'
import { docxOf } from './docx.ts'
import { pdfOf } from './pdf.ts'
import { sampleEdition } from './sample.ts'

it('makes sixteen papers one after the other and refuses the seventeenth at once', async () => {
  const edition = sampleEdition('en')
  const orders = Array.from({ length: 16 }, (_, at) => (at % 2 === 0 ? pdfOf(edition) : docxOf(edition)))
  await expect(pdfOf(edition)).rejects.toMatchObject({ code: 'EXPORT_BUSY', kind: 'unavailable' })
  const made = await Promise.all(orders)
  const heads = made.map((bytes) => Buffer.from(bytes.subarray(0, 4)).toString('latin1'))
  expect(new Set(heads.filter((_, at) => at % 2 === 0))).toEqual(new Set(['%PDF']))
  expect(new Set(heads.filter((_, at) => at % 2 === 1))).toEqual(new Set(['PK\u0003\u0004']))
})

it('goes on after a paper that could not be made', async () => {
  const edition = sampleEdition('en')
  await expect(pdfOf({ ...edition, items: [{ ...edition.items[0]!, language: 'none', depth: -9 }] })).rejects.toThrow()
  expect((await pdfOf(edition)).length).toBeGreaterThan(1_000)
})
