// One line is the architecture: a room leans only on rooms to its left. The rules below are made from it.
export const rooms = ['identity', 'language', 'meetings', 'documents', 'agenda']
/** they listen to events: no room imports them */
export const observers = ['notices', 'search']

const any = (names) => `(?:${names.join('|')})`
const rule = (name, from, to) => ({ name, severity: 'error', from, to })
const tests = '\\.(test|spec)\\.ts$|^tests/'

const leaning = [...rooms, ...observers].flatMap((name, at) => {
  const listeners = observers.filter((observer) => observer !== name)
  const right = [...rooms.slice(at + 1), ...listeners]
  if (right.length === 0) return []
  return [rule(`${name}-leans-left`, { path: `^server/${name}/`, pathNot: tests }, { path: `^server/${any(right)}/` })]
})

const library = 'node_modules/(?!(?:@types/)?(?:react|react-dom|next|@tiptap/react|@prisma)/)'
const packages = (...names) => `node_modules/(?:@types/)?${any(names)}/`
const node = '^[a-z_]+(/(?:promises|consumers))?$'
const ofRooms = (kinds) => `^server/(?!kernel/)[^/]+/(?:${kinds})`
const kernel = (words) => `^server/kernel/${any(words)}`
// what browser and server share of the kernel
const richText = '^server/kernel/(?:rich-text(?:\\.ts$|/)|shape/)'
const rowTypes = '^prisma/client/'

const doors = ['router', 'http', 'jobs', 'sample']
const kinds = ['schema', 'policy', 'service', 'collab', ...doors]
const own = (closed) => `^server/$1/(?!${any(closed)}\\.ts$)`
// a schema that has grown keeps its nouns in a folder
const schemas = 'schema(?:\\.ts$|/)'
const neighbours = ofRooms(`service\\.ts$|${schemas}|shape/`)
// what the process and its doors need, not what a room does
const building = [
  'trpc',
  'http',
  'serve',
  'border',
  'headers',
  'observe',
  'only-one',
  'workers',
  'settings',
  'portal-role',
]
const household = (...closed) => `^server/kernel/(?!${any([...building, ...closed])}\\.ts$)`

/**
 * The vocabulary of a room: kind of file → which files these are ($1 is the room), and all that they may import.
 * @type {Record<string, [files: string, allowed: string[]]>}
 */
const vocabulary = {
  schema: [schemas, [packages('zod'), ofRooms(schemas)]],
  // a rule about meetings is asked of meetings: 'admitted' is written once
  policy: [
    'policy\\.ts$',
    [ofRooms(`policy\\.ts$|${schemas}`), '^server/$1/shape/', kernel(['actor.ts', 'policy.ts'])],
  ],
  shape: [
    'shape/',
    [
      packages('zod', 'yjs', 'lib0', 'fractional-indexing', 'prosemirror-model', '@tiptap/core'),
      ofRooms('shape/'),
      richText,
    ],
  ],
  service: ['(?:service\\.ts$|acts/)', [own(doors), neighbours, household('mail'), rowTypes, library, node]],
  router: [
    'router\\.ts$',
    [`^server/$1/(service\\.ts$|${schemas}|acts/|shape/)`, kernel(['trpc.ts']), packages('zod')],
  ],
  // the raw door looks up for itself whose session it is
  http: [
    'http\\.ts$',
    [own(doors), '^server/identity/service\\.ts$', household('db', 'tx', 'events', 'jobs', 'mail'), library, node],
  ],
  jobs: ['jobs\\.ts$', [own(doors), neighbours, household(), rowTypes, library, node]],
  collab: ['collab\\.ts$', [own(doors), household('db', 'tx', 'events', 'jobs', 'mail'), library, node]],
  sample: ['(?:formats/)?sample\\.ts$', ['^server/$1/', neighbours, household(), library, node]],
  // takes its transaction as an argument
  noun: [
    `(?!(?:${any(kinds)}\\.ts$|schema/|acts/|shape/|formats/sample\\.ts$))`,
    [own(doors), neighbours, household('db', 'mail'), rowTypes, library, node],
  ],
}

const pageWords = ofRooms(`${schemas}|shape/`)
/**
 * The same for app/. `(` begins the folders of pages; an underscore begins a tool that no address shows.
 * @type {Record<string, [files: string, allowed: string[]]>}
 */
const outside = {
  page: ['(?:\\((?!.*/desk/)|[^/]+$)', [pageWords, kernel(['words.ts'])]],
  desk: ['\\(.*/desk/', [pageWords, richText]],
  editor: ['_editor/', [ofRooms('shape/'), richText, '^locales/en/errors\\.json$']],
  // a fault is told in words that need no server
  // what lies on a device is what pages show
  offline: ['_offline/', [pageWords]],
  ui: ['_ui/', [ofRooms('shape/'), richText, '^locales/[^/]+/fault\\.json$']],
  i18n: ['_i18n/', [ofRooms(schemas), kernel(['words.ts', 'clock.ts'])]],
  trpc: ['_trpc/', ['^server/api\\.ts$']],
}

const rows = [
  ...Object.entries(vocabulary).map(([kind, [files, allowed]]) =>
    rule(
      `${kind}-keeps-to-its-row`,
      { path: `^server/(?!kernel/)([^/]+)/${files}`, pathNot: tests },
      { path: '.', pathNot: allowed },
    ),
  ),
  ...Object.entries(outside).map(([kind, [files, allowed]]) =>
    rule(
      `${kind}-keeps-to-its-row`,
      { path: `^app/${files}`, pathNot: tests },
      { path: '.', pathNot: ['^app/', 'node_modules/(?!next-auth/|@prisma/|pg/)', ...allowed] },
    ),
  ),
  rule(
    'hinge-keeps-to-its-row',
    { path: '^app/api/' },
    { path: '.', pathNot: ['^server/api\\.ts$', ofRooms('http\\.ts$'), kernel(['http.ts'])] },
  ),
]

const house = [
  rule('no-cycle', {}, { circular: true }),
  rule('kernel-knows-no-room', { path: '^server/kernel/', pathNot: tests }, { path: '^server/(?!kernel/)' }),
  // browser and server read one schema of rich text
  rule(
    'rich-text-is-pure',
    { path: richText, pathNot: tests },
    { path: '.', pathNot: [richText, packages('@tiptap/[^/]+', 'yjs', 'zod')] },
  ),
  rule(
    'the-building-uses-doors',
    { path: '^server/[^/]+\\.ts$', pathNot: tests },
    { path: '^server/(?!kernel/)[^/]+/', pathNot: ofRooms('(router|service|http|jobs|collab|sockets)\\.ts$') },
  ),
  rule('server-never-imports-app', { path: '^(server|prisma)/', pathNot: tests }, { path: '^app/' }),
  rule(
    'server-shuns-react',
    { path: '^server/', pathNot: `^server/main\\.ts$|${tests}` },
    { path: packages('react', 'react-dom', '@tiptap/react', 'next') },
  ),
  rule('tools-know-no-page', { path: '^app/_', pathNot: tests }, { path: '^app/(\\(|[^/]+\\.tsx?$)' }),
  rule('only-the-caller-knows-the-api', { path: '^app/', pathNot: '^app/(api|_trpc)/' }, { path: '^server/api\\.ts$' }),
  // services and nouns name its row types; architecture.test.ts sees that they import nothing but types
  rule(
    'only-the-server-knows-its-rows',
    { path: '.', pathNot: `^server/|^prisma/|${tests}` },
    { path: '^prisma/client/' },
  ),
  // the worker and LISTEN need a connection of their own
  rule(
    'only-the-kernel-dials-postgres',
    { path: '^(app|server)/', pathNot: `^server/kernel/|^server/jobs\\.ts$|^server/agenda/listening\\.ts$|${tests}` },
    { path: packages('pg', '@prisma/[^/]+') },
  ),
  rule(
    'only-identity-knows-next-auth',
    { path: '^(app|server|prisma|tests)/', pathNot: '^server/identity/' },
    { path: packages('next-auth', '@auth/[^/]+') },
  ),
  rule('samples-stay-in-tests', { pathNot: `${tests}|/sample\\.ts$|^prisma/seed/` }, { path: '/sample\\.ts$' }),
  rule(
    'seed-works-through-rooms',
    { path: '^prisma/seed/', pathNot: tests },
    {
      path: '^(server|app|tests)/',
      pathNot: [ofRooms(`(service|sample)\\.ts$|${schemas}|acts/|shape/|readers/`), household()],
    },
  ),
  rule('tests-stay-outside', { path: '.', pathNot: `${tests}|^\\.config/` }, { path: tests }),
  rule(
    'no-names-without-meaning',
    {},
    {
      path: '/(utils?|helpers?|common|misc|lib|types|constants|index)(/|\\.tsx?$)',
      pathNot: 'node_modules|^prisma/client',
    },
  ),
  rule(
    'what-runs-is-a-dependency',
    { path: '^(app|server|prisma)/', pathNot: `${tests}|^prisma/engine` },
    { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
  ),
  rule(
    'nothing-orphaned',
    {
      orphan: true,
      pathNot:
        '\\.d\\.ts$|\\.(test|spec)\\.ts$|^app/.*/(page|layout|route|error|loading|not-found)\\.tsx?$|^app/[^/]+\\.tsx?$|^tests/|worker\\.ts$|\\.json$',
    },
    {},
  ),
  rule('everything-resolves', {}, { couldNotResolve: true }),
]

export default {
  forbidden: [...leaning, ...rows, ...house],
  options: {
    doNotFollow: { path: 'node_modules|^prisma/client' },
    exclude: { path: '^(\\.next|\\.build|\\.test)/|^next-env' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css', '.d.ts'],
    },
  },
}
