/** Messengers, which people name before an account name: "카톡 abc123". */
export const messengers = [
  ...[
    '카톡',
    '까톡',
    'ㅋㅌ',
    'ㅋ톡',
    '카카오톡',
    '카카오',
    '오픈채팅',
    '오픈챗',
    '오픈톡',
    '텔레',
    '텔레그램',
    '텔그',
    '라인',
    '인스타',
    '인스타그램',
  ],
  ...[
    '디코',
    '디스코드',
    '위챗',
    '왓츠앱',
    '트위터',
    '유튜브',
    '밴드',
    '페북',
    '페이스북',
    '틱톡',
    '라인아이디',
    '인별',
    '디엠',
    '인별그램',
  ],
  ...[
    'kakao',
    'kakaotalk',
    'katalk',
    'telegram',
    'tele',
    'line',
    'insta',
    'instagram',
    'discord',
    'wechat',
    'whatsapp',
  ],
  ...['twitter', 'youtube', 'facebook', 'tiktok', 'signal', 'ig', 'sns'],
] as const;

/** Words that invite people to write there. */
export const contactCalls = ['아이디', '문의', '추가', '친추', '상담', '연락', 'id', 'add', 'dm'] as const;

/** The last part of an address in Korean letters. */
export const koreanDomains = ['닷컴', '닷넷', '쩜컴', '점컴', '점kr', '점com', '점net', 'dotcom'] as const;

/** Titles before a name, written with a full stop: "Dr.Kim". */
export const titlesWithStop = ['mr', 'ms', 'mrs', 'dr', 'st', 'jr', 'sr', 'no', 'vol', 'prof'] as const;
