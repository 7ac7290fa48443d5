import { type Argument, type Expression, parseSync } from '@swc/core'

/** A key as code names it: whole, or with the gaps that are filled in at run time ('status.*'); space null: not told here. */
export interface NamedKey {
  space: string | null
  pattern: string
}
/** What a component says: keys of the words, and words for people that stand in its source. */
export interface Spoken {
  keys: NamedKey[]
  literals: string[]
  /** namespaces that a client part needs, and those that a page or layout gives */
  needs: string[]
  gives: string[]
  /** files as they are imported */
  imports: string[]
  /** every text in the code: keys reach the words through tables and arguments too */
  texts: string[]
}

type Node = { type: string } & Record<string, unknown>
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value
const letters = /\p{L}/u
const readOut = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'title',
  'placeholder',
  'alt',
  'label',
  'hint',
])

function* below(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const one of value) yield* below(one)
  else if (typeof value === 'object' && value !== null) {
    if (isNode(value)) yield value
    for (const one of Object.values(value)) yield* below(one)
  }
}

/** The texts an expression may come to: 'a', `a.${b}` as 'a.*', c ? 'a' : 'b' as both. */
function texts(node: unknown): string[] {
  if (!isNode(node)) return []
  const at = node as unknown as Expression
  if (at.type === 'StringLiteral') return [at.value]
  if (at.type === 'TemplateLiteral') return [at.quasis.map((quasi) => quasi.cooked ?? quasi.raw).join('*')]
  if (at.type === 'ConditionalExpression') return [...texts(at.consequent), ...texts(at.alternate)]
  // what stands before && or || is a question, not a text
  if (at.type === 'BinaryExpression' && at.operator === '&&') return texts(at.right)
  if (at.type === 'BinaryExpression' && ['||', '??'].includes(at.operator))
    return [...texts(at.left), ...texts(at.right)]
  if (at.type === 'ParenthesisExpression') return texts(at.expression)
  return []
}

const nameOf = (node: unknown): string =>
  isNode(node) && (node.type === 'Identifier' || node.type === 'JSXIdentifier') ? String(node['value']) : ''
const argumentsOf = (node: Node): unknown[] => (node['arguments'] as Argument[]).map(({ expression }) => expression)

/** words('agenda'), useWords('agenda'), wordsIn(language, 'agenda') and wordsNear(wish, 'agenda'): the namespace they open. */
function opens(node: unknown): string | null {
  if (!isNode(node)) return null
  if (node.type === 'AwaitExpression') return opens(node['argument'])
  if (node.type !== 'CallExpression') return null
  const [first, second] = argumentsOf(node)
  const name = nameOf(node['callee'])
  if (name === 'words' || name === 'useWords') return texts(first)[0] ?? null
  return name === 'wordsIn' || name === 'wordsNear' ? (texts(second)[0] ?? null) : null
}

/** Which namespace each name for a translator stands for in a file. */
function translators(nodes: Node[]): Map<string, string | null> {
  const spaces = new Map<string, string | null>()
  const note = (name: string, space: string) =>
    spaces.set(name, spaces.has(name) && spaces.get(name) !== space ? null : space)
  for (const node of nodes) {
    const space = node.type === 'VariableDeclarator' ? opens(node['init']) : null
    if (space === null) continue
    const id = node['id'] as Node
    if (id.type === 'Identifier') note(nameOf(id), space)
    for (const property of (id['properties'] ?? []) as Node[]) {
      if (nameOf(property['key']) === 't') note(nameOf(property['value']) || 't', space)
    }
  }
  return spaces
}

function keysOf(nodes: Node[]): NamedKey[] {
  const spaces = translators(nodes)
  return nodes.flatMap((node) => {
    if (node.type !== 'CallExpression') return []
    const callee = node['callee'] as Node
    const member = callee.type === 'MemberExpression' && nameOf(callee['property']) === 't'
    const name = nameOf(member ? callee['object'] : callee)
    if (!member && name !== 't' && !spaces.has(name)) return []
    return texts(argumentsOf(node)[0]).map((pattern) => ({ space: spaces.get(name) ?? null, pattern }))
  })
}

function literalsOf(nodes: Node[]): string[] {
  const inside = (value: unknown) =>
    isNode(value) && value.type === 'JSXExpressionContainer' ? value['expression'] : value
  return nodes
    .flatMap((node) => {
      if (node.type === 'JSXText') return [String(node['value']).trim()]
      if (node.type === 'JSXAttribute' && readOut.has(nameOf(node['name']))) return texts(inside(node['value']))
      if (node.type === 'JSXElement' || node.type === 'JSXFragment')
        return (node['children'] as unknown[]).flatMap((child) => texts(inside(child)))
      return []
    })
    .filter((text) => letters.test(text))
}

const stringsBelow = (node: Node): string[] =>
  [...below(node)].flatMap((one) => (one.type === 'StringLiteral' ? texts(one) : []))

const importsOf = (node: Node): string[] => {
  if (node.type === 'ImportDeclaration') return node['typeOnly'] ? [] : texts(node['source'])
  if (node.type !== 'CallExpression' || (node['callee'] as Node).type !== 'Import') return []
  return texts(argumentsOf(node)[0])
}

/** Reads what a file of the product says and which words it needs. */
export function spokenIn(source: string): Spoken {
  const nodes = [...below(parseSync(source, { syntax: 'typescript', tsx: true }).body)]
  const of = (type: string, name: string) =>
    nodes.filter((node) => node.type === type && nameOf(node['name'] ?? node['callee']) === name)
  return {
    keys: keysOf(nodes),
    literals: literalsOf(nodes),
    needs: of('CallExpression', 'useWords').flatMap((node) => opens(node) ?? []),
    gives: of('JSXAttribute', 'namespaces').flatMap((node) => stringsBelow(node)),
    imports: nodes.flatMap(importsOf),
    texts: nodes.flatMap((node) =>
      node.type === 'StringLiteral' || node.type === 'TemplateLiteral' ? texts(node) : [],
    ),
  }
}
