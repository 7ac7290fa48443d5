import { provide } from '#server/kernel/env.ts'
import { answerUsage } from './usage.ts'

// the portal's own socket door, with its database; nothing of Next
provide(JSON.parse(process.env['HOUSE'] ?? '{}') as Record<string, string>)
const { openHouse } = await import('#tests/collab/house.ts')
const house = await openHouse()
process.send?.(house.url)
answerUsage()
