/** Refused only as a whole word: 공지영, 알림이 and Roots are names. */
export const systemWords = [
  ...[
    '리더',
    '모임장',
    '방장',
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
  ...['leader', 'operator', 'support', 'staff', 'null', 'undefined', 'official', 'helpdesk', 'mod'],
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
