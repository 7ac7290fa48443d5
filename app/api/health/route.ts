export { health as GET } from '#server/kernel/http.ts'

export const dynamic = 'force-dynamic'
