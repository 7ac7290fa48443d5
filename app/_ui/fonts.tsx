const described = new Set(['ko', 'ja', 'zh-Hans', 'zh-Hant'])

/** Links the faces of Han and Hangul for the languages that a page shows (BCP 47 tags); each once, others need none. */
export function Fonts({ languages }: { languages: readonly string[] }) {
  return [...new Set(languages)]
    .filter((language) => described.has(language))
    .map((language) => <link key={language} rel="stylesheet" href={`/fonts/${language}.css`} precedence="low" />)
}
