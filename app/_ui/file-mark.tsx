import { Download } from 'lucide-react'
import { Badge } from './badge.tsx'

interface Props {
  file: { id: string; original: boolean; state: string }
  words: { kind: string; original: string; download: string; state: string }
  className?: string
}

/** What a file is, and the way to its bytes or why there is none. */
export function FileMark({ file, words, className = '' }: Props) {
  return (
    <>
      <span className="text-sm text-muted">{words.kind}</span>
      {file.original ? <Badge>{words.original}</Badge> : null}
      {file.state === 'clean' ? (
        <a
          href={`/api/files/${file.id}`}
          download
          className={`inline-flex min-h-8 items-center gap-1.5 text-link underline-offset-2 hover:underline ${className}`}
        >
          <Download aria-hidden className="size-4" />
          {words.download}
        </a>
      ) : (
        <Badge tone={file.state === 'quarantine' ? 'info' : 'danger'}>{words.state}</Badge>
      )}
    </>
  )
}
