import type { words } from '#app/_i18n/server.tsx'

/** The words and formats of a page, handed down: a long agenda asks for them once and not for each of its items. */
export type Speech = Awaited<ReturnType<typeof words>>
