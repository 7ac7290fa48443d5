import { clock } from './clock.ts'
import { refusal } from './errors.ts'

/** Lets each key through so many times in a span of milliseconds, counted in this process; TOO_MANY_REQUESTS to the next. */
export function pace({ most, span }: { most: number; span: number }): (key: string) => void {
  const taken = new Map<string, number[]>()
  return (key) => {
    const now = clock.now().getTime()
    const recent = (taken.get(key) ?? []).filter((at) => at > now - span)
    if (recent.length >= most) throw refusal('TOO_MANY_REQUESTS', 'limited')
    taken.set(key, [...recent, now])
    if (taken.size > 5000) for (const [name, times] of taken) if ((times.at(-1) ?? 0) < now - span) taken.delete(name)
  }
}
