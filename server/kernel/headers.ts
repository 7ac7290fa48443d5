import { randomBytes } from 'node:crypto'

/** 128 random bits for one answer's script tags. */
export function nonce(): string {
  return randomBytes(16).toString('base64')
}

/**
 * The Content-Security-Policy of one answer (ASVS 3.4.3). Next reads the nonce out of it and puts it on its script tags.
 * Trusted Types stay off: React makes script elements, and tiptap reads its schema, through innerHTML without a policy.
 * Development needs eval and inline styles for hot reload; what is served to people never has them.
 */
export function contentSecurityPolicy(
  value: string,
  { production, https }: { production: boolean; https: boolean },
): string {
  const script = production ? `'nonce-${value}' 'strict-dynamic'` : `'nonce-${value}' 'strict-dynamic' 'unsafe-eval'`
  const style = production ? `'self' 'nonce-${value}'` : `'self' 'unsafe-inline'`
  return [
    `default-src 'self'`,
    `script-src ${script}`,
    `style-src ${style}`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `worker-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-src 'none'`,
    `frame-ancestors 'none'`,
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

/** The headers that stand on every answer, files and errors too (ASVS 3.4.1, 3.4.4 to 3.4.8). */
export function standingHeaders({ https }: { https: boolean }): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Origin-Agent-Cluster': '?1',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    ...(https ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}
