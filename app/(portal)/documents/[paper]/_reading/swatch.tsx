import type { Colour } from '#server/documents/shape/remarks.ts'

const looks: Record<Colour, string> = {
  yellow: 'bg-[rgb(240_196_25)]',
  green: 'bg-[rgb(66_170_90)]',
  blue: 'bg-[rgb(62_140_220)]',
  pink: 'bg-[rgb(214_80_150)]',
}

/** A colour of a note; its name stands beside it. */
export function Swatch({ colour }: { colour: Colour }) {
  return (
    <span
      aria-hidden
      className={`inline-block size-4 shrink-0 rounded-full border border-line-strong ${looks[colour]}`}
    />
  )
}
