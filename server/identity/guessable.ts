import type { Tx } from '#server/kernel/tx.ts'

/** Words that a password may not be made of: the portal's own, which everybody would try first. */
const own = [
  'apec',
  'sccp',
  'customs',
  'portal',
  'secretariat',
  'delegate',
  'password',
  'welcome',
  'letmein',
  'qwerty',
  'administrator',
  'asiapacific',
]

/** The most used passwords of twelve letters or more in published breaches; shorter ones fall to the length. */
const common = new Set([
  '123456789012',
  '1234567890123',
  '12345678901234',
  '123456789123',
  '111111111111',
  '000000000000',
  '123123123123',
  '121212121212',
  'password1234',
  'passwordpassword',
  'password12345',
  'qwertyuiop123',
  'qwertyuiop12',
  'qwerty123456',
  'qwertyqwerty',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'q1w2e3r4t5y6',
  'zaq12wsxcde3',
  'abcdefghijkl',
  'abcdefghijklm',
  'abcd12345678',
  'abc123abc123',
  'iloveyou1234',
  'iloveyouforever',
  'administrator',
  'administrator1',
  'letmeinletmein',
  'changemenow1',
  'changeme1234',
  'trustno1trustno1',
  'welcome12345',
  'welcome123456',
  'football1234',
  'baseball1234',
  'superman1234',
  'sunshine1234',
  'princess1234',
  'dragon123456',
  'monkey123456',
  'asdfghjkl123',
  'asdfasdfasdf',
  'asdf12345678',
  'zxcvbnm12345',
  '987654321012',
  '147258369147',
  '159753456852',
  '112233445566',
])

/** Bases and keyboard rows that the lists of breaches grow from; with digits, signs and repetition around they stay guessable. */
const worn = [
  'iloveyou',
  'football',
  'baseball',
  'superman',
  'sunshine',
  'princess',
  'dragon',
  'monkey',
  'master',
  'shadow',
  'changeme',
  'trustno',
  'secret',
  'summer',
  'winter',
  'spring',
  'autumn',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'asdf',
  'qwer',
  'zxcv',
  'abcdefgh',
  'abcd',
  'test',
  'guest',
  'login',
  'hello',
  'love',
  'admin',
  'user',
  'pass',
  'default',
  'economy',
  'economies',
]

/** Whether a password may be chosen: not a well-known one, and not made of the portal's own words with digits around (ASVS 6.2.4, 6.2.11). */
export function isGuessable(password: string, names: readonly string[] = []): boolean {
  const small = password.toLowerCase()
  // one row of digits, or one short piece again and again
  if (common.has(small) || new Set(small).size < 5 || /^\d+$/.test(small) || /^(.{1,6})\1+$/.test(small)) return true
  const rest = [...own, ...worn, ...names.map((name) => name.toLowerCase())]
    .filter((word) => word.length >= 3)
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, ''), small)
  return rest.replaceAll(/[\d\W_]/g, '').length < 4 && rest.length < small.length
}

/** The economies' names and short names: a password is not made of them. */
export async function guessableNames(tx: Tx): Promise<string[]> {
  const rows = await tx.party.findMany({ where: { kind: 'economy' }, select: { name: true, shortName: true } })
  return rows.flatMap((row) => (row.shortName ? [row.name, row.shortName] : [row.name]))
}
