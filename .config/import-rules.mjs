// One line is the architecture: a room leans only on rooms to its left. The rules below are made from it.
export const rooms = ['identity', 'language', 'meetings', 'documents', 'agenda']
/** they listen to events: no room imports them */
export const observers = ['notices', 'search']

const any = (names) => `(?:${names.join('|')})`
const room = (name) => `^server/${name}/`
const inRoom = '^server/(?!kernel/)([^/]+)/'
const tests = '\\.(test|spec)\\.ts$|^tests/'
const rule = (name, from, to) => ({ name, severity: 'error', from, to })

const leaning = rooms.flatMap((name, at) => {
  const right = [...rooms.slice(at + 1), ...observers]
  return [rule(`${name}-leans-left`, { path: room(name), pathNot: tests }, { path: room(any(right)) })]
})

/** What each kind of file may import, by the vocabulary of docs and README: kind, its files, what is closed to them. */
const vocabulary = [
  rule(
    'schema-is-pure',
    { path: `${inRoom}schema\\.ts$` },
    { path: '^(server|app|prisma)/|node_modules/', pathNot: '/schema\\.ts$|node_modules/zod/|/shape/' },
  ),
  rule(
    'policy-is-pure',
    { path: `${inRoom}policy\\.ts$` },
    {
      path: '^(server|app|prisma)/|node_modules/',
      pathNot: '/(schema|policy)\\.ts$|/shape/|^server/kernel/(actor|policy)\\.ts$',
    },
  ),
  rule(
    'shape-is-pure',
    { path: '/shape/', pathNot: tests },
    {
      path: '^(server|app|prisma)/|node_modules/',
      pathNot:
        '/shape/|^server/kernel/rich-text|/schema\\.ts$|node_modules/(zod|yjs|lib0|prosemirror-model|fractional-indexing|@tiptap/core)/',
    },
  ),
  rule(
    'router-calls-services',
    { path: `${inRoom}router\\.ts$` },
    { path: '^server/kernel/(db|events|jobs|mail)\\.ts$|^prisma/' },
  ),
  rule(
    'rooms-have-doors',
    { path: inRoom, pathNot: tests },
    { path: '^server/(?!kernel/)[^/]+/', pathNot: '^server/$1/|/(service|schema|sample|policy)\\.ts$|/acts/|/shape/' },
  ),
  rule(
    'collab-is-the-socket-s',
    { path: '^server/', pathNot: `^server/(collab|main)\\.ts$|/collab\\.ts$|${tests}|^server/agenda/` },
    { path: '/collab\\.ts$' },
  ),
]

const building = [
  rule('no-cycle', {}, { circular: true }),
  rule('kernel-knows-no-room', { path: '^server/kernel/', pathNot: tests }, { path: '^server/(?!kernel/)' }),
  rule('server-never-imports-app', { path: '^(server|prisma)/', pathNot: tests }, { path: '^app/' }),
  rule(
    'server-shuns-react',
    { path: '^server/', pathNot: `^server/main\\.ts$|${tests}` },
    { path: 'node_modules/(react|react-dom|@tiptap/react|next)/' },
  ),
  rule(
    'page-sees-schema-and-shape',
    { path: '^app/', pathNot: `^app/(api|_trpc|_i18n)/|${tests}` },
    {
      path: '^(server|prisma)/',
      pathNot: '/schema\\.ts$|/shape/|^server/kernel/(rich-text|words\\.ts|actor\\.ts)',
    },
  ),
  rule(
    'api-route-is-a-hinge',
    { path: '^app/api/' },
    { path: '^(server|app)/', pathNot: '^server/(api|[^/]+/http)\\.ts$|^server/kernel/' },
  ),
  rule('only-the-caller-knows-the-api', { path: '^app/', pathNot: '^app/(api|_trpc)/' }, { path: '^server/api\\.ts$' }),
  // services and nouns may name its row types; architecture.test.ts sees that they import nothing but types
  rule(
    'only-kernel-opens-prisma',
    { path: '^app/|/(schema|policy|router|http)\\.ts$|/shape/' },
    { path: '^prisma/client/' },
  ),
  rule('pages-never-touch-the-database', { path: '^app/' }, { path: '^server/kernel/(db|tx)\\.ts$|^prisma/' }),
  rule(
    'only-identity-knows-next-auth',
    { path: '^(app|server)/', pathNot: '^server/identity/' },
    { path: 'node_modules/next-auth/' },
  ),
  rule('samples-stay-in-tests', { pathNot: `${tests}|/sample\\.ts$|^prisma/seed/` }, { path: '/sample\\.ts$' }),
  rule(
    'no-names-without-meaning',
    {},
    {
      path: '/(utils?|helpers?|common|misc|lib|types|constants|index)(/|\\.tsx?$)',
      pathNot: 'node_modules|^prisma/client',
    },
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
  forbidden: [...leaning, ...vocabulary, ...building],
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
