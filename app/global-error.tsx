'use client'
import { useSyncExternalStore } from 'react'
import { FaultNotice } from './_ui/fault-notice.tsx'
import './globals.css'

const never = (): (() => void) => () => undefined
const spoken = (): string =>
  /(?:^|; )sccp-language=([\w-]+)/.exec(document.cookie)?.[1] ?? navigator.language.split('-', 1)[0] ?? 'en'

/** The last resort: not even the layout could be made, as when the database does not answer. */
export default function Failed({ error }: { error: Error & { digest?: string } }) {
  const language = useSyncExternalStore(never, spoken, () => 'en')
  return (
    <html lang={language}>
      <body>
        <main className="px-5">
          <FaultNotice language={language} number={error.digest} again={() => location.reload()} />
        </main>
      </body>
    </html>
  )
}
