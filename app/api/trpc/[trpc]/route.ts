export { serve as GET, serve as POST } from '#server/api.ts'
