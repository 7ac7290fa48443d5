'use client'
import { useWords } from '#app/_i18n/client.tsx'
import { FaultNotice } from '#app/_ui/fault-notice.tsx'

/** A page that failed, within the frame. */
export default function Failed({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const { language } = useWords('frame')
  return <FaultNotice language={language} number={error.digest} again={reset} />
}
