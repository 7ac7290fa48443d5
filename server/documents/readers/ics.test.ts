import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Refusal } from '#server/kernel/errors.ts'
import { readIcs } from './ics.ts'

test('an event whose start is empty is refused with its reason, and is no fault of ours', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'sccp-ics-')), 'a.ics')
  const lines = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'DTSTART:', 'SUMMARY:One', 'END:VEVENT', 'END:VCALENDAR']
  await writeFile(path, lines.join('\r\n'))
  await expect(readIcs(path)).rejects.toBeInstanceOf(Refusal)
})
