const schemes = new Set(['http:', 'https:', 'mailto:'])
/* oxlint-disable-next-line no-control-regex -- the attack is exactly such a character inside the scheme */
const unseen = /[\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/u

/**
 * The address of a link as it may be shown and followed, normalised, or null.
 * http, https and mailto only (asvs.md 1.2.2, B18); no spaces or unseen characters that parsers read
 * differently, no user names that disguise the host, at most 2,000 characters. Asked at parse and again at render.
 */
export function safeHref(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 2_000) return null
  const text = value.trim()
  if (text === '' || unseen.test(text)) return null
  // an address must name its scheme and, on the web, its host with the slashes: 'http:evil' is read differently by parsers
  if (!/^(https?:\/\/[^/\\]|mailto:[^/\\])/i.test(text)) return null
  const url = URL.parse(text)
  if (url === null || !schemes.has(url.protocol)) return null
  if (url.username !== '' || url.password !== '') return null
  if (url.protocol === 'mailto:' ? !/^[^@]+@[^@]+$/.test(url.pathname) : url.hostname === '') return null
  return url.href.length > 2_000 ? null : url.href
}
