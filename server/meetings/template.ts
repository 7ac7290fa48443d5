/** A slot of the template: days from the first day, and the venue's wall time. */
export interface TemplateSlot {
  kind: 'session' | 'dialogue' | 'workshop' | 'pause'
  day: number
  from: string
  to: string
  breaks?: Array<{ at: string; minutes: number }>
}

const coffee = (at: string) => [{ at, minutes: 15 }]
const sitting = (day: number, to: string, pause: string): TemplateSlot[] => [
  { kind: 'session', day, from: '09:30', to: '11:45', breaks: coffee('10:30') },
  { kind: 'pause', day, from: '12:00', to: '13:45' },
  { kind: 'session', day, from: '14:00', to, breaks: coffee(pause) },
]

/**
 * The usual shape of a meeting (domain.md, 'How the SCCP works'): three days of two sittings, a workshop on each of the two days before;
 * before SCCP2 the second of them is the APEC Customs-Business Dialogue's.
 */
export function templateSlots(ordinal: number): TemplateSlot[] {
  return [
    { kind: 'workshop', day: -2, from: '09:30', to: '16:30' },
    { kind: ordinal === 2 ? 'dialogue' : 'workshop', day: -1, from: '09:30', to: '16:30' },
    ...sitting(0, '16:15', '15:00'),
    ...sitting(1, '16:15', '15:00'),
    ...sitting(2, '16:45', '15:30'),
  ]
}
