import OpenLayout from './(open)/layout.tsx'
import PortalLayout from './(portal)/layout.tsx'
import { sessionOfRequest } from './_trpc/server.ts'
import { MissingNotice } from './_ui/missing-notice.tsx'

/** An address that no page has, in the frame that the reader knows. */
export default async function NotFound() {
  const Layout = (await sessionOfRequest()) ? PortalLayout : OpenLayout
  return (
    <Layout>
      <MissingNotice />
    </Layout>
  )
}
