/** A path of ours, or home: what stands in an address is nobody's word (ASVS 3.7.2). */
export function ownPath(wish: unknown): string {
  return typeof wish === 'string' && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(wish) ? wish : '/'
}
