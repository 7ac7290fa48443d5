export { participantsFile as GET } from '#server/meetings/http.ts'
