/** The words of a file: a line that begins with '# ' is a heading, with '- ' an item of a list. */
export interface Words {
  title: string
  lines: string[]
  /** what somebody forgot to settle: an insertion, a deletion and a comment stay in the file */
  unsettled?: { inserted: string; deleted: string; comment: string }
}

/** A file to be made for the demonstration. */
export interface Draft {
  key: string
  language: 'en' | 'ko'
  type: 'docx' | 'pdf'
  words: Words
}

const note = { en: 'Demonstration paper: what it says is invented.', ko: '시연용 문서로, 내용은 지어낸 것입니다.' }

const docx = (key: string, title: string, lines: string[], unsettled?: Words['unsettled']): Draft => ({
  ...{ key, language: 'en', type: 'docx' },
  words: { title, lines: [note.en, ...lines], ...(unsettled ? { unsettled } : {}) },
})

/** The files of the demonstration's papers; figures and proposals in them are invented. */
export const drafts: Draft[] = [
  docx('arrangements', 'Administrative arrangements', [
    '# Venue',
    'The meeting sits at the Demonstration Conference Centre. Delegates enter by the north gate with the badge that they receive at registration.',
    '# Times',
    'The sittings begin at 9.30 and 14.00, venue time. Coffee is served in both breaks.',
    '# Contact',
    'Questions go to the desk beside the meeting room.',
  ]),
  {
    ...{ key: 'wco', language: 'en', type: 'pdf' },
    words: {
      title: 'Report of the World Customs Organization',
      lines: [
        note.en,
        '# Developments',
        'The report names three subjects on which members of both bodies work: data quality, green customs and cross-border e-commerce.',
        '# Cooperation with the SCCP',
        '- A joint workshop on data quality is offered for the second half of the year.',
        '- Answers to the questionnaire on time-release studies are welcome until the end of April.',
      ],
    },
  },
  docx('tfa', 'Implementing the Trade Facilitation Agreement: where help is wanted', [
    '# Background',
    'Australia asked the economies which measures of categories B and C still wait for assistance.',
    '# Answers',
    '- Single window and border agency cooperation are named most often.',
    '- Advance rulings are said to be in place, but seldom asked for.',
    '# For discussion',
    'The SCCP may wish to discuss which of these could be taken up in the next funding round.',
  ]),
  docx('pilot', 'Smart customs: a pilot at three ports', [
    '# Purpose',
    'China reports on a pilot in which images of containers are read by a model before an officer looks at them.',
    '# What was learnt',
    'An officer decides in every case. What the model marks is explained to the officer with the part of the image on which it rests.',
    '# Next steps',
    'The figures become public when the pilot has ended.',
  ]),
  docx('ecommerce', 'Cross-border e-commerce: follow-up of the SCCP guidelines', [
    '# Background',
    'The guidelines ask for data before arrival, from the one who holds them.',
    '# Survey',
    'Korea sent nine questions to all economies. Answers came from twelve.',
    '# Proposal',
    'A second survey in two years would show what has changed.',
  ]),
  docx('ecommerce-1', 'Cross-border e-commerce: follow-up of the SCCP guidelines', [
    '# Background',
    'The guidelines ask for data before arrival, from the one who holds them.',
    '# Survey',
    'Korea sent nine questions to all economies. Answers came from seventeen, five of them after the first version of this paper.',
    '# Proposal',
    'A second survey in two years would show what has changed. Singapore and Malaysia have offered to join.',
  ]),
  {
    ...{ key: 'ecommerce-1', language: 'ko', type: 'docx' },
    words: {
      title: '국경 간 전자상거래: SCCP 지침의 후속 조치',
      lines: [
        note.ko,
        '# 배경',
        '지침은 정보를 가진 자가 도착 전에 정보를 제출하도록 한다.',
        '# 설문',
        '한국은 모든 회원경제에 아홉 개의 질문을 보냈다. 열일곱 회원경제가 답하였으며, 그중 다섯은 이 문서의 초판 이후에 답하였다.',
        '# 제안',
        '2년 뒤 두 번째 설문을 하면 무엇이 달라졌는지 알 수 있을 것이다. 싱가포르와 말레이시아가 참여 의사를 밝혔다.',
      ],
    },
  },
  docx('passengers', 'Passenger data: what a late answer costs', [
    '# Subject',
    'The United States describes how long an airline waits for an answer, and what happens at the gate meanwhile.',
    '# For information',
    'The paper came after the deadline because the figures of the last quarter were awaited.',
  ]),
  docx('risk', 'Illicit trade: a common list of indicators', [
    '# Proposal',
    'New Zealand proposes a common list of indicators for small parcels.',
    '# Status',
    'The list is being checked against the privacy rules of several economies.',
  ]),
  docx('release', 'Time-release study: the figures of three economies', [
    '# Figures',
    'The study holds the times of single consignments. They are for the economies in which they were measured until the summary is agreed.',
    '# Next steps',
    'Singapore prepares the summary for all economies.',
  ]),
  docx('contacts', 'Draft list of participants with contact details', [
    '# Participants',
    'The list holds addresses and telephone numbers and is for the secretariat and the chair alone.',
  ]),
  docx('aeo', 'Mutual recognition of authorised economic operators: state of play', [
    '# Benefits',
    'Japan asked operators which of the promised benefits they receive in fact.',
    '- Fewer physical checks: named by most.',
    '- Priority after a disruption: named by few, since few have had one.',
    '# For discussion',
    'Economies are invited to bring their own figures.',
  ]),
  docx('window', 'Best practices of single-window implementation', [
    '# Collection',
    'Hong Kong, China has drawn the collection from the answers of economies to a questionnaire.',
    '# For endorsement',
    'The SCCP is invited to endorse the collection for publication.',
  ]),
  docx(
    'certificates',
    'Electronic exchange of certificates of origin: status',
    [
      '# Status',
      'Indonesia exchanges certificates with several economies; acceptance at the receiving side is what takes time.',
      '# Annex',
      'The table of exchanges is attached.',
    ],
    {
      inserted: ' The figures of the last month are preliminary.',
      deleted: ' The figures are final.',
      comment: 'Please ask the statistics unit before this goes out.',
    },
  ),
  docx('warning', 'Early warning: from import data to goods at risk', [
    '# Idea',
    'Imports of which nearly all come from one origin are watched first.',
    '# Open questions',
    'The second part is still being written.',
  ]),
]
