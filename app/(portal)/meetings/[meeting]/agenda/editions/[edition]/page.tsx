import { EditionPage, editionMetadata, type Params } from '../../_reading/edition-page.tsx'

export const generateMetadata = editionMetadata

export default function OneEdition(props: Params) {
  return <EditionPage {...props} />
}
