import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist'

/** Where .config/pdfjs.ts puts what pdf.js fetches while it works: its worker, character maps, fonts. From our own origin alone. */
const home = (version: string): string => `/pdfjs/${version}`

/** More than this is not sharper to the eye, and costs memory. */
const sharpest = 2
/** Pages beyond are reached by downloading the file. */
const most = 2000

/** Opens a PDF by its address, or one whose bytes are here: pdf.js itself is loaded only now. Gives the size of every page, so that they keep their places. */
export async function openPdf(source: string | Blob): Promise<{
  pdf: PDFDocumentProxy
  sizes: Array<{ width: number; height: number }>
}> {
  const { getDocument, GlobalWorkerOptions, version } = await import('pdfjs-dist')
  GlobalWorkerOptions.workerSrc = `${home(version)}/pdf.worker.min.mjs`
  const pdf = await getDocument({
    ...(typeof source === 'string' ? { url: source } : { data: await source.arrayBuffer() }),
    cMapUrl: `${home(version)}/cmaps/`,
    standardFontDataUrl: `${home(version)}/standard_fonts/`,
    wasmUrl: `${home(version)}/wasm/`,
    // WebAssembly would need a hole in the content security policy; the fallbacks are plain scripts
    useWasm: false,
    enableXfa: false,
    disableAutoFetch: true,
  }).promise
  const count = Math.min(pdf.numPages, most)
  const first = (await pdf.getPage(1)).getViewport({ scale: 1 })
  const sizes = Array.from({ length: count }, () => ({ width: first.width, height: first.height }))
  return { pdf, sizes }
}

/** Draws a page into its frame: the picture, and over it its words. `end` takes both away again. */
export function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  frame: HTMLElement,
): { done: Promise<void>; end: () => void } {
  let ended = false
  let task: RenderTask | undefined
  const canvas = document.createElement('canvas')
  const words = document.createElement('div')
  canvas.setAttribute('aria-hidden', 'true')
  words.className = 'textLayer'
  const draw = async (): Promise<void> => {
    const { TextLayer } = await import('pdfjs-dist')
    const page = await pdf.getPage(number)
    if (ended) return
    const natural = page.getViewport({ scale: 1 })
    frame.style.aspectRatio = `${natural.width} / ${natural.height}`
    const scale = frame.clientWidth / natural.width
    const viewport = page.getViewport({ scale })
    const dense = Math.min(globalThis.devicePixelRatio || 1, sharpest)
    canvas.width = Math.floor(viewport.width * dense)
    canvas.height = Math.floor(viewport.height * dense)
    frame.style.setProperty('--total-scale-factor', String(scale))
    frame.style.setProperty('--scale-factor', String(scale))
    frame.replaceChildren(canvas, words)
    task = page.render({ canvas, viewport, transform: dense === 1 ? undefined : [dense, 0, 0, dense, 0, 0] })
    await task.promise
    const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: words, viewport })
    await layer.render()
    if (ended) throw new Error('the page is no longer shown')
  }
  return {
    done: draw(),
    end: () => {
      ended = true
      task?.cancel()
      canvas.remove()
      words.remove()
    },
  }
}
