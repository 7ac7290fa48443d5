import { Bell, CalendarDays, House, type LucideIcon, Search, Users } from 'lucide-react'

interface Entry {
  word: string
  href: string
  icon: LucideIcon
  /** shown to these capacities; absent: to everybody */
  only?: string[]
}

/** The rooms that have a page of their own, in the order of the rail. A right is asked again by the page itself. */
const entries: Entry[] = [
  { word: 'home', href: '/', icon: House },
  { word: 'meetings', href: '/meetings', icon: CalendarDays },
  { word: 'notices', href: '/notices', icon: Bell },
  { word: 'search', href: '/search', icon: Search },
  { word: 'identity', href: '/identity', icon: Users, only: ['administrator'] },
]

/** The entries a capacity is offered. */
export function entriesFor(capacity: string | undefined): Entry[] {
  return entries.filter(({ only }) => !only || (capacity !== undefined && only.includes(capacity)))
}
