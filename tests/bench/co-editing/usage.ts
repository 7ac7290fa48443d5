/** What a server process has used: CPU in milliseconds since its start, memory in MB now. */
export interface Usage {
  cpu: number
  memory: number
}

/** Lets a measured process tell its usage whenever its parent asks, and end with it. */
export function answerUsage(): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    const usage: Usage = { cpu: (user + system) / 1000, memory: process.memoryUsage().rss / 1e6 }
    process.send?.(usage)
  })
  process.on('disconnect', () => process.exit(0))
}
