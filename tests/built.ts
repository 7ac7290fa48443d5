import { buildPortal } from '../.config/run/build.ts'

/** The production build that the killed and questioned portals run; nothing to do when it is current. */
export async function setup(): Promise<void> {
  await buildPortal('.test')
}
