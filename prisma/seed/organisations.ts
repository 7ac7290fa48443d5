/** Bodies beside the economies: observers, guests, and the offices that lead items. Names as the SCCP's reports use them. */
export const organisations = [
  { id: 'asean', name: 'ASEAN Secretariat', abbreviation: 'ASEAN' },
  { id: 'pecc', name: 'Pacific Economic Cooperation Council', abbreviation: 'PECC' },
  { id: 'pif', name: 'Pacific Islands Forum', abbreviation: 'PIF' },
  { id: 'abac', name: 'APEC Business Advisory Council', abbreviation: 'ABAC' },
  { id: 'wco', name: 'World Customs Organization', abbreviation: 'WCO' },
  { id: 'oco', name: 'Oceania Customs Organisation', abbreviation: 'OCO' },
  { id: 'wto', name: 'World Trade Organization', abbreviation: 'WTO' },
  { id: 'unep', name: 'United Nations Environment Programme', abbreviation: 'UNEP' },
  { id: 'apec-secretariat', name: 'APEC Secretariat', abbreviation: 'APECS' },
  { id: 'psu', name: 'Policy Support Unit', abbreviation: 'PSU' },
  { id: 'som-chair', name: "Chair of the Senior Officials' Meeting", abbreviation: 'SOM' },
  { id: 'cti-chair', name: 'Chair of the Committee on Trade and Investment', abbreviation: 'CTI' },
  { id: 'sccp-chair', name: 'Chair of the SCCP', abbreviation: 'Chair' },
] as const
