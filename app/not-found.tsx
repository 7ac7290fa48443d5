import { MissingNotice } from './_ui/missing-notice.tsx'

export default function NotFound() {
  return (
    <main id="main">
      <MissingNotice />
    </main>
  )
}
