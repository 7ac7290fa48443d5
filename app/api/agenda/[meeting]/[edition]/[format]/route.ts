export { editionFile as GET } from '#server/agenda/http.ts'
