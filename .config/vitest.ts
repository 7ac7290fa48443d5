import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))
const outside = ['**/node_modules/**', '.next/**', '.build/**', '.test/**', 'prisma/client/**']

// `unit` needs nothing; `database` gets a real PostgreSQL and a database of its own for each file
export default defineConfig({
  root,
  test: {
    maxWorkers: 2,
    reporters: [['default', { summary: false }]],
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...outside, '**/*.db.test.ts', 'tests/faults/**'],
          env: { NODE_ENV: 'test' },
          // a busy machine is no fault: these are not timed tests
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        root,
        test: {
          name: 'database',
          include: ['**/*.db.test.ts'],
          exclude: outside,
          globalSetup: 'tests/cluster.ts',
          setupFiles: 'tests/own-database.ts',
          // it imports 'next/server' without an ending, which Node alone does not resolve
          server: { deps: { inline: ['next-auth'] } },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      // whole processes, killed and started again: one after the other, against a build of their own
      {
        root,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          globalSetup: 'tests/built.ts',
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
