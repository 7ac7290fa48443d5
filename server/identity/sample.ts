import type { Capacity } from '#server/kernel/actor.ts'
import type { Tx } from '#server/kernel/tx.ts'
import { hashPassword } from './passwords.ts'

interface DemoPerson {
  /** before the @ of sccp.example */
  account: string
  name: string
  language: string | null
  mandates: Array<{
    party: string | null
    capacity: Exclude<Capacity, 'machine'>
    head?: boolean
    guestOfNext?: boolean
  }>
}

/** Invented names by economy, head, delegate and leader; family names and given names as people there write them. */
const names: Record<string, [string, string, string]> = {
  aus: ['Alison Burke', 'Thomas Whitlam', 'Margaret Doyle'],
  bd: ['Haji Azlan Matnor', 'Nurul Izzati Hassan', 'Pengiran Rosli Damit'],
  cda: ['Claire Fontaine', 'Andrew Macleod', 'Louise Tremblay'],
  chl: ['Camila Rojas', 'Diego Fuentes', 'Javier Sepulveda'],
  prc: ['Zhang Wei', 'Li Xiaoming', 'Wang Jianguo'],
  hkc: ['Chan Ka-wai', 'Lam Wing-yan', 'Ho Chi-keung'],
  ina: ['Budi Santoso', 'Sri Wahyuni', 'Agus Hartono'],
  jpn: ['Sato Keiko', 'Tanaka Hiroshi', 'Yamamoto Akira'],
  rok: ['Park Ji-hoon', 'Kim Min-ji', 'Lee Sang-woo'],
  mas: ['Ahmad Faizal Ismail', 'Siti Aminah Yusof', 'Tan Mei Ling'],
  mex: ['Lucia Hernandez', 'Carlos Ramirez', 'Elena Morales'],
  nz: ['Hana Parata', 'James Sinclair', 'Aroha Ngata'],
  png: ['Michael Kaupa', 'Grace Temu', 'Joseph Wari'],
  pe: ['Rosa Quispe', 'Miguel Salazar', 'Patricia Vargas'],
  phl: ['Maria Santos', 'Jose Reyes', 'Teresa Aquino'],
  rus: ['Elena Sokolova', 'Dmitri Orlov', 'Sergei Volkov'],
  sgp: ['Lim Hui Min', 'Rajesh Nair', 'Goh Boon Heng'],
  ct: ['Chen Yi-chun', 'Lin Chia-hao', 'Huang Shu-fen'],
  tha: ['Somchai Prasert', 'Kanya Suwan', 'Niran Chaiyasit'],
  usa: ['Rebecca Collins', 'Daniel Ortega', 'Susan Hartley'],
  vn: ['Nguyen Thi Lan', 'Tran Van Minh', 'Pham Quoc Hung'],
}

/** Accounts of the demonstration, as contract.md lists them: bodies, then head, delegate and leader of each economy. */
function demoPeople(codes: Map<string, string>): DemoPerson[] {
  const bodies: DemoPerson[] = [
    { account: 'admin', name: 'Ines Calder', language: null, mandates: [{ party: null, capacity: 'administrator' }] },
    {
      account: 'secretariat',
      name: 'Mei Tanaka-Ross',
      language: null,
      mandates: [{ party: null, capacity: 'secretariat' }],
    },
    {
      account: 'chair',
      name: 'Do Minh Khoa',
      language: null,
      mandates: [
        { party: null, capacity: 'chair' },
        { party: 'vn', capacity: 'member' },
      ],
    },
    {
      account: 'observer.asean',
      name: 'Putri Lestari',
      language: null,
      mandates: [{ party: 'asean', capacity: 'observer' }],
    },
    {
      account: 'guest.wco',
      name: 'Henri Dubois',
      language: null,
      mandates: [{ party: 'wco', capacity: 'guest', guestOfNext: true }],
    },
  ]
  const economies = Object.entries(names).flatMap(([party, [head, delegate, leader]]) => {
    // Chinese Taipei is printed with its own abbreviation, never with the technical code
    const code = party === 'ct' ? 'ct' : (codes.get(party) ?? party).toLowerCase()
    const people: DemoPerson[] = [
      { account: `head.${code}`, name: head, language: null, mandates: [{ party, capacity: 'member', head: true }] },
      { account: `delegate.${code}`, name: delegate, language: null, mandates: [{ party, capacity: 'member' }] },
      { account: `leader.${code}`, name: leader, language: null, mandates: [{ party, capacity: 'leader' }] },
    ]
    return people
  })
  return [...bodies, ...economies]
}

/** mandates of the demonstration begin with 2026 */
const demoStart = '2026-01-01T00:00:00Z'

/** Writes the demonstration's people with one password; gives their ids by account. */
export async function loadDemoPeople(tx: Tx, password: string, nextMeeting: number): Promise<Map<string, string>> {
  const encoded = await hashPassword(password)
  const parties = await tx.party.findMany({ select: { id: true, code2: true } })
  const codes = new Map(parties.map((party) => [party.id, party.code2 ?? party.id]))
  const ids = new Map<string, string>()
  for (const one of demoPeople(codes)) {
    const person = await tx.person.create({
      data: {
        name: one.name,
        language: one.language,
        demonstration: true,
        account: { create: { email: `${one.account}@sccp.example`, password: encoded } },
        mandates: {
          create: one.mandates.map(({ party, capacity, head = false, guestOfNext }) => ({
            partyId: party,
            capacity,
            head,
            meeting: guestOfNext ? nextMeeting : null,
            from: demoStart,
          })),
        },
      },
      select: { id: true },
    })
    ids.set(one.account, person.id)
  }
  return ids
}
