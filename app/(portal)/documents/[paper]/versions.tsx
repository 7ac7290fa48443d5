import { words } from '#app/_i18n/server.tsx'
import { Badge } from '#app/_ui/badge.tsx'
import { FileMark } from '#app/_ui/file-mark.tsx'
import type { PaperPage } from '#server/documents/schema.ts'

type Version = PaperPage['versions'][number]

/** The versions of a paper, newest first; the older stay readable and say what they are. */
export async function Versions({ versions, sequence }: { versions: Version[]; sequence: number }) {
  const { t } = await words('documents')
  return (
    <section aria-labelledby="versions">
      <h2 id="versions" className="mb-3 text-xl font-semibold">
        {t('versions')}
      </h2>
      <ol className="flex flex-col gap-4">
        {versions.map((version) => (
          <li key={version.id} className="rounded-lg border border-line bg-surface p-5">
            <OneVersion version={version} sequence={sequence} />
          </li>
        ))}
      </ol>
    </section>
  )
}

async function OneVersion({ version, sequence }: { version: Version; sequence: number }) {
  const { t, format } = await words('documents')
  const facts = [
    t('issuedAt', { at: format.dateTime(version.issuedAt) }),
    version.circulatedAt ? t('circulatedAt', { at: format.dateTime(version.circulatedAt) }) : t('waits'),
    version.correctUntil ? t('correctUntil', { at: format.dateTime(version.correctUntil) }) : '',
    version.previous ? t('previousOf', { number: version.previous }) : '',
    version.consent ? t('consentOf', { consent: version.consent }) : '',
    version.status === 'withdrawn' && version.reason ? t('endedWith', { reason: version.reason }) : '',
  ].filter(Boolean)
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <h3 className="font-semibold tabular-nums">{version.number}</h3>
        <Badge tone={version.status === 'issued' ? 'ok' : 'plain'}>{t(`status.${version.status}`)}</Badge>
        {version.late ? <Badge tone="warn">{t('late')}</Badge> : null}
      </div>
      <p className="mt-1 text-sm text-muted">{facts.join(' · ')}</p>
      {sequence === 1 ? null : <CoverLinks version={version.id} number={version.number} />}
      {version.files.length > 0 ? (
        <ul className="mt-3 flex flex-col divide-y divide-line border-t border-line">
          {version.files.map((file) => (
            <OneFile key={file.id} file={file} />
          ))}
        </ul>
      ) : null}
    </>
  )
}

/** The ways to a version's cover sheet as a file. */
async function CoverLinks({ version, number }: { version: string; number: string }) {
  const { t, language } = await words('documents')
  return (
    <p className="mt-1 flex flex-wrap gap-x-4 text-sm">
      {(['docx', 'pdf'] as const).map((format) => (
        <a
          key={format}
          download
          href={`/api/files/covers/${version}.${format}?lang=${language}`}
          aria-label={t('cover.downloadOf', { number, format: format.toUpperCase() })}
          className="inline-flex min-h-6 items-center text-link underline-offset-2 hover:underline"
        >
          {t('cover.download', { format: format.toUpperCase() })}
        </a>
      ))}
    </p>
  )
}

async function OneFile({ file }: { file: Version['files'][number] }) {
  const { t, format } = await words('documents')
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
      <span className="min-w-0 break-words">{file.name}</span>
      <FileMark
        file={file}
        words={{
          kind: t('fileOf', { type: file.type.toUpperCase(), language: format.language(file.language) }),
          ...{ original: t('original'), download: t('download'), state: t(`fileState.${file.state}`) },
        }}
        className="ms-auto"
      />
    </li>
  )
}
