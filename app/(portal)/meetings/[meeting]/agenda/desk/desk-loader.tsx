'use client'
import dynamic from 'next/dynamic'
import { type ComponentProps, useState } from 'react'
import { ConnectionProvider } from '#app/_editor/use-connection.tsx'
import type { Desk } from './desk.tsx'

const Loaded = dynamic(() => import('./desk.tsx').then((module) => module.Desk), { ssr: false })

/** Loads the desk in the browser alone: nothing of the editor comes with any other page. */
export function DeskLoader(props: ComponentProps<typeof Desk>) {
  // the rows of the first drawing; later ones are asked by the desk itself
  const [first] = useState(props)
  return (
    <ConnectionProvider person={first.person}>
      <Loaded {...first} />
    </ConnectionProvider>
  )
}
