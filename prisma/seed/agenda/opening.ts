import type { ExampleItem } from './words.ts'

/** Items 1 to 3. `host` stands for the host economy. */
export const opening: ExampleItem[] = [
  {
    key: '1',
    leads: [],
    session: 1,
    en: { title: 'Opening' },
    ko: { title: '개회' },
    ja: { title: '開会' },
    es: { title: 'Apertura' },
  },
  {
    key: '1.1',
    parent: '1',
    leads: ['host'],
    minutes: 15,
    purpose: 'information',
    session: 1,
    en: {
      title: "Welcome by the head of the host's customs administration",
      body: ['The head of the host administration welcomes delegations and opens the meeting.'],
    },
    ko: {
      title: '주최 경제체 관세당국 수장의 환영사',
      body: ['주최 관세당국의 수장이 각 대표단을 환영하고 회의의 개회를 선언한다.'],
    },
    ja: {
      title: '主催エコノミー税関当局の長による歓迎の辞',
      body: ['主催当局の長が各代表団を歓迎し、会合の開会を宣言する。'],
    },
    es: {
      title: 'Bienvenida del titular de la administración de aduanas anfitriona',
      body: ['El titular de la administración anfitriona da la bienvenida a las delegaciones e inaugura la reunión.'],
    },
  },
  {
    key: '1.2',
    parent: '1',
    leads: ['som-chair'],
    minutes: 10,
    purpose: 'information',
    session: 1,
    en: {
      title: "Remarks by the chair of the Senior Officials' Meeting",
      body: [
        "The chair of the Senior Officials' Meeting sets out what Senior Officials expect from customs this year.",
      ],
    },
    ko: {
      title: '고위관리회의(SOM) 의장의 말씀',
      body: ['고위관리회의 의장이 올해 고위관리들이 관세 분야에 기대하는 바를 설명한다.'],
    },
    ja: { title: '高級実務者会合議長の挨拶', body: ['高級実務者会合の議長が、本年税関に期待することを述べる。'] },
    es: {
      title: 'Palabras del presidente de la Reunión de Altos Funcionarios',
      body: ['El presidente expone lo que los Altos Funcionarios esperan de las aduanas este año.'],
    },
  },
  {
    key: '1.3',
    parent: '1',
    leads: ['sccp-chair'],
    minutes: 10,
    purpose: 'information',
    session: 1,
    en: {
      title: "Chair's opening remarks",
      body: ['The chair recalls the outcomes of the last meeting and explains how this one will be run.'],
    },
    ko: {
      title: '의장 개회사',
      body: ['의장은 지난 회의의 결과를 상기하고 이번 회의의 진행 방식을 설명한다.'],
    },
    ja: { title: '議長の開会の辞', body: ['議長は前回会合の成果を振り返り、今回の進め方を説明する。'] },
    es: {
      title: 'Palabras de apertura del presidente',
      body: ['El presidente recuerda los resultados de la última reunión y explica cómo se desarrollará esta.'],
    },
  },
  {
    key: '2',
    leads: ['sccp-chair'],
    minutes: 10,
    purpose: 'decision',
    session: 1,
    en: {
      title: 'Adoption of the agenda and business arrangements',
      body: [
        'The SCCP will be invited to adopt the agenda.',
        'Papers for decision are to reach the secretariat by {papersDue}; later papers are for information only.',
        'Interventions are limited to 3 minutes, so that all 21 economies can be heard.',
      ],
    },
    ko: {
      title: '의제 채택 및 회의 운영 사항',
      body: [
        'SCCP는 의제를 채택하도록 요청받는다.',
        '결정을 위한 문서는 {papersDue}까지 사무국에 제출하며, 그 이후 문서는 정보 제공용으로만 취급한다.',
        '21개 경제체가 모두 발언할 수 있도록 발언 시간은 3분으로 제한한다.',
      ],
    },
    ja: {
      title: '議題の採択及び議事運営',
      body: [
        'SCCPは議題の採択を求められる。',
        '決定を要する文書は{papersDue}までに事務局へ提出し、それ以降の文書は情報提供のみとする。',
        '21の全エコノミーが発言できるよう、発言は3分以内とする。',
      ],
    },
    es: {
      title: 'Aprobación de la agenda y organización de los trabajos',
      body: [
        'Se invitará al SCCP a aprobar la agenda.',
        'Los documentos para decisión deben llegar a la secretaría antes del {papersDue}; los posteriores serán solo informativos.',
        'Las intervenciones se limitan a 3 minutos, para que las 21 economías puedan ser escuchadas.',
      ],
    },
  },
  {
    key: '3',
    leads: [],
    session: 1,
    en: { title: 'Developments since the last meeting' },
    ko: { title: '지난 회의 이후의 동향' },
    ja: { title: '前回会合以降の動き' },
    es: { title: 'Novedades desde la última reunión' },
  },
  {
    key: '3.1',
    parent: '3',
    leads: ['apec-secretariat'],
    minutes: 15,
    purpose: 'information',
    session: 1,
    en: {
      title: 'APEC developments, projects and funding rounds',
      body: [
        'The APEC Secretariat reports on decisions of other fora that touch customs, and on the 2 funding rounds of the year.',
      ],
    },
    ko: {
      title: 'APEC 동향, 프로젝트 및 기금 공모',
      body: ['APEC 사무국은 관세와 관련된 다른 포럼의 결정 사항과 올해 2회의 기금 공모에 대해 보고한다.'],
    },
    ja: { title: 'APECの動向、プロジェクト及び資金公募' },
    es: { title: 'Novedades de APEC, proyectos y rondas de financiación' },
  },
  {
    key: '3.2',
    parent: '3',
    leads: ['cti-chair'],
    minutes: 15,
    purpose: 'information',
    session: 1,
    en: {
      title: 'Priorities of the Committee on Trade and Investment',
      body: ["The chair of the Committee presents the Committee's work programme and what it asks of the SCCP."],
    },
    ko: {
      title: '무역투자위원회(CTI)의 우선과제',
      body: ['위원회 의장은 위원회의 작업계획과 SCCP에 대한 요청 사항을 설명한다.'],
    },
    ja: { title: '貿易・投資委員会の優先課題' },
    es: { title: 'Prioridades del Comité de Comercio e Inversión' },
  },
  {
    key: '3.3',
    parent: '3',
    leads: ['host'],
    minutes: 30,
    purpose: 'endorsement',
    session: 1,
    en: {
      title: "Host year's theme, priorities and SCCP work programme",
      body: [
        'The host presents the theme of its year and a draft work programme in 4 strands:',
        '- faster and more predictable clearance at the border',
        '- paperless trade and single window',
        '- authorised economic operators and mutual recognition',
        '- green and smart customs',
        'The SCCP will be invited to endorse the work programme.',
      ],
    },
    ko: {
      title: '주최 연도의 주제, 우선과제 및 SCCP 작업계획',
      body: [
        '주최 경제체는 올해의 주제와 다음 4개 분야로 구성된 작업계획 초안을 발표한다.',
        '- 더 신속하고 예측 가능한 국경 통관',
        '- 종이 없는 무역과 싱글윈도우',
        '- 수출입안전관리우수업체(AEO)와 상호인정',
        '- 친환경·스마트 관세행정',
        'SCCP는 작업계획을 승인하도록 요청받는다.',
      ],
    },
    ja: { title: '主催年のテーマ、優先課題及びSCCP作業計画' },
    es: { title: 'Tema y prioridades del año, y programa de trabajo del SCCP' },
  },
  {
    key: '3.4',
    parent: '3',
    leads: ['apec-secretariat'],
    minutes: 15,
    purpose: 'discussion',
    visibility: 'members',
    session: 1,
    en: {
      title: 'Follow-up of decisions and action items',
      body: [
        'Economies report orally on action items still open; the list is annexed to the report of the last meeting.',
      ],
    },
    ko: {
      title: '결정 사항 및 후속 조치 점검',
      body: ['각 경제체는 미완료 조치 사항을 구두로 보고하며, 목록은 지난 회의 보고서에 첨부되어 있다.'],
    },
    ja: { title: '決定事項及び行動項目のフォローアップ' },
    es: { title: 'Seguimiento de decisiones y tareas pendientes' },
  },
]
