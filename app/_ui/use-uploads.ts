'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { sendFile, type UploadRefusal } from './use-upload.ts'

/** One of several files on their way. */
export interface SentFile {
  name: string
  size: number
  state: 'waiting' | 'sending' | 'inspecting' | 'stored' | 'refused' | 'cut'
  sent: number
  /** what the portal calls it, once it has arrived */
  upload: string | null
  refusal: UploadRefusal | null
}

/** so many are sent at once: a slow line carries two better than ten */
const atOnce = 2

const begun = (file: File): SentFile => ({
  ...{ name: file.name, size: file.size, state: 'waiting', sent: 0, upload: null, refusal: null },
})

/** Several files on their way to a meeting, two at a time; one with the name of another takes its place. */
export function useUploads(meeting: number) {
  const [files, setFiles] = useState<SentFile[]>([])
  const waiting = useRef<File[]>([])
  const running = useRef(0)
  const left = useRef(new AbortController())
  const change = useCallback((name: string, part: Partial<SentFile>) => {
    setFiles((all) => all.map((one) => (one.name === name ? { ...one, ...part } : one)))
  }, [])
  const sendOne = useCallback(
    async (file: File): Promise<void> => {
      const { name } = file
      change(name, { state: 'sending', refusal: null })
      const told = {
        progress: (sent: number) => change(name, { sent }),
        arrived: (upload: string) => change(name, { state: 'inspecting', upload }),
      }
      const end = await sendFile(file, meeting, told, left.current.signal)
      if (end === 'cut') change(name, { state: 'cut' })
      else if ('refusal' in end) change(name, { state: 'refused', refusal: end.refusal })
      else change(name, { state: 'stored', upload: end.view.id })
    },
    [change, meeting],
  )
  /** Sends what waits, one after the other, until nothing waits. */
  const run = useCallback(async (): Promise<void> => {
    if (running.current >= atOnce) return
    running.current += 1
    for (let file = waiting.current.shift(); file; file = waiting.current.shift()) await sendOne(file)
    running.current -= 1
  }, [sendOne])
  const add = useCallback(
    (chosen: File[]) => {
      const names = new Set(chosen.map((file) => file.name))
      waiting.current = [...waiting.current.filter((file) => !names.has(file.name)), ...chosen]
      setFiles((all) => [...all.filter((one) => !names.has(one.name)), ...chosen.map(begun)])
      for (let line = 0; line < atOnce; line++) void run()
    },
    [run],
  )
  useEffect(() => {
    const control = new AbortController()
    left.current = control
    return () => control.abort()
  }, [])
  return { files, add }
}
