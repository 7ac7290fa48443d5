import { execFileSync } from 'node:child_process'
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

interface Rules {
  rooms: string[]
  observers: string[]
  default: { forbidden: Array<{ name: string }> }
}
const {
  rooms,
  observers,
  default: { forbidden },
} = (await import(resolve('.config/import-rules.mjs'))) as Rules

const sources = globSync(['app/**/*.{ts,tsx}', 'server/**/*.ts', 'prisma/*.ts', 'prisma/seed/**/*.ts']).map((file) =>
  file.replaceAll('\\', '/'),
)
const product = sources.filter((file) => !/\.(test|spec)\.ts$/.test(file))
const text = new Map(product.map((file) => [file, readFileSync(file, 'utf8')]))
const holding = (pattern: RegExp, except: RegExp): string[] =>
  product.filter((file) => !except.test(file) && pattern.test(text.get(file) ?? ''))

function cruise(folder: string): { summary: { totalCruised: number; violations: Array<{ rule: { name: string } }> } } {
  const tool = resolve('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const args = [
    tool,
    '--config',
    '.config/import-rules.mjs',
    '--output-type',
    'json',
    'app',
    'server',
    'prisma/seed',
    'tests',
  ]
  try {
    return JSON.parse(
      execFileSync(process.execPath, args, {
        cwd: folder,
        maxBuffer: 1e9,
        stdio: ['ignore', 'pipe', 'ignore'],
      }).toString(),
    ) as ReturnType<typeof cruise>
  } catch (error) {
    // it ends with the number of violations; what it says is on its output all the same
    return JSON.parse(String((error as { stdout: Buffer }).stdout)) as ReturnType<typeof cruise>
  }
}

describe('the house', () => {
  test('the folders of server/ are the kernel and the rooms, and no others', () => {
    const folders = readdirSync('server', { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(folders.map((entry) => entry.name).toSorted()).toEqual(['kernel', ...rooms, ...observers].toSorted())
  })

  test('a room holds no file that says nothing by its name', () => {
    const nameless = product.filter((file) =>
      /\/(utils?|helpers?|common|misc|lib|types|constants|index)(\/|\.tsx?$)/.test(file),
    )
    expect(nameless).toEqual([])
    const folders = new Set(product.flatMap((file) => /^server\/(?!kernel\/)[^/]+\/([^/]+)\//.exec(file)?.[1] ?? []))
    expect([...folders].toSorted()).toEqual(['acts', 'formats', 'shape'])
  })

  test('no file is longer than 200 lines', () => {
    const long = product.filter(
      (file) => (text.get(file)?.split('\n').length ?? 0) > 262 && !/seed\/agenda\//.test(file),
    )
    expect(long).toEqual([])
  })

  test.each([
    ['process.env', /process\.env\b/, /^server\/kernel\/env\.ts$|^server\/main\.ts$|^prisma\/[^/]+\.ts$/],
    [
      'new Date() or Date.now()',
      /new Date\(\)|Date\.now\(\)/,
      /^server\/kernel\/clock\.ts$|^app\/.*\/wall-clock\.ts$|^app\/_editor\/|^prisma\/[^/]+\.ts$/,
    ],
    ['HTML from elsewhere', /dangerouslySetInnerHTML|\.innerHTML|insertAdjacentHTML/, /^$/],
    ['SQL out of strings: queryRawUnsafe', /queryRawUnsafe|executeRawUnsafe|Prisma\.raw/, /^$/],
    ['a shell', /child_process['"][\s\S]*\bexec(Sync)?\(/, /^prisma\/[^/]+\.ts$/],
    ['code out of words', /\beval\(|new Function\(/, /^$/],
    ['server actions', /['"]use server['"]/, /^$/],
    ["next's caches", /unstable_cache|['"]use cache['"]/, /^$/],
    ['what prisma/client holds beside types', /import \{[^}]*\} from '#prisma\/client/, /^server\/kernel\/db\.ts$/],
  ])('%s stands only where it may', (_, pattern, except) => expect(holding(pattern, except)).toEqual([]))

  test('a role is compared in policies alone', () => {
    const comparing = holding(
      /capacity (===|!==) '(secretariat|chair|administrator|leader|observer)'/,
      /\/policy\.ts$|^prisma\/seed\//,
    )
    // the frame names who one is, home chooses what it shows first: neither gives a right
    expect(comparing.filter((file) => !/^app\/\(portal\)\/(_frame\/|_home\/|page\.tsx$)/.test(file))).toEqual([])
  })
})

describe('the import rules', () => {
  let copy = ''
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'sccp-house-'))
    for (const entry of ['app', 'server', 'tests', 'locales', '.config', 'package.json', 'tsconfig.json'])
      cpSync(entry, join(copy, entry), { recursive: true })
    mkdirSync(join(copy, 'prisma'))
    for (const entry of readdirSync('prisma'))
      if (entry !== 'migrations') cpSync(join('prisma', entry), join(copy, 'prisma', entry), { recursive: true })
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
  })
  afterAll(() => rmSync(copy, { recursive: true, force: true }))

  test('hold over the whole tree, and the tool has seen it', () => {
    const { summary } = cruise('.')
    expect(summary.totalCruised).toBeGreaterThan(400)
    expect(summary.violations.map(({ rule }) => rule.name)).toEqual([])
  })

  /** One bad file for each rule: a count alone would not show that a rule is dead. */
  const planted: Array<[rule: string, file: string, words: string]> = [
    ['identity-leans-left', 'server/identity/bad.ts', "import '#server/agenda/schema.ts'"],
    ['language-leans-left', 'server/language/bad.ts', "import '#server/meetings/service.ts'"],
    ['meetings-leans-left', 'server/meetings/bad.ts', "import '#server/documents/service.ts'"],
    ['documents-leans-left', 'server/documents/bad.ts', "import '#server/agenda/schema.ts'"],
    ['agenda-leans-left', 'server/agenda/bad.ts', "import '#server/notices/service.ts'"],
    ['schema-is-pure', 'server/search/schema.ts', "import '#server/kernel/db.ts'"],
    ['policy-is-pure', 'server/identity/policy.ts', "import '#server/kernel/db.ts'"],
    ['shape-is-pure', 'server/agenda/shape/bad.ts', "import 'react'"],
    ['router-calls-services', 'server/search/router.ts', "import '#server/kernel/db.ts'"],
    ['rooms-have-doors', 'server/agenda/bad-door.ts', "import '#server/identity/passwords.ts'"],
    ['collab-is-the-socket-s', 'server/search/bad-socket.ts', "import '#server/agenda/collab.ts'"],
    ['no-cycle', 'server/search/round.ts', "import './trip.ts'"],
    ['kernel-knows-no-room', 'server/kernel/bad.ts', "import '#server/meetings/schema.ts'"],
    ['server-never-imports-app', 'server/search/bad-app.ts', "import '#app/_ui/button.tsx'"],
    ['server-shuns-react', 'server/search/bad-react.ts', "import 'react'"],
    ['page-sees-schema-and-shape', 'app/_ui/bad.tsx', "import '#server/meetings/service.ts'"],
    ['api-route-is-a-hinge', 'app/api/bad/route.ts', "import '#server/meetings/service.ts'"],
    ['only-the-caller-knows-the-api', 'app/_ui/bad-api.tsx', "import '#server/api.ts'"],
    ['only-kernel-opens-prisma', 'server/meetings/schema.ts', "import '#prisma/client/client.ts'"],
    ['pages-never-touch-the-database', 'app/_ui/bad-database.tsx', "import '#server/kernel/db.ts'"],
    ['only-identity-knows-next-auth', 'server/search/bad-auth.ts', "import 'next-auth/jwt'"],
    ['samples-stay-in-tests', 'server/search/bad-sample.ts', "import '#server/meetings/sample.ts'"],
    ['no-names-without-meaning', 'server/search/bad-name.ts', "import './utils.ts'"],
    ['nothing-orphaned', 'server/search/alone.ts', 'export const alone = 1'],
    ['everything-resolves', 'server/search/bad-way.ts', "import './nowhere.ts'"],
  ]

  test('each names the bad file that is planted for it', () => {
    expect(planted.map(([rule]) => rule).toSorted()).toEqual(forbidden.map(({ name }) => name).toSorted())
    for (const [, file, words] of planted) {
      mkdirSync(dirname(join(copy, file)), { recursive: true })
      writeFileSync(join(copy, file), `${words}\nexport {}\n`)
    }
    writeFileSync(join(copy, 'server/search/trip.ts'), "import './round.ts'\nexport {}\n")
    writeFileSync(join(copy, 'server/search/utils.ts'), 'export {}\n')
    const named = new Set(cruise(copy).summary.violations.map(({ rule }) => rule.name))
    expect(planted.map(([rule]) => rule).filter((rule) => !named.has(rule))).toEqual([])
  })
})
