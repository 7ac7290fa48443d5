import { MissingNotice } from '#app/_ui/missing-notice.tsx'

export default function NotFound() {
  return <MissingNotice />
}
