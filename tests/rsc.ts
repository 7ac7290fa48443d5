const tree = encodeURIComponent(JSON.stringify(['', { children: ['__PAGE__', {}] }]))

/** The ways in which a browser asks for what React makes of a page: a click, a click within a page, and reading ahead. */
export const rscHeaders: Array<Record<string, string>> = [
  { RSC: '1', 'Next-Router-State-Tree': tree },
  { RSC: '1', 'Next-Router-State-Tree': tree, 'Next-Url': '/meetings' },
  { RSC: '1', 'Next-Router-Prefetch': '1' },
  ...['/_tree', '/_full', '/_head', '/_index', '/(portal)/meetings/__PAGE__'].map((segment) => ({
    RSC: '1',
    'Next-Router-Prefetch': '1',
    'Next-Router-Segment-Prefetch': segment,
  })),
]

/**
 * Asks a page for what React makes of it. Next answers such a question with a detour to an address that holds a hash of the
 * headers (`_rsc=…`): a test that does not take it has read nothing.
 */
export async function askRsc(url: string, path: string, headers: Record<string, string>): Promise<Response> {
  const first = await fetch(`${url}${path}`, { redirect: 'manual', headers })
  const to = first.headers.get('location')
  return to?.includes('_rsc=') ? fetch(new URL(to, url), { redirect: 'manual', headers }) : first
}
