/** Part of a file, both ends included. */
export interface Range {
  start: number
  end: number
}

const types: Record<string, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
}

/** The media type of a stored file. */
export function mediaType(type: string): string {
  return types[type] ?? 'application/octet-stream'
}

/**
 * Which part a Range header asks for (RFC 9110, 14.2). One part is given; several, another unit or another state of the
 * file (If-Range) get the whole. 'none': there is nothing there.
 */
export function rangeOf(size: number, etag: string, range?: string, ifRange?: string): Range | 'none' | undefined {
  const found = /^bytes=(\d*)-(\d*)$/.exec(range?.trim() ?? '')
  if (!found || (ifRange !== undefined && ifRange !== etag)) return undefined
  const [, first = '', last = ''] = found
  if (first === '' && last === '') return undefined
  if (first === '')
    return Number(last) === 0 || size === 0 ? 'none' : { start: Math.max(0, size - Number(last)), end: size - 1 }
  const [start, end] = [Number(first), last === '' ? size - 1 : Math.min(Number(last), size - 1)]
  if (last !== '' && Number(last) < start) return undefined
  return start >= size ? 'none' : { start, end }
}

/** A file's name in the two spellings of RFC 6266; the plain one for programs that know no other. */
export function disposition(kind: 'attachment' | 'inline', name: string, type: string): string {
  const whole = name.toLowerCase().endsWith(`.${type}`) ? name : `${name}.${type}`
  const stem = whole
    .slice(0, -type.length - 1)
    .replaceAll(/[^\w .-]/g, '_')
    .slice(0, 100)
  // RFC 8187 lets fewer signs stand than encodeURIComponent does
  const spelled = encodeURIComponent(whole.toWellFormed()).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${stem}.${type}"; filename*=UTF-8''${spelled}`
}
