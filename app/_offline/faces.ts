const cacheName = 'sccp-fonts'
const described = ['ko', 'ja', 'zh-Hans', 'zh-Hant']

interface Slice {
  address: string
  ranges: Array<[from: number, to: number]>
}

/** The slices that a description of faces names, with the letters that each holds (CSS Fonts 4, unicode-range). */
function slicesIn(css: string): Slice[] {
  return [...css.matchAll(/url\(([^)]+)\)[^}]*unicode-range:([^};]+)/g)].map(([, address = '', told = '']) => ({
    address,
    ranges: told.split(',').map((one) => {
      const [from = '', to = from] = one.trim().slice(2).split('-')
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
    }),
  }))
}

/** The slices that hold some of these letters. */
export function slicesFor(css: string, letters: ReadonlySet<number>): string[] {
  const wanted = slicesIn(css).filter(({ ranges }) =>
    [...letters].some((letter) => ranges.some(([from, to]) => letter >= from && letter <= to)),
  )
  return wanted.map(({ address }) => address)
}

/** Keeps the faces of Han and Hangul that these texts need; without them the device's own letters stand in. */
export async function keepFaces(languages: ReadonlySet<string>, letters: ReadonlySet<number>): Promise<void> {
  const cache = await caches.open(cacheName)
  for (const language of described.filter((one) => languages.has(one))) {
    const css = `/fonts/${language}.css`
    await cache.add(css)
    const text = (await (await cache.match(css))?.text()) ?? ''
    const missing: string[] = []
    for (const address of slicesFor(text, letters)) if (!(await caches.match(address))) missing.push(address)
    await cache.addAll(missing)
  }
}

/** Forgets them: which letters were read is nobody's business either. */
export async function forgetFaces(): Promise<void> {
  await caches.delete(cacheName)
}
