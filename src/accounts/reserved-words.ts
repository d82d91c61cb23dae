/** Departments of a firm; with a unit they are an office wherever they stand: 결제팀, CS팀. */
const departments = [
  ...[
    '고객',
    '결제',
    '환불',
    '개발',
    '회계',
    '정산',
    '배송',
    '기술',
    '상담',
    '보안',
    '인증',
    '신고',
    '안내',
    '홍보',
  ],
  ...['지원', '서비스', '운영', '관리', '마케팅', '기획', 'cs', 'qa'],
];
const units = ['팀', '센터', '담당자', '데스크', '부서', 'team'];
/** With a word for a member they look like an account that is gone: 탈퇴한 사용자. */
const formerly = ['탈퇴', '탈퇴한', '삭제된', '알수없는'];

/**
 * Words of nicknames that a reader would take for the site's operators or for the system.
 *
 * Refused anywhere in a Korean word, because no name contains them by chance.
 */
export const koreanOfficeWords = [
  ...departments.flatMap((department) => units.map((unit) => department + unit)),
  ...formerly.flatMap((state) => ['사용자', '유저', '회원', '계정'].map((person) => state + person)),
  ...['웹마스터', '헬프데스크', '관리스태프', '고객센타'],
  ...['관리자', '관리팀', '관리진', '운영자', '운영진', '운영팀', '운영위원', '운영사무국'],
  ...[
    '고객센터',
    '고객지원',
    '고객상담',
    '어드민',
    '모더레이터',
    '탈퇴회원',
    '탈퇴한회원',
    '알수없음',
    '신고센터',
    '보안팀',
    '인증센터',
    '서비스팀',
    '지원팀',
    '관리부',
  ],
  ...[
    '관리쟈',
    '운영쟈',
    '관리인',
    '운영인',
    '管理者',
    '管理人',
    '管理員',
    '管理员',
    '運營者',
    '運営',
    '運營',
    '运营',
  ],
] as const;

/**
 * Refused only at the beginning or end of a Latin or Cyrillic word, so that "badminton" is allowed.
 */
export const foreignOfficeWords = [
  ...[
    'admin',
    'administrator',
    'moderator',
    'webmaster',
    'sysop',
    'superuser',
    'bookmoim',
    'deleteduser',
    'unknownuser',
    'deletedaccount',
  ],
  ...['админ', 'администратор', 'модератор'],
] as const;

/** Refused only as a whole word: 공지영, 알림이 and Roots are names. */
export const systemWords = [
  ...[
    '매니저',
    '스태프',
    '스탭',
    '상담원',
    '알림',
    '공지',
    '공지사항',
    '공식',
    '공식계정',
    'システム',
    '系统',
  ],
  ...['operator', 'support', 'staff', 'null', 'undefined', 'official', 'helpdesk', 'mod'],
] as const;

/**
 * Refused alone or beside another of these words: 책모임 공식, root admin. In a longer name they are
 * ordinary words: 달밤책모임, 시스템 독서.
 */
export const placeWords = ['책모임', '책ㅁ임', '북모임', '시스템', 'system', 'root'] as const;

/** Refused together with a system word, or alone: 시스템관리, 공지봇, 운영팀장. */
export const officeParts = [
  ...[
    '운영',
    '관리',
    '총괄',
    '지기',
    '대표',
    '안내',
    '담당',
    '담당자',
    '팀',
    '팀장',
    '봇',
    '계정',
    '센터',
    '메시지',
    '님',
    '진',
    '실',
    '부',
    '본부',
    '데스크',
    '톡',
    '방',
    '서비스',
  ],
  ...['team', 'bot', 'cs', 'account', 'center', 'desk', 'message'],
] as const;

/** Parts that are refused only as the whole name. */
export const officesAlone = ['운영', '관리', '안내'] as const;

/** Han characters of reserved words, as they are read in Korean beside Hangul. */
export const hanReadings: Readonly<Record<string, string>> = {
  ...{ 管: '관', 理: '리', 者: '자', 人: '인', 員: '원', 运: '운', 運: '운', 營: '영', 営: '영' },
  ...{ 冊: '책', 册: '책', 公: '공', 式: '식', 知: '지', 告: '고' },
};
