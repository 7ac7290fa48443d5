'use client'
import { useEffect, useState } from 'react'

/** Where one is within the pack: the portal's own address behind the '#', so that a page that failed is found again. */
export interface Route {
  room: 'packs' | 'agenda' | 'timetable' | 'papers' | 'paper'
  /** of a meeting; of a paper */
  meeting: number | null
  paper: string | null
}

/** Reads '#/meetings/31/timetable', '#/documents/<id>?rev=1'; what is no place of a pack leads to all packs. */
export function routeOf(hash: string): Route {
  const path = hash.replace(/^#/, '').split(/[?#]/)[0] ?? ''
  const paper = /^\/documents\/([\w-]+)/.exec(path)?.[1]
  if (paper) return { room: 'paper', meeting: null, paper }
  const [, id, room] = /^\/meetings\/(\d+)(?:\/(agenda|timetable|documents))?/.exec(path) ?? []
  if (id === undefined) return { room: 'packs', meeting: null, paper: null }
  const rooms = { timetable: 'timetable', documents: 'papers' } as const
  return {
    room: room === 'timetable' || room === 'documents' ? rooms[room] : 'agenda',
    meeting: Number(id),
    paper: null,
  }
}

/** The place that the address names; an anchor within what is read changes nothing. */
export function useRoute(): Route {
  const [route, setRoute] = useState<Route>({ room: 'packs', meeting: null, paper: null })
  useEffect(() => {
    const look = (): void => {
      if (location.hash === '' || location.hash.startsWith('#/')) setRoute(routeOf(location.hash))
    }
    look()
    window.addEventListener('hashchange', look)
    return () => window.removeEventListener('hashchange', look)
  }, [])
  return route
}
