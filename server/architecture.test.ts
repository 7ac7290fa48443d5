import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
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
const { rooms, observers, default: rules } = (await import(resolve('.config/import-rules.mjs'))) as Rules

const sources = globSync(['app/**/*.{ts,tsx}', 'server/**/*.ts', 'prisma/*.ts', 'prisma/seed/**/*.ts'])
const product = sources.map((file) => file.replaceAll('\\', '/')).filter((file) => !/\.(test|spec)\.ts$/.test(file))
const text = new Map(product.map((file) => [file, readFileSync(file, 'utf8')]))
const holding = (pattern: RegExp, except: RegExp): string[] =>
  product.filter((file) => !except.test(file) && pattern.test(text.get(file) ?? ''))
const nowhere = /^$/

interface Violation {
  from: string
  to: string
  rule: { name: string }
}
interface Cruise {
  summary: { totalCruised: number; violations: Violation[] }
}

/** What the tool sees below a folder. It ends with the number of violations; what it says is on its output all the same. */
function cruise(folder: string): Cruise['summary'] {
  const tool = resolve('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const config = ['--config', '.config/import-rules.mjs', '--output-type', 'json']
  const told = (): string => {
    try {
      return execFileSync(process.execPath, [tool, ...config, 'app', 'server', 'prisma/seed', 'tests'], {
        cwd: folder,
        maxBuffer: 1e9,
        stdio: ['ignore', 'pipe', 'ignore'],
        encoding: 'utf8',
      })
    } catch (error) {
      return (error as { stdout: string }).stdout
    }
  }
  return (JSON.parse(told()) as Cruise).summary
}

describe('the house', () => {
  test('the folders of server/ are the kernel and the rooms, and no others', () => {
    const folders = readdirSync('server', { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(folders.map((entry) => entry.name).toSorted()).toEqual(['kernel', ...rooms, ...observers].toSorted())
  })

  test('a room holds its kinds of files and folders alone', () => {
    const nameless = product.filter((file) =>
      /\/(utils?|helpers?|common|misc|lib|types|constants|index)(\/|\.tsx?$)/.test(file),
    )
    expect(nameless).toEqual([])
    const inRooms = globSync('server/*/**/*').filter(
      (file) => !file.startsWith('server/kernel/') && /\.\w+$/.test(file),
    )
    const room = /^server\/[a-z]+\/((schema|acts|shape|formats|readers)\/)?[a-z]+(-[a-z]+)*(\.db)?(\.test)?\.ts$/
    // what Typst sets lies beside what calls it
    const template = /^server\/[a-z]+\/formats\/[a-z]+(-[a-z]+)*\.typ$/
    expect(inRooms.filter((file) => !room.test(file) && !template.test(file))).toEqual([])
  })

  test('a word finds the room: router, tables and words bear its name', () => {
    for (const name of [...rooms, ...observers].filter((one) => one !== 'language')) {
      expect(text.get('server/api.ts')).toContain(`${name}: ${name}Router`)
      expect(readdirSync('prisma/schema')).toContain(`${name}.prisma`)
      expect(readdirSync('locales/en')).toContain(`${name}.json`)
    }
  })

  // oxlint counts code alone (200 lines); remarks may not make a file long either
  test('no file of the product is longer than 250 lines, remarks and all', () => {
    expect(product.filter((file) => (text.get(file)?.split('\n').length ?? 0) > 250)).toEqual([])
  })

  const foreignHtml = /dangerouslySetInnerHTML|\.(inner|outer)HTML|insertAdjacentHTML|document\.write/
  test.each([
    ['process.env', /process\.env\b/, /^server\/(kernel\/env|main)\.ts$|^prisma\/[^/]+\.ts$/],
    [
      'the time',
      /new Date\(\)|new Date\b(?!\()|Date\.now\b|Temporal\.Now\b/,
      /^server\/kernel\/clock\.ts$|\/(desk|_offline)\/wall-clock\.ts$/,
    ],
    ['HTML from elsewhere', foreignHtml, /_ui\/(markup|parts?)\.tsx?$/],
    ['SQL out of strings: queryRawUnsafe and its like', /(query|execute)RawUnsafe|Prisma\.raw\b/, nowhere],
    ['a shell or another program', /child_process/, /^prisma\/[^/]+\.ts$/],
    ['code out of words', /\beval\(|\bnew Function\(|['"]node:vm['"]/, nowhere],
    ['server actions', /['"]use server['"]/, nowhere],
    ["next's caches", /unstable_cache|['"]use cache['"]/, nowhere],
    ['the console', /\bconsole\.\w+\(/, nowhere],
    // the tool behind the import rules cannot tell a type from a value
    ['what prisma/client holds beside types', /import \{[^}]*\} from '#prisma\/client/, /^server\/kernel\/db\.ts$/],
    ['tables of a room without a service', /from '#prisma\/client/, /^server\/(kernel|[a-z]+)\//],
  ])('%s stands only where it may', (_, pattern, except) => expect(holding(pattern, except)).toEqual([]))

  test('a capacity is compared in policies alone', () => {
    const comparing =
      /capacity\)? *(===|!==) *'(?!machine)|'(secretariat|chair|administrator|leader|observer)'[^;\n]*\.includes\(|case '(secretariat|chair|administrator)'/
    // none of these gives a right: the frame names who one is, home chooses what it shows first, the offer's form and
    // schema say which capacities go with a party, the seed chooses accounts
    const naming =
      /^app\/\(portal\)\/(_frame\/|_home\/|page\.tsx$|identity\/mandate-fields\.tsx$)|^server\/[a-z]+\/policy\.ts$|^server\/identity\/schema\.ts$|^prisma\/seed\//
    expect(holding(comparing, naming)).toEqual([])
  })
})

/** One bad file for each rule: a count alone would not show that a rule is dead. */
const planted: Record<string, [file: string, imports: string]> = {
  'identity-leans-left': ['server/identity/bad.ts', '#server/agenda/schema.ts'],
  'language-leans-left': ['server/language/bad.ts', '#server/meetings/service.ts'],
  'meetings-leans-left': ['server/meetings/bad.ts', '#server/documents/service.ts'],
  'documents-leans-left': ['server/documents/bad.ts', '#server/agenda/schema.ts'],
  'agenda-leans-left': ['server/agenda/bad.ts', '#server/notices/service.ts'],
  'notices-leans-left': ['server/notices/bad.ts', '#server/search/service.ts'],
  'search-leans-left': ['server/search/bad.ts', '#server/notices/schema.ts'],
  'schema-keeps-to-its-row': ['server/search/schema.ts', '#server/kernel/clock.ts'],
  'policy-keeps-to-its-row': ['server/identity/policy.ts', '#server/kernel/db.ts'],
  'shape-keeps-to-its-row': ['server/agenda/shape/bad.ts', 'node:fs'],
  'service-keeps-to-its-row': ['server/agenda/acts/bad.ts', '../router.ts'],
  'router-keeps-to-its-row': ['server/search/router.ts', '#server/kernel/db.ts'],
  'http-keeps-to-its-row': ['server/identity/http.ts', '#server/kernel/db.ts'],
  'jobs-keeps-to-its-row': ['server/notices/jobs.ts', '#server/identity/sessions.ts'],
  'collab-keeps-to-its-row': ['server/agenda/collab.ts', '#server/kernel/db.ts'],
  'sample-keeps-to-its-row': ['server/meetings/sample.ts', '#server/identity/passwords.ts'],
  'noun-keeps-to-its-row': ['server/documents/numbering.ts', '#server/kernel/db.ts'],
  'page-keeps-to-its-row': ['app/(portal)/bad.tsx', '#server/meetings/service.ts'],
  'desk-keeps-to-its-row': ['app/(portal)/desk/bad.tsx', '#server/kernel/words.ts'],
  'offline-keeps-to-its-row': ['app/_offline/bad.ts', '#server/kernel/words.ts'],
  'editor-keeps-to-its-row': ['app/_editor/bad.ts', '#server/agenda/schema.ts'],
  'ui-keeps-to-its-row': ['app/_ui/bad.tsx', 'node:fs'],
  'i18n-keeps-to-its-row': ['app/_i18n/bad.ts', '#server/kernel/env.ts'],
  'trpc-keeps-to-its-row': ['app/_trpc/bad.ts', '#server/identity/service.ts'],
  'hinge-keeps-to-its-row': ['app/api/bad/route.ts', '#server/meetings/service.ts'],
  'no-cycle': ['server/search/round.ts', './trip.ts'],
  'kernel-knows-no-room': ['server/kernel/bad.ts', '#server/meetings/schema.ts'],
  'rich-text-is-pure': ['server/kernel/rich-text/bad.ts', '#server/kernel/clock.ts'],
  'the-building-uses-doors': ['server/bad.ts', '#server/identity/sessions.ts'],
  'server-never-imports-app': ['server/search/bad-app.ts', '#app/_ui/button.tsx'],
  'server-shuns-react': ['server/search/bad-react.ts', 'react'],
  'tools-know-no-page': ['app/_ui/bad-tool.tsx', '../(portal)/page.tsx'],
  'only-the-caller-knows-the-api': ['app/_ui/bad-api.tsx', '#server/api.ts'],
  'only-the-server-knows-its-rows': ['app/_ui/bad-rows.tsx', '#prisma/client/client.ts'],
  'only-the-kernel-dials-postgres': ['server/search/bad-dial.ts', 'pg'],
  'only-identity-knows-next-auth': ['server/search/bad-auth.ts', 'next-auth/jwt'],
  'samples-stay-in-tests': ['server/search/bad-sample.ts', '#server/meetings/sample.ts'],
  'seed-works-through-rooms': ['prisma/seed/bad.ts', '#server/identity/passwords.ts'],
  'tests-stay-outside': ['server/search/bad-test.ts', '#tests/meeting.ts'],
  'no-names-without-meaning': ['server/search/bad-name.ts', './utils.ts'],
  'what-runs-is-a-dependency': ['server/search/bad-package.ts', 'vitest'],
  'nothing-orphaned': ['server/search/alone.ts', ''],
  'everything-resolves': ['server/search/bad-way.ts', './nowhere.ts'],
}

describe('the import rules', () => {
  const copy = mkdtempSync(join(tmpdir(), 'sccp-house-'))
  let seen: Cruise['summary']
  beforeAll(() => {
    for (const entry of ['app', 'server', 'tests', 'locales', '.config', 'package.json', 'tsconfig.json'])
      cpSync(entry, join(copy, entry), { recursive: true })
    for (const entry of readdirSync('prisma').filter((name) => name !== 'migrations'))
      cpSync(join('prisma', entry), join(copy, 'prisma', entry), { recursive: true })
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
    writeFileSync(join(copy, 'server/search/trip.ts'), "import './round.ts'\nexport {}\n")
    writeFileSync(join(copy, 'server/search/utils.ts'), 'export {}\n')
    for (const [file, imports] of Object.values(planted)) {
      mkdirSync(dirname(join(copy, file)), { recursive: true })
      appendFileSync(join(copy, file), `\n${imports && `import '${imports}'\n`}export {}\n`)
    }
    seen = cruise(copy)
    // the whole tree is copied and read: slow where others work too
  }, 120_000)
  afterAll(() => rmSync(copy, { recursive: true, force: true }))

  test('have seen the whole tree and find nothing else in it', () => {
    // blind without @swc/core, the tool would be green over nothing
    expect(seen.totalCruised).toBeGreaterThan(450)
    const bad = new Set([...Object.values(planted).map(([file]) => file), 'server/search/trip.ts'])
    const real = seen.violations.filter(({ from }) => !bad.has(from))
    expect(real.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
  })

  test('each names the bad file that is planted for it', () => {
    expect(Object.keys(planted).toSorted()).toEqual(rules.forbidden.map(({ name }) => name).toSorted())
    const named = new Set(seen.violations.map(({ rule, from }) => `${rule.name}: ${from}`))
    const expected = Object.entries(planted).map(([rule, [file]]) => `${rule}: ${file}`)
    expect(expected.filter((one) => !named.has(one))).toEqual([])
  })
})
