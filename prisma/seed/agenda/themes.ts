import type { ExampleItem } from './words.ts'

/** Items 4 to 9. */
export const themes: ExampleItem[] = [
  {
    key: '4',
    leads: ['aus', 'wto'],
    minutes: 45,
    purpose: 'discussion',
    session: 2,
    references: ['WTO TFA Art. 1-12'],
    en: {
      title: 'WTO Trade Facilitation Agreement: implementation and assistance',
      body: [
        'Australia opens the exchange with a summary of what economies have notified under categories A, B and C.',
        'The World Trade Organization, as guest, explains the early-warning rule: a request for more time reaches the Committee 120 days before the definitive date.',
        '# Points for discussion',
        '- Which measures are still hard to put into practice?',
        '- Where can economies offer assistance to each other?',
      ],
    },
    ko: {
      title: 'WTO 무역원활화협정: 이행과 지원',
      body: [
        '호주는 각 경제체가 범주 A, B, C에 따라 통보한 내용을 요약하여 논의를 시작한다.',
        '초청기관인 세계무역기구는 조기경보 규정을 설명한다. 기한 연장 요청은 확정일 120일 전까지 위원회에 제출되어야 한다.',
        '# 논의 사항',
        '- 이행이 아직 어려운 조치는 무엇인가?',
        '- 경제체 간에 어떤 지원을 제공할 수 있는가?',
      ],
    },
    ja: {
      title: 'WTO貿易円滑化協定：実施と支援',
      body: ['豪州が、区分A、B、Cに基づく通報の概要を紹介し、議論を始める。'],
    },
    es: {
      title: 'Acuerdo sobre Facilitación del Comercio de la OMC: aplicación y asistencia',
      body: [
        'Australia abre el intercambio con un resumen de lo notificado por las economías en las categorías A, B y C.',
      ],
    },
  },
  {
    key: '5',
    leads: ['rok', 'psu'],
    minutes: 45,
    purpose: 'discussion',
    session: 2,
    en: {
      title: 'Supply-chain connectivity and early warning',
      body: [
        'Korea presents how import data point early to goods whose supply rests on one origin.',
        'The Policy Support Unit adds a method for comparing concentration by origin; a Herfindahl index above 2,500 is commonly called concentrated.',
      ],
    },
    ko: {
      title: '공급망 연계성과 조기경보',
      body: [
        '한국은 수입 자료를 통해 특정 원산지 의존 품목을 조기에 파악하는 방법을 발표한다.',
        '정책지원단(PSU)은 원산지 집중도를 비교하는 방법을 제시한다. 허핀달 지수가 2,500을 넘으면 통상 집중도가 높다고 본다.',
      ],
    },
    ja: {
      title: 'サプライチェーンの連結性と早期警戒',
      body: ['韓国が、単一の原産地に依存する品目を輸入データから早期に把握する方法を紹介する。'],
    },
    es: { title: 'Conectividad de las cadenas de suministro y alerta temprana' },
  },
  {
    key: '6',
    leads: [],
    session: 2,
    en: { title: 'Paperless trade and single window' },
    ko: { title: '종이 없는 무역과 싱글윈도우' },
    ja: { title: 'ペーパーレス貿易とシングルウィンドウ' },
    es: { title: 'Comercio sin papel y ventanilla única' },
  },
  {
    key: '6.1',
    parent: '6',
    leads: ['hkc'],
    minutes: 30,
    purpose: 'endorsement',
    session: 2,
    en: {
      title: 'Best practices of single-window implementation',
      body: [
        'Hong Kong, China submits a collection of best practices, drawn from answers of economies to a questionnaire.',
        'The SCCP will be invited to endorse the collection for publication.',
      ],
    },
    ko: {
      title: '싱글윈도우 이행 모범사례',
      body: [
        'Hong Kong, China(홍콩, 중국)는 각 경제체의 설문 답변을 바탕으로 한 모범사례집을 제출한다.',
        'SCCP는 모범사례집의 발간을 승인하도록 요청받는다.',
      ],
    },
    ja: { title: 'シングルウィンドウ実施の優良事例' },
    es: { title: 'Mejores prácticas de implementación de la ventanilla única' },
  },
  {
    key: '6.2',
    parent: '6',
    leads: ['ina'],
    minutes: 20,
    purpose: 'discussion',
    session: 3,
    en: {
      title: 'Electronic exchange of certificates of origin',
      body: [
        'Indonesia reports on the exchange of electronic certificates and on what delays acceptance at the receiving side.',
      ],
    },
    ko: {
      title: '원산지증명서의 전자적 교환',
      body: ['인도네시아는 전자 원산지증명서 교환 현황과 수신 측 수리가 지연되는 원인을 보고한다.'],
    },
    ja: { title: '原産地証明書の電子的交換' },
    es: { title: 'Intercambio electrónico de certificados de origen' },
  },
  {
    key: '7',
    leads: ['jpn', 'usa'],
    minutes: 45,
    purpose: 'discussion',
    session: 3,
    en: {
      title: 'Authorised economic operators and mutual recognition',
      body: [
        'Japan and The United States lead an exchange on the benefits that operators in fact receive under mutual recognition arrangements.',
        'Economies are invited to bring figures: number of operators, share of consignments, time saved.',
      ],
    },
    ko: {
      title: '수출입안전관리우수업체(AEO)와 상호인정',
      body: [
        '일본과 미국은 상호인정약정에 따라 업체가 실제로 받는 혜택에 관한 논의를 주도한다.',
        '각 경제체는 업체 수, 화물 비중, 단축된 시간 등의 수치를 제시하도록 요청받는다.',
      ],
    },
    ja: {
      title: '認定事業者（AEO）と相互承認',
      body: [
        '日本と米国が、相互承認取決めの下で事業者が実際に受ける便益について議論を主導する。',
        '各エコノミーは、事業者数、貨物の割合、短縮された時間などの数値の提示を求められる。',
      ],
    },
  },
  {
    key: '8',
    leads: ['rok'],
    minutes: 40,
    purpose: 'discussion',
    session: 3,
    en: {
      title: 'Cross-border e-commerce: follow-up of the SCCP guidelines',
      body: [
        'Korea reports how economies use the guidelines adopted in 2025, and proposes a short survey on platforms, data and safety of products.',
      ],
    },
    ko: {
      title: '국경 간 전자상거래: SCCP 가이드라인의 후속 조치',
      body: [
        '한국은 2025년에 채택된 가이드라인의 활용 현황을 보고하고 플랫폼, 데이터, 제품 안전에 관한 간단한 설문을 제안한다.',
      ],
    },
    ja: { title: '越境電子商取引：SCCPガイドラインのフォローアップ' },
  },
  {
    key: '9',
    leads: ['prc'],
    minutes: 45,
    purpose: 'discussion',
    session: 4,
    en: {
      title: 'Smart customs: artificial intelligence, data and detection equipment',
      body: [
        'China presents work on image analysis and on sharing trained models among administrations.',
        'Economies exchange experience with thermal imaging, body scanners and Raman spectrometers.',
      ],
    },
    ko: {
      title: '스마트 관세행정: 인공지능, 데이터와 탐지 장비',
      body: [
        '중국은 영상 분석과 관세당국 간 학습 모델 공유에 관한 작업을 발표한다.',
        '각 경제체는 열화상, 전신 스캐너, 라만 분광기 운용 경험을 공유한다.',
      ],
    },
    ja: { title: 'スマート税関：人工知能、データ及び検知機器' },
  },
]
