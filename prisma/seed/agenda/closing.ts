import type { ExampleItem } from './words.ts'

/** Items 10 to 21. */
export const closing: ExampleItem[] = [
  {
    key: '10',
    leads: ['nz', 'cda'],
    minutes: 40,
    purpose: 'discussion',
    visibility: 'members',
    session: 4,
    en: {
      title: 'Risk management, passenger data and illicit trade',
      body: [
        'New Zealand and Canada describe how passenger data and cargo data are assessed together; details are for members only.',
      ],
    },
    ko: {
      title: '위험관리, 여객 정보 및 불법 무역',
      body: [
        '뉴질랜드와 캐나다는 여객 정보와 화물 정보를 함께 평가하는 방법을 설명하며, 세부 내용은 회원에게만 공개한다.',
      ],
    },
    ja: { title: 'リスク管理、旅客データ及び不正貿易' },
  },
  {
    key: '11',
    leads: ['jpn', 'usa'],
    minutes: 20,
    purpose: 'discussion',
    session: 4,
    en: {
      title: 'Intellectual-property border enforcement',
      body: [
        'Japan and The United States report on small parcels with counterfeit goods and on cooperation with right holders.',
      ],
    },
    ko: {
      title: '지식재산권 국경 단속',
      body: ['일본과 미국은 위조품이 담긴 소형 화물과 권리자와의 협력에 대해 보고한다.'],
    },
    ja: { title: '知的財産の水際取締り' },
  },
  {
    key: '12',
    leads: ['host', 'unep'],
    minutes: 30,
    purpose: 'discussion',
    session: 5,
    en: {
      title: 'Green customs',
      body: [
        'The host and the United Nations Environment Programme, as guest, present work on waste shipments and ozone-depleting substances.',
      ],
    },
    ko: {
      title: '친환경 관세행정',
      body: ['주최 경제체와 초청기관인 유엔환경계획은 폐기물 이동과 오존층 파괴 물질에 관한 작업을 발표한다.'],
    },
    ja: { title: 'グリーン税関' },
  },
  {
    key: '13',
    leads: ['wco'],
    minutes: 20,
    purpose: 'information',
    session: 5,
    en: {
      title: 'Report of the World Customs Organization',
      body: [
        'The World Customs Organization reports on its strategic plan, the Harmonized System and the SAFE Framework of Standards.',
      ],
    },
    ko: {
      title: '세계관세기구(WCO)의 보고',
      body: ['세계관세기구는 전략계획, 통일상품명 및 부호체계(HS)와 SAFE 표준틀에 대해 보고한다.'],
    },
    ja: { title: '世界税関機構（WCO）の報告' },
  },
  {
    key: '14',
    leads: ['host', 'abac'],
    minutes: 30,
    purpose: 'discussion',
    session: 5,
    en: {
      title: 'Partnership with business: Customs-Business Dialogue, ABAC, Virtual Working Group',
      body: [
        'The APEC Business Advisory Council presents recommendations; the host proposes themes for the next Customs-Business Dialogue.',
      ],
    },
    ko: {
      title: '민관 협력: 관세·기업 대화, ABAC, 가상작업반',
      body: ['APEC 기업인자문위원회는 권고 사항을 발표하고, 주최 경제체는 차기 관세·기업 대화의 주제를 제안한다.'],
    },
  },
  {
    key: '15',
    leads: ['sgp'],
    minutes: 30,
    purpose: 'endorsement',
    session: 5,
    en: {
      title: 'Collective action plan: status and time-release studies',
      body: [
        'Singapore presents the status of the 16 items of the plan and the time-release studies completed since the last meeting.',
      ],
    },
    ko: {
      title: '공동실행계획: 현황과 통관소요시간 측정',
      body: ['싱가포르는 계획의 16개 항목 현황과 지난 회의 이후 완료된 통관소요시간 측정 결과를 발표한다.'],
    },
  },
  {
    key: '16',
    leads: ['apec-secretariat'],
    minutes: 30,
    purpose: 'endorsement',
    session: 6,
    en: {
      title: 'Projects: reports and concept notes',
      body: [
        'Project overseers report; the SCCP will be invited to endorse concept notes for the first funding round.',
      ],
    },
    ko: {
      title: '프로젝트: 보고와 개념서',
      body: ['프로젝트 책임자가 보고하며, SCCP는 제1차 기금 공모를 위한 개념서를 승인하도록 요청받는다.'],
    },
  },
  {
    key: '17',
    leads: ['sccp-chair'],
    minutes: 30,
    purpose: 'endorsement',
    visibility: 'members',
    session: 6,
    en: {
      title: 'Strategic plan and terms of reference',
      body: [
        'The chair presents the revised terms of reference; comments received by {commentsDue} are shown in the paper.',
      ],
    },
    ko: {
      title: '전략계획과 운영규정',
      body: ['의장은 개정 운영규정을 발표하며, {commentsDue}까지 접수된 의견은 문서에 표시되어 있다.'],
    },
  },
  {
    key: '18',
    leads: ['sccp-chair'],
    minutes: 10,
    purpose: 'discussion',
    session: 6,
    en: { title: 'Other business', body: ['Economies announce other business under item 2.'] },
    ko: { title: '기타 사항', body: ['각 경제체는 의제 2에서 기타 사항을 미리 알린다.'] },
  },
  {
    key: '19',
    leads: ['apec-secretariat'],
    minutes: 10,
    purpose: 'decision',
    session: 6,
    en: {
      title: 'Document classification',
      body: [
        'The SCCP will be invited to agree on the classification list: which papers are public, which are restricted, and until when.',
      ],
    },
    ko: {
      title: '문서 분류',
      body: ['SCCP는 공개 문서와 제한 문서, 제한 기한을 정한 분류 목록에 합의하도록 요청받는다.'],
    },
  },
  {
    key: '20',
    leads: ['sccp-chair'],
    minutes: 5,
    purpose: 'information',
    visibility: 'secretariat',
    session: 6,
    en: {
      title: 'Date and place of the next meeting',
      body: ['To be confirmed by the host before the draft is circulated to members.'],
    },
    ko: { title: '차기 회의의 일시와 장소', body: ['초안을 회원에게 배포하기 전에 주최 경제체가 확정한다.'] },
  },
  {
    key: '21',
    leads: ['sccp-chair'],
    minutes: 60,
    purpose: 'decision',
    session: 6,
    en: {
      title: 'Adoption of the summary report; closing',
      body: [
        'The SCCP will be invited to adopt the summary report, paragraph by paragraph. The chair closes the meeting.',
      ],
    },
    ko: {
      title: '요약보고서 채택 및 폐회',
      body: ['SCCP는 요약보고서를 단락별로 채택하도록 요청받는다. 의장이 폐회를 선언한다.'],
    },
  },
]
