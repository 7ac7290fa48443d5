import { posix } from 'node:path'
import type { Entry } from 'yauzl'
import { Refusal, refusal } from '#server/kernel/errors.ts'
import { type Archive, innerArchive, openArchive } from './zip.ts'
import { readXml, type Visitor } from './xml.ts'

/** One part points to another, or out of the file. */
export interface Relation {
  id: string
  /** the last word of its type: 'officeDocument', 'hyperlink' … */
  type: string
  /** the part's name in small letters, or an address when it is external */
  target: string
  external: boolean
}

export type OfficeKind = 'docx' | 'pptx' | 'xlsx'

/** An Office Open XML file whose kind is known from what it holds (ECMA-376). */
export interface OfficePackage {
  kind: OfficeKind
  archive: Archive
  /** the part that everything hangs on */
  main: string
  /** every content type that the file says it holds */
  types: string[]
  relations: (part: string) => Promise<Relation[]>
  /** Tells a visitor what a part holds; gives false when there is no such part. */
  read: (part: string, visitor: Visitor) => Promise<boolean>
}

const kinds: Record<string, OfficeKind> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml': 'docx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml': 'pptx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml': 'xlsx',
}
const macroType = /macroenabled|vbaproject|ms-excel\.(intl)?macrosheet/i
const macroPart = /(^|\/)(vbaproject\.bin|vbadata\.xml)$|^xl\/macrosheets\//
const macroName = /\.(docm|dotm|xlsm|xltm|xlam|pptm|potm|ppsm|ppam|sldm)$/
const innerLimit = 32 << 20

function resolve(from: string, target: string): string {
  const plain = target.split('#')[0] ?? ''
  const joined = plain.startsWith('/') ? plain.slice(1) : posix.join(posix.dirname(from), plain)
  return posix.normalize(joined).toLowerCase()
}

async function relationsOf(archive: Archive, part: string): Promise<Relation[]> {
  const found: Relation[] = []
  const name = part === '' ? '_rels/.rels' : posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`)
  const entry = archive.entries.get(name)
  if (!entry) return found
  await readXml(await archive.open(entry), {
    open(tag) {
      if (tag.name !== 'Relationship') return
      const external = tag.get('TargetMode') === 'External'
      const target = tag.get('Target') ?? ''
      const type = tag.get('Type')?.split('/').at(-1) ?? ''
      found.push({ id: tag.get('Id') ?? '', type, target: external ? target : resolve(part, target), external })
    },
  })
  return found
}

async function contentTypes(archive: Archive): Promise<{ typeOf: (part: string) => string; all: string[] }> {
  const entry = archive.entries.get('[content_types].xml')
  // OpenDocument says what it is in a part of its own; anything else is an archive of files
  if (!entry) throw refusal(archive.entries.has('mimetype') ? 'FILE_TYPE_UNKNOWN' : 'FILE_ARCHIVE', 'invalid')
  const types = new Map<string, string>()
  const all: string[] = []
  await readXml(await archive.open(entry), {
    open(tag) {
      const type = tag.get('ContentType') ?? ''
      if (type) all.push(type)
      const place = tag.get('PartName')?.replace(/^\//, '') ?? `*.${tag.get('Extension')}`
      types.set(place.toLowerCase(), type)
    },
  })
  const typeOf = (part: string) => types.get(part) ?? types.get(`*${posix.extname(part)}`) ?? ''
  return { typeOf, all }
}

// one level deep: what lies inside a file inside the file is opened by nobody here
async function checkInner(archive: Archive, entry: Entry): Promise<void> {
  const stream = await archive.open(entry)
  const [first] = (await stream.take(1).toArray()) as Buffer[]
  if (first?.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004') return
  const inner = await innerArchive(await archive.bytes(entry, innerLimit))
  inner.close()
  if ([...inner.entries.keys()].some((name) => macroPart.test(name))) throw refusal('FILE_MACROS', 'invalid')
}

async function refuseMacros(archive: Archive, types: string[]): Promise<void> {
  const names = [...archive.entries.keys()]
  if (types.some((type) => macroType.test(type)) || names.some((name) => macroPart.test(name) || macroName.test(name)))
    throw refusal('FILE_MACROS', 'invalid')
  for (const [name, entry] of archive.entries)
    if (/\/embeddings\/|\.(zip|docx|xlsx|pptx|bin)$/.test(name)) await checkInner(archive, entry)
}

/** Opens a file and decides from its content what it is; refuses macros, archives and what is no Office file. */
export async function openPackage(path: string): Promise<OfficePackage> {
  const archive = await openArchive(path)
  try {
    const { typeOf, all } = await contentTypes(archive)
    await refuseMacros(archive, all)
    const main = (await relationsOf(archive, '')).find(({ type }) => type === 'officeDocument')?.target ?? ''
    const kind = kinds[typeOf(main)]
    if (!kind) throw refusal('FILE_TYPE_UNKNOWN', 'invalid')
    return {
      kind,
      archive,
      main,
      types: all,
      relations: (part) => relationsOf(archive, part),
      read: async (part, visitor) => {
        const entry = archive.entries.get(part.toLowerCase())
        if (entry) await readXml(await archive.open(entry), visitor)
        return entry !== undefined
      },
    }
  } catch (error) {
    archive.close()
    throw error instanceof Refusal ? error : refusal('FILE_BROKEN', 'invalid')
  }
}
