import { provide } from '#server/kernel/env.ts'

// a process of its own with nothing but the socket door: it can be killed without a word
provide(JSON.parse(process.env['HOUSE'] ?? '{}') as Record<string, string>)
const { openHouse } = await import('./house.ts')
const house = await openHouse()
process.send?.(house.url)
process.on('disconnect', () => process.exit(0))
