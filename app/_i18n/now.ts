import { clock } from '#server/kernel/clock.ts'

/** The portal's time, for what a page counts down to. */
export const now = (): Date => clock.now()
