import type { EditionView } from '../schema.ts'

type Tag = EditionView['language']
/** The words of one language. */
export interface Words {
  opening: string
  welcome: string
  window: string
  chain: string
  heading: string
  first: string
  second: string
  note: string
}

/** The same few sentences in every script that the portal sets; for tests and for looking at the result. */
export const sampleWords: Partial<Record<Tag, Words>> = {
  en: {
    opening: 'Opening',
    welcome: 'Welcome by the head of the host’s customs administration',
    window: 'Best practices of single-window implementation',
    chain: 'Supply-chain connectivity and early warning',
    heading: 'Points for discussion',
    first: 'Economies share how their single windows exchange documents and what it saved traders by 14 March 2027.',
    second: 'The meeting is invited to endorse the compendium and to agree on the next survey.',
    note: 'The survey covers 21 economies.',
  },
  ko: {
    opening: '개회',
    welcome: '주최 경제체 관세당국 대표의 환영사',
    window: '싱글 윈도 구현 모범 사례',
    chain: '공급망 연계성과 조기경보',
    heading: '논의 사항',
    first:
      '각 경제체는 싱글 윈도가 문서를 어떻게 교환하며 2027년 3월 14일까지 무역업체가 무엇을 절감하였는지 공유합니다.',
    second: '회의는 모범 사례집을 승인하고 다음 조사에 합의하도록 요청받습니다.',
    note: '이 조사는 21개 회원경제체를 대상으로 합니다.',
  },
  ja: {
    opening: '開会',
    welcome: '主催エコノミーの税関当局長による歓迎挨拶',
    window: 'シングルウィンドウ導入の優良事例',
    chain: 'サプライチェーンの連結性と早期警戒',
    heading: '議論の論点',
    first:
      '各エコノミーは、シングルウィンドウによる書類交換の方法と、2027年3月14日までに貿易業者が節減できたものを「直接」共有する。',
    second: '会合は事例集を承認し、次回調査について合意するよう求められる。',
    note: '本調査は21のエコノミーを対象とする。',
  },
  'zh-Hant': {
    opening: '開幕',
    welcome: '主辦經濟體海關首長致歡迎詞',
    window: '單一窗口實施最佳實務',
    chain: '供應鏈連結與預警',
    heading: '討論要點',
    first: '各經濟體分享其單一窗口如何交換文件，以及截至2027年3月14日為業者節省之成本「直接」說明。',
    second: '請會議認可彙編，並就下次調查達成共識。',
    note: '本調查涵蓋21個經濟體。',
  },
  'zh-Hans': {
    opening: '开幕',
    welcome: '主办经济体海关负责人致欢迎辞',
    window: '单一窗口实施最佳实践',
    chain: '供应链联通与预警',
    heading: '讨论要点',
    first: '各经济体分享其单一窗口如何交换单证，以及截至2027年3月14日为贸易商“直接”节省的成本。',
    second: '请会议核可汇编，并就下次调查达成一致。',
    note: '本调查涵盖21个经济体。',
  },
  es: {
    opening: 'Apertura',
    welcome: 'Palabras de bienvenida del titular de la aduana de la economía anfitriona',
    window: 'Mejores prácticas en la implementación de la ventanilla única',
    chain: 'Conectividad de la cadena de suministro y alerta temprana',
    heading: 'Puntos para el debate',
    first:
      'Las economías comparten cómo sus ventanillas únicas intercambian documentos y qué ahorraron los operadores hasta el 14 de marzo de 2027.',
    second: 'Se invita a la reunión a respaldar el compendio y a acordar la próxima encuesta.',
    note: 'La encuesta abarca 21 economías.',
  },
  th: {
    opening: 'พิธีเปิด',
    welcome: 'คำกล่าวต้อนรับโดยหัวหน้าหน่วยงานศุลกากรของเขตเศรษฐกิจเจ้าภาพ',
    window: 'แนวปฏิบัติที่ดีในการดำเนินงานระบบหน้าต่างเดียว',
    chain: 'ความเชื่อมโยงของห่วงโซ่อุปทานและการเตือนภัยล่วงหน้า',
    heading: 'ประเด็นหารือ',
    first:
      'เขตเศรษฐกิจแลกเปลี่ยนวิธีที่ระบบหน้าต่างเดียวแลกเปลี่ยนเอกสาร และสิ่งที่ผู้ประกอบการประหยัดได้ภายในวันที่ 14 มีนาคม 2027 ทั้งนี้ที่ประชุมจะพิจารณาร่วมกัน',
    second: 'ขอให้ที่ประชุมรับรองเอกสารรวบรวมแนวปฏิบัติและเห็นพ้องต่อการสำรวจครั้งต่อไป',
    note: 'การสำรวจครอบคลุม 21 เขตเศรษฐกิจ',
  },
  vi: {
    opening: 'Khai mạc',
    welcome: 'Lời chào mừng của người đứng đầu cơ quan hải quan nền kinh tế chủ nhà',
    window: 'Thực tiễn tốt nhất về triển khai cơ chế một cửa',
    chain: 'Kết nối chuỗi cung ứng và cảnh báo sớm',
    heading: 'Nội dung thảo luận',
    first:
      'Các nền kinh tế chia sẻ cách cơ chế một cửa trao đổi chứng từ và những gì doanh nghiệp tiết kiệm được đến ngày 14 tháng 3 năm 2027.',
    second: 'Đề nghị cuộc họp thông qua tài liệu tổng hợp và thống nhất về cuộc khảo sát tiếp theo.',
    note: 'Khảo sát bao gồm 21 nền kinh tế.',
  },
  ru: {
    opening: 'Открытие',
    welcome: 'Приветственное слово руководителя таможенной службы принимающей экономики',
    window: 'Лучшая практика внедрения «единого окна»',
    chain: 'Взаимосвязанность цепей поставок и раннее предупреждение',
    heading: 'Вопросы для обсуждения',
    first:
      'Экономики делятся тем, как их «единые окна» обмениваются документами и что сэкономили участники торговли к 14 марта 2027 года.',
    second: 'Совещанию предлагается одобрить сборник и согласовать следующий опрос.',
    note: 'Опрос охватывает 21 экономику.',
  },
}
