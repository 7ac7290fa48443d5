'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type DetailedError, Upload } from 'tus-js-client'
import { api, quiet } from '#app/_trpc/client.ts'

/** What the portal says of an upload. */
export type UploadView = Awaited<ReturnType<typeof api.documents.upload.query>>

/** Why a file was not taken; its sentence stands in the words of errors. */
export interface UploadRefusal {
  code: string
  params: Record<string, string | number>
}

/** How far a file has come. */
export type Sending =
  | { phase: 'idle'; refusal: UploadRefusal | null }
  | { phase: 'sending'; name: string; sent: number; size: number; rest: 'none' | 'paused' | 'cut' }
  | { phase: 'inspecting'; name: string; refusal: UploadRefusal | null }
  | { phase: 'stored'; view: UploadView }

const fault: UploadRefusal = { code: 'FAULT', params: { request: '' } }
// a piece that a slow line carries within the minutes a request may take
const pieceSize = 4 << 20
const patience = [0, 1000, 3000, 5000, 10_000, 20_000]
const look = 1000

/** What the portal answered, or nothing when it was not reached. */
function refusalIn(error: Error | DetailedError): UploadRefusal | null {
  const answer = 'originalResponse' in error ? error.originalResponse : null
  if (!answer || answer.getStatus() >= 500) return null
  try {
    const { code, params = {} } = JSON.parse(answer.getBody()) as Partial<UploadRefusal>
    if (code) return { code, params }
  } catch {}
  return fault
}

interface Told {
  progress: (sent: number) => void
  cut: () => void
  refused: (refusal: UploadRefusal) => void
  arrived: (id: string) => void
}

function uploadOf(file: File, meeting: number, told: Told): Upload {
  const upload = new Upload(file, {
    endpoint: '/api/files/uploads',
    chunkSize: pieceSize,
    retryDelays: patience,
    // nothing of a paper's name stays in the browser
    storeFingerprintForResuming: false,
    metadata: { meeting: String(meeting), name: file.name },
    onProgress: told.progress,
    onError: (error) => {
      const refusal = refusalIn(error)
      if (refusal) told.refused(refusal)
      else told.cut()
    },
    onSuccess: () => told.arrived(upload.url?.split('/').at(-1) ?? ''),
  })
  return upload
}

/** Asks every second how far the inspection is, until it is over or `stop` is called. */
function watch(id: string, told: (view: UploadView) => void): () => void {
  let over = false
  const ask = async (): Promise<void> => {
    const view = await api.documents.upload.query({ upload: id }, quiet).catch(() => undefined)
    if (over) return
    if (view) told(view)
    if (view?.state === 'stored' || view?.state === 'refused') return
    setTimeout(() => void ask(), look)
  }
  void ask()
  return () => (over = true)
}

/** How one file ended: stored, refused, or cut off for longer than sending goes on by itself. */
type End = { view: UploadView } | { refusal: UploadRefusal } | 'cut'

/** Sends one file and waits for its inspection; for who sends several. `left` ends it when the page is left. */
export function sendFile(
  file: File,
  meeting: number,
  told: Pick<Told, 'progress' | 'arrived'>,
  left: AbortSignal,
): Promise<End> {
  return new Promise((done) => {
    const upload = uploadOf(file, meeting, {
      progress: told.progress,
      refused: (refusal) => done({ refusal }),
      cut: () => done('cut'),
      arrived: (id) => {
        told.arrived(id)
        const stop = watch(id, (view) => {
          if (view.state === 'stored') done({ view })
          if (view.state === 'refused') done({ refusal: { code: view.code ?? fault.code, params: view.params } })
        })
        left.addEventListener('abort', stop)
      },
    })
    left.addEventListener('abort', () => void upload.abort())
    upload.start()
  })
}

/** What an inspection came to; nothing while it goes on. */
function after(view: UploadView, name: string): Sending {
  const refusal = view.code === null ? null : { code: view.code, params: view.params }
  if (view.state === 'refused') return { phase: 'idle', refusal: refusal ?? fault }
  return view.state === 'stored' ? { phase: 'stored', view } : { phase: 'inspecting', name, refusal }
}

/** Goes on by itself when the connection is back, or after a while in any case. */
function useGoingOn(cut: boolean, resume: () => void): void {
  useEffect(() => {
    if (!cut) return undefined
    const timer = setInterval(resume, 15_000)
    addEventListener('online', resume)
    return () => {
      clearInterval(timer)
      removeEventListener('online', resume)
    }
  }, [cut, resume])
}

interface Current {
  upload?: Upload
  stop?: () => void
}

function leave({ upload, stop }: Current): void {
  stop?.()
  void upload?.abort()
}

/** One file on its way to a meeting: it outlives a cut connection, can be paused, and ends stored or refused. */
export function useUpload(meeting: number, done: (view: UploadView | null) => void) {
  const [state, setState] = useState<Sending>({ phase: 'idle', refusal: null })
  const current = useRef<Current>({})
  const latest = useRef(done)
  useEffect(() => {
    latest.current = done
  })
  const rest = useCallback((how: 'none' | 'paused' | 'cut') => {
    setState((before) => (before.phase === 'sending' ? { ...before, rest: how } : before))
  }, [])
  const resume = useCallback(() => {
    rest('none')
    current.current.upload?.start()
  }, [rest])
  const begin = useCallback(
    (file: File) => {
      const { name, size } = file
      setState({ phase: 'sending', name, size, rest: 'none', sent: 0 })
      const upload = uploadOf(file, meeting, {
        progress: (sent) => setState((before) => (before.phase === 'sending' ? { ...before, sent } : before)),
        refused: (refusal) => setState({ phase: 'idle', refusal }),
        cut: () => rest('cut'),
        arrived: (id) => {
          setState({ phase: 'inspecting', name, refusal: null })
          const stop = watch(id, (view) => {
            setState(after(view, name))
            if (view.state === 'stored') latest.current(view)
          })
          current.current = { stop }
        },
      })
      current.current = { upload }
      upload.start()
    },
    [meeting, rest],
  )
  const pause = useCallback(() => {
    void current.current.upload?.abort()
    rest('paused')
  }, [rest])
  const giveUp = useCallback(() => {
    current.current.stop?.()
    // what cannot be reached now expires by itself
    current.current.upload?.abort(true).catch(() => undefined)
    current.current = {}
    setState({ phase: 'idle', refusal: null })
    latest.current(null)
  }, [])
  useGoingOn(state.phase === 'sending' && state.rest === 'cut', resume)
  useEffect(() => () => leave(current.current), [])
  return { state, begin, pause, resume, giveUp }
}
