import { type Actor, machine } from '#server/kernel/actor.ts'

/** The party of an account by its ending, for the accounts that act in the demonstration. */
const parties: Record<string, string> = {
  ...{ kr: 'rok', jp: 'jpn', mx: 'mex', vn: 'vn', au: 'aus', hk: 'hkc', id: 'ina', us: 'usa', sg: 'sgp', cn: 'prc' },
  nz: 'nz',
}

/** Acts as the accounts of the demonstration do, with the mandate that each holds. */
export function actors(people: Map<string, string>): (account: string) => Actor {
  return (account) => {
    const capacity = account === 'secretariat' || account === 'chair' ? account : 'member'
    const party = capacity === 'member' ? (parties[account.slice(-2)] ?? null) : null
    const head = account.startsWith('head.')
    return { ...machine('seed'), task: null, capacity, party, head, person: people.get(account) ?? null, name: account }
  }
}
