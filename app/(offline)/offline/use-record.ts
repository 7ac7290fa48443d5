'use client'
import { useEffect, useState } from 'react'
import type { Head, RecordOf } from '#app/_offline/pack.ts'
import { valueOf } from '#app/_offline/vault.ts'

/** A record of a pack, decrypted; null while it is being opened, 'failed' when it does not open. */
export function useRecord<T>(head: Head, record: RecordOf<T>): T | null | 'failed' {
  const [value, setValue] = useState<{ record: string; is: T | 'failed' } | null>(null)
  const { person } = head.reader
  const { id } = head.meeting
  useEffect(() => {
    let here = true
    valueOf(person, id, record).then(
      (is) => here && setValue({ record, is }),
      () => here && setValue({ record, is: 'failed' }),
    )
    return () => {
      here = false
    }
  }, [person, id, record])
  return value?.record === record ? value.is : null
}
