/**
 * A made-up reader: her answers, and what she would enjoy. The code under test never sees the
 * latter.
 */
export interface Persona {
  readonly name: string;
  /** The keys of q1 … q10. */
  readonly answers: string;
  readonly likes: {
    /** How much she enjoys each tag of a book. */
    readonly tags: Readonly<Record<string, number>>;
    /** By a word inside the sub-category. */
    readonly shelves?: Readonly<Record<string, number>>;
    /** By a word inside the title or the subtitle. */
    readonly words?: Readonly<Record<string, number>>;
    /** From −1 (older is better) to 1 (newer is better). */
    readonly newness?: number;
    /** From −1 (cheaper is better) to 1. */
    readonly price?: number;
  };
}

export const personas: readonly Persona[] = [
  {
    name: 'seeks comfort at night',
    answers: 'aabbaabbab',
    likes: { tags: { 위로: 3, 따뜻한: 2, 잔잔한: 2, 가족: 1 }, shelves: { 한국: 1 }, newness: 0.2 },
  },
  {
    name: 'reads thrillers on the train',
    answers: 'bcaaabaaaa',
    likes: {
      tags: { 긴장감: 3, '빠른 전개': 2, 범죄: 2, 서늘한: 1 },
      shelves: { 영미: 1 },
      newness: 0.5,
      price: -0.5,
    },
  },
  {
    name: 'collects classics',
    answers: 'eebcedccad',
    likes: { tags: { 고전: 3, '긴 호흡': 2, '깊이 있는': 2 }, newness: -2, price: 0.5 },
  },
  {
    name: 'saves for a house',
    answers: 'dddabeabdc',
    likes: { tags: { 투자: 3, 경제: 2, '쉬운 입문': 2, 습관: 1 }, newness: 1 },
  },
  {
    name: 'curious about the stars',
    answers: 'cdddddbcbd',
    likes: { tags: { 우주: 3, 과학: 3, '쉬운 입문': 2 }, price: 0.3 },
  },
  {
    name: 'argues about society',
    answers: 'eeedcaabba',
    likes: { tags: { 사회: 3, 정치: 2, 여성: 2, '깊이 있는': 1 }, shelves: { 한국: 1 }, newness: 0.8 },
  },
  {
    name: 'writes poems in secret',
    answers: 'abbbaacaab',
    likes: { tags: { 서정적: 3, 시집: 3, 천천히: 2, 애틋한: 1 }, shelves: { 한국: 1 }, price: -0.5 },
  },
  {
    name: 'new in a team lead seat',
    answers: 'deddbeabec',
    likes: { tags: { 경영: 3, 직장: 3, 관계: 2, 습관: 1 }, newness: 0.5 },
  },
  {
    name: 'tired parent',
    answers: 'aacaaabaab',
    likes: { tags: { 육아: 3, 위로: 2, '짧은 호흡': 2, 가족: 1 }, price: -0.5 },
  },
  {
    name: 'fond of old empires',
    answers: 'ceecceccbd',
    likes: { tags: { 역사: 3, 전쟁: 2, '긴 호흡': 2 }, newness: -0.5, price: 1 },
  },
  {
    name: 'laughs out loud',
    answers: 'bdaabeaada',
    likes: { tags: { 유쾌한: 3, 청춘: 2, '빠른 전개': 1 }, newness: 0.5, price: -0.5 },
  },
  {
    name: 'lives for other worlds',
    answers: 'bcacdbcdad',
    likes: { tags: { 판타지: 3, SF: 3, 신비로운: 2, '긴 호흡': 1 }, price: 0.5 },
  },
  { name: 'studies the mind', answers: 'cbedeebbbb', likes: { tags: { 심리: 3, 과학: 1, '깊이 있는': 2 } } },
  {
    name: 'travels by armchair',
    answers: 'adbcaccbca',
    likes: { tags: { 여행: 3, 음식: 2, 일상: 1 }, shelves: { 일본: 2 } },
  },
  {
    name: 'first book in years',
    answers: 'aadaeaaaaa',
    likes: { tags: { '쉬운 입문': 3, '짧은 호흡': 2, 희망: 1 }, newness: 0.3, price: -1 },
  },
  {
    name: 'keeps a reading diary',
    answers: 'ebbbeacbab',
    likes: { tags: { 독서: 3, 글쓰기: 2, 천천히: 2 } },
  },
  {
    name: 'watches the markets',
    answers: 'ceedbbacda',
    likes: { tags: { 경제: 3, 트렌드: 2, 투자: 2, 정치: 1 }, newness: 1.5 },
  },
  {
    name: 'grieving',
    answers: 'abbbaecbab',
    likes: { tags: { 상실: 3, 죽음: 2, 위로: 2, 애틋한: 2 }, newness: -0.3 },
  },
  {
    name: 'runs at six in the morning',
    answers: 'ddaaeeaadc',
    likes: { tags: { 습관: 3, 건강: 2, 성공: 2, 희망: 1 }, newness: 0.5 },
  },
  {
    name: 'asks a machine everything',
    answers: 'cedddbacbc',
    likes: { tags: { 인공지능: 3, 트렌드: 2, 과학: 1 }, newness: 1.5 },
  },
  {
    name: 'follows prize winners',
    answers: 'ebbcadacca',
    likes: { tags: { '깊이 있는': 2, 강렬한: 2, 서정적: 1 }, newness: 1 },
  },
  {
    name: 'buys the boxed set',
    answers: 'bcecacbdcd',
    likes: { tags: { '긴 호흡': 3, 역사: 1, 판타지: 1 }, price: 2 },
  },
  {
    name: 'prays before sleep',
    answers: 'abbbeecbab',
    likes: { tags: { 신앙: 3, 천천히: 2, 위로: 1 }, newness: -0.5 },
  },
  {
    name: 'hangs round galleries',
    answers: 'cbbcceccec',
    likes: { tags: { 예술: 3, 음악: 2, 영화: 1 }, price: 1 },
  },
  { name: 'cooks for friends', answers: 'ddccaebbea', likes: { tags: { 음식: 3, 일상: 2, 우정: 1 } } },
  {
    name: 'turns forty',
    answers: 'eacbeabbda',
    likes: { tags: { '나이 듦': 3, 철학: 2, 심리: 1 }, shelves: { 한국: 1 } },
  },
  {
    name: 'graduates this spring',
    answers: 'aaaabaaada',
    likes: { tags: { 청춘: 3, 성장: 2, 직장: 2, 희망: 1 }, newness: 0.8, price: -0.5 },
  },
  {
    name: 'reads Japanese mysteries',
    answers: 'bcabacbaad',
    likes: { tags: { 범죄: 3, 긴장감: 2, '빠른 전개': 1 }, shelves: { 일본: 3 } },
  },
  {
    name: 'wants the hard book',
    answers: 'eeedcdccbd',
    likes: { tags: { 철학: 3, '깊이 있는': 3, 정치: 1 }, newness: -1, price: 1 },
  },
  { name: 'walks her dog and thinks', answers: 'abbaceaaab', likes: { tags: { 동물: 3, 자연: 3, 일상: 1 } } },
  {
    name: 'talks for a living',
    answers: 'dddaeeabda',
    likes: { tags: { 관계: 3, 글쓰기: 1, 직장: 1, '쉬운 입문': 1 } },
  },
  {
    name: 'looks for first love again',
    answers: 'aaabaabbab',
    likes: { tags: { 사랑: 3, 애틋한: 2, 청춘: 1 } },
  },
  {
    name: 'teaches at a school',
    answers: 'caedeabbea',
    likes: { tags: { 공부: 3, 육아: 1, 심리: 1, 사회: 1 } },
  },
  {
    name: 'reads what everyone will',
    answers: 'bdadceaacb',
    likes: { tags: { 트렌드: 2, '빠른 전개': 1 }, newness: 2 },
  },
  {
    name: 'prefers Europe',
    answers: 'ebecadccad',
    likes: {
      tags: { 고전: 2, 서정적: 1, 철학: 1 },
      shelves: { 독일: 2, 프랑스: 2, 러시아: 2, 세계: 1 },
      newness: -1,
    },
  },
  {
    name: 'five minutes at a time',
    answers: 'dccaeedada',
    likes: { tags: { '짧은 호흡': 3, 습관: 1, 일상: 1 }, price: -1 },
  },
];
