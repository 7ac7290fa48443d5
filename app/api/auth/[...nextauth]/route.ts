export { GET, POST } from '#server/identity/http.ts'
