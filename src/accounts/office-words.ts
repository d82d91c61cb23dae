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
    // Otherwise the name that replaces a hidden one could be taken (hidden-nickname-view.ts).
    '별명가림',
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
