import { format, stripVTControlCharacters } from 'node:util'
import { clock } from './clock.ts'

type Level = 'info' | 'warn' | 'error'

// names with line breaks, escape sequences or U+2028 must not forge a second line (ASVS 16.4.1, B29)
const unsafe = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString()
  if (value instanceof Error)
    return {
      name: value.name,
      message: value.message,
      stack: value.stack,
      ...('code' in value ? { code: value.code } : {}),
    }
  return value
}

/** One line of JSON in UTC. `what` is an act in the past tense ('request.failed'); never pass a token, an address or a person's text. */
export function line(level: Level, fields: Record<string, unknown>): string {
  return JSON.stringify({ at: clock.now().toISOString(), level, ...fields }, (_, value: unknown) =>
    plain(value),
  ).replace(unsafe, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** The log: one line of JSON per event on standard output, which the operator ships elsewhere. */
export const log = {
  info: (fields: Record<string, unknown>): void => void process.stdout.write(`${line('info', fields)}\n`),
  warn: (fields: Record<string, unknown>): void => void process.stdout.write(`${line('warn', fields)}\n`),
  error: (fields: Record<string, unknown>): void => void process.stdout.write(`${line('error', fields)}\n`),
}

/**
 * From now on what libraries print with `console` stands in the log too, an entry for each print: Next tells of a failed page
 * in many lines, and a person's text in them could look like an entry of its own (ASVS 16.4.1).
 */
export function adoptConsole(): void {
  const told =
    (level: Level) =>
    (...parts: unknown[]): void =>
      log[level]({ what: 'console', text: stripVTControlCharacters(format(...parts)) })
  Object.assign(console, { debug: told('info'), log: told('info'), info: told('info') })
  Object.assign(console, { warn: told('warn'), error: told('error'), trace: told('error') })
}
