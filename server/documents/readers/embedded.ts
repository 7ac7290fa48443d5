import type { OfficePackage } from './package.ts'
import type { Gathering } from './reading.ts'

const harmless = /^(hyperlink|image)$/

/** Lists files that lie inside a file, and content that it would fetch from elsewhere; links that one follows are neither. */
export async function linkedContent(file: OfficePackage, gathering: Gathering): Promise<void> {
  for (const name of file.archive.entries.keys()) {
    if (/\/(embeddings|activex)\//.test(name) && !name.endsWith('.rels'))
      gathering.find('EMBEDDED_FILE', `part ${name}`, name.split('/').at(-1))
    if (!name.endsWith('.rels')) continue
    const part = name.replace(/(^|\/)_rels\/([^/]*)\.rels$/, '$1$2')
    for (const { type, target, external } of await file.relations(part))
      if (external && (!harmless.test(type) || (type === 'image' && /^\w+:\/\//.test(target))))
        gathering.find('EXTERNAL_CONTENT', `part ${part}`, target)
  }
}
