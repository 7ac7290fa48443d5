'use client'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '#app/_i18n/client.tsx'
import { Callout } from '#app/_ui/badge.tsx'
import { drawPage, openPdf } from './pdf.ts'
import type { Parts } from './use-marks.ts'

interface Props {
  /** the file's address, or its bytes */
  source: string | Blob
  lang: string
  parts: Parts
}

type State = { pdf: PDFDocumentProxy; sizes: Array<{ width: number; height: number }> } | 'opening' | 'failed'

/** A PDF page by page; each is drawn when it comes near the window, with its words over it. */
export function PdfView({ source, lang, parts }: Props) {
  const { t } = useWords('reading')
  const [state, setState] = useState<State>('opening')
  useEffect(() => {
    let open = true
    const opening = openPdf(source)
    opening.then(
      (opened) => open && setState(opened),
      () => open && setState('failed'),
    )
    return () => {
      open = false
      void opening.then(({ pdf }) => pdf.loadingTask.destroy()).catch(() => undefined)
    }
  }, [source])
  if (state === 'failed')
    return (
      <Callout tone="danger" title={t('pdf.failed')}>
        {t('pdf.failedHint')}
      </Callout>
    )
  if (state === 'opening')
    return (
      <div
        role="status"
        className="grid aspect-[1/1.414] w-full place-items-center border border-line bg-surface text-muted"
      >
        {t('pdf.opening')}
      </div>
    )
  return (
    <div className="reading-pages flex flex-col gap-4" lang={lang}>
      {state.sizes.map((size, at) => {
        // pages have no name but their number
        const key = `${at}`
        return <Page key={key} pdf={state.pdf} number={at + 1} count={state.sizes.length} size={size} parts={parts} />
      })}
    </div>
  )
}

interface PageProps {
  pdf: PDFDocumentProxy
  number: number
  count: number
  size: { width: number; height: number }
  parts: Parts
}

function Page({ pdf, number, count, size, parts }: PageProps) {
  const { t } = useWords('reading')
  const frame = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(false)
  useEffect(() => {
    const element = frame.current
    if (!element) return undefined
    // the page keeps its place before it is drawn
    element.style.aspectRatio = `${size.width} / ${size.height}`
    const watch = new IntersectionObserver((entries) => setNear(entries.some((entry) => entry.isIntersecting)), {
      rootMargin: '100% 0px',
    })
    watch.observe(element)
    return () => watch.disconnect()
  }, [size.width, size.height])
  useEffect(() => {
    const element = frame.current
    if (!near || !element) return undefined
    const drawing = drawPage(pdf, number, element)
    drawing.done.then(
      () => parts.shown(element),
      () => undefined,
    )
    return () => {
      parts.gone(element)
      drawing.end()
    }
  }, [near, number, parts, pdf])
  return (
    <div
      ref={frame}
      data-page={number}
      tabIndex={-1}
      role="group"
      aria-label={t('pdf.page', { n: number, count })}
      className="pdf-page"
    />
  )
}
