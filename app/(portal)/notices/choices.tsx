'use client'
import { useWords } from '#app/_i18n/client.tsx'
import { api } from '#app/_trpc/client.ts'
import { useAct } from '#app/_trpc/use-act.ts'
import type { ChoiceView } from '#server/notices/schema.ts'

/** What comes, and how: a table of switches, each kept at once. */
export function Choices({ choices }: { choices: ChoiceView[] }) {
  const { t } = useWords('notices')
  const choose = useAct((choice: ChoiceView) => api.notices.choose.mutate(choice))
  return (
    <>
      <table className="w-full max-w-2xl border-collapse">
        <thead>
          <tr className="border-b border-line-strong text-left">
            <th scope="col" className="py-2">
              {t('choices.kind')}
            </th>
            <th scope="col" className="px-4 py-2">
              {t('choices.bell')}
            </th>
            <th scope="col" className="px-4 py-2">
              {t('choices.mail')}
            </th>
          </tr>
        </thead>
        <tbody>
          {choices.map((choice) => (
            <tr key={choice.kind} className="border-b border-line">
              <th scope="row" className="py-2 text-left font-normal">
                {t(`${choice.kind}.label`)}
              </th>
              {(['bell', 'mail'] as const).map((way) => (
                <td key={way} className="px-4 py-2">
                  <input
                    type="checkbox"
                    className="size-6"
                    aria-label={`${t(`${choice.kind}.label`)}: ${t(`choices.${way}`)}`}
                    checked={choice[way]}
                    onChange={(event) => choose.run({ ...choice, [way]: event.target.checked })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {choose.error ? <p role="alert">{choose.error}</p> : null}
    </>
  )
}
