import { wordDifference } from '#server/kernel/shape/difference.ts'

/** A text as it was and is: deleted words struck through, inserted ones underlined, the rest plain. */
export function WordChange({ was, now, language }: { was: string; now: string; language?: string }) {
  const pieces = wordDifference(was, now, language)
  return (
    <p lang={language} className="whitespace-pre-wrap">
      {pieces.map(({ kind, text }, at) => {
        // pieces have no name but their place, and none is moved
        const key = `${at}`
        if (text === '') return null
        if (kind === 'deleted') return <del key={key}>{text}</del>
        return kind === 'inserted' ? <ins key={key}>{text}</ins> : <span key={key}>{text}</span>
      })}
    </p>
  )
}
