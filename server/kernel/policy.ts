import { type Code, refusal } from './errors.ts'

/** Stops an act that the policy does not allow, with the code people are told. */
export function permit(allowed: boolean, code: Code = 'NOT_PERMITTED'): asserts allowed {
  if (!allowed) throw refusal(code, 'forbidden')
}
