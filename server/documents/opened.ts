import type { Actor } from '#server/kernel/actor.ts'
import { refusal } from '#server/kernel/errors.ts'
import type { Tx } from '#server/kernel/tx.ts'
import type { Prisma } from '#prisma/client/client.ts'
import { may, type Reason, readsBecause, rights } from './policy.ts'
import { storedFacts } from './submission.ts'
import type { LanguageStanding, VersionBrief } from './shape/reading.ts'

const whole = {
  economies: true,
  versions: {
    orderBy: { revision: 'desc' },
    include: {
      files: { include: { stored: storedFacts }, orderBy: [{ original: 'desc' }, { language: 'asc' }] },
    },
  },
} satisfies Prisma.PaperInclude
/** A paper with all that its reader may see of its versions and files. */
export type Opened = Prisma.PaperGetPayload<{ include: typeof whole }> & { because: Reason }
export type OpenedVersion = Opened['versions'][number]
export type OpenedFile = OpenedVersion['files'][number] & { revision: number }

/** Opens a paper for somebody. PAPER_UNKNOWN when there is none, or when it is not open to them: nobody hears which. */
export async function openPaper(tx: Tx, actor: Actor, id: string): Promise<Opened> {
  const paper = await tx.paper.findUnique({ where: { id }, include: whole })
  const because = paper && readsBecause(actor, paper)
  if (!paper || !because) throw refusal('PAPER_UNKNOWN', 'unknown')
  const aside = rights.readAside(actor, paper)
  const versions = paper.versions
    .filter((version) => may.readVersion(actor, paper, version))
    .map((version) => ({ ...version, files: aside || version.status !== 'withdrawn' ? version.files : [] }))
  return { ...paper, because, versions }
}

/** The version asked for, else the newest that stands, else the newest of all. PAPER_UNKNOWN when the reader sees none. */
export function chooseVersion(paper: Opened, wish: { revision?: number; version?: string }): OpenedVersion {
  const { revision, version } = wish
  const found =
    revision === undefined && version === undefined
      ? (paper.versions.find((one) => one.status === 'issued') ?? paper.versions[0])
      : paper.versions.find((one) => one.revision === revision || one.id === version)
  if (!found) throw refusal('PAPER_UNKNOWN', 'unknown')
  return found
}

/** In which files a version is read: its own, and an earlier version's where it has none in that language. The original first. */
export function filesOf(paper: Opened, version: OpenedVersion): OpenedFile[] {
  const found = new Map<string, OpenedFile>()
  const earlier = paper.versions.filter((one) => one.revision < version.revision && one.status !== 'withdrawn')
  for (const one of [version, ...(version.files.length > 0 ? earlier : [])]) {
    for (const file of one.files) {
      const stands = one === version || !file.original
      if (stands && !found.has(file.language)) found.set(file.language, { ...file, revision: one.revision })
    }
  }
  return [...found.values()].toSorted(
    (a, b) => Number(b.original) - Number(a.original) || a.language.localeCompare(b.language),
  )
}

/** The file in the language wished for, else the original. */
export function chooseFile(files: OpenedFile[], language: string | undefined): OpenedFile | null {
  return files.find((file) => file.language === language) ?? files[0] ?? null
}

/** A version in the words of its choice. */
export function briefOf(paper: Opened, version: OpenedVersion): VersionBrief {
  const { id, revision, number, issuedAt } = version
  const status = version.status as VersionBrief['status']
  return { id, revision, number, status, issuedAt, title: version.title ?? paper.title }
}

/** A language's place in the choice of languages, before its standing is known. */
export function languageOf(file: OpenedFile, counts: { behind: number; missing: number }): LanguageStanding {
  const { language, original, id, revision } = file
  return { language, original, file: id, revision, ...counts }
}
