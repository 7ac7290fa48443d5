/** Words that stand on pages for those who are signed in, and nowhere else. */
export const inside = ['Paperless trade and single window', 'Mei Tanaka-Ross', '2027/SOM1/SCCP/001']

/** Pages of the demonstration that no stranger reads. */
export const insidePages = [
  '/',
  '/meetings',
  '/meetings/new',
  '/meetings/31',
  '/meetings/31/agenda',
  '/meetings/31/agenda/desk',
  '/meetings/31/agenda/proposals',
  '/meetings/31/delegations',
  '/meetings/31/delegations/badges',
  '/meetings/31/delegations/check-in',
  '/meetings/31/documents',
  '/meetings/31/documents/classification',
  '/meetings/31/timetable',
  '/notices',
  '/search?words=single',
  '/identity',
  '/profile',
  '/profile/mandate',
]
