import { defineConfig } from 'prisma/config'

// the address comes from whoever calls: npm run migrate opens a throw-away database, generate needs none
export default defineConfig({
  schema: '../prisma/schema',
  migrations: { path: '../prisma/migrations' },
  ...(process.env['DATABASE_URL'] ? { datasource: { url: process.env['DATABASE_URL'] } } : {}),
})
