export { calendarFile as GET } from '#server/meetings/http.ts'
