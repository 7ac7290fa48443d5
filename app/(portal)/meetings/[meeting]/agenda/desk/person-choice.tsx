'use client'

interface Props {
  label: string
  people: Array<{ id: string; name: string }>
  /** '' for nobody in particular */
  value: string
  /** what nobody in particular is called */
  none: string
  choose: (id: string) => void
}

/** One of several people, or none. */
export function PersonChoice({ label, people, value, none, choose }: Props) {
  return (
    <label className="flex flex-wrap items-center gap-2 text-sm">
      {label}
      <select
        className="min-h-9 max-w-56 rounded border border-line bg-surface px-2"
        value={value}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">{none}</option>
        {people.map((person) => (
          <option key={person.id} value={person.id}>
            {person.name}
          </option>
        ))}
      </select>
    </label>
  )
}
