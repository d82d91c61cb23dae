/** Letters by their frequency in Korean titles, the most frequent first. */
const letters = [
  '이다의기사지는하가고나리시인어아를한을로서대에도은해자수만들생일그라스정부니마세전주장보여제안우과상',
  '무오게공비성학말사람간심소설국경조문미원구동신유화방법교모내감관역년실문단진모습계행영물음두날밤별',
  '빛숲꽃달길집책글꿈봄눈강산물불흙새벽겨울여름노래춤편견뷰쾌핵뿐쪽찬텅팬헐휘쿠켜톱폭핀훈힘깊옳앎',
].join('');
const words = [
  '세계',
  '소설',
  '이야기',
  '사람',
  '마음',
  '한국',
  '역사',
  '철학',
  '여행',
  '사랑',
  '투자',
  '과학',
  '하루',
  '수업',
];
const genres = [
  '소설/시/희곡',
  '에세이',
  '인문학',
  '경제경영',
  '자기계발',
  '사회과학',
  '과학',
  '역사',
  '예술/대중문화',
  '청소년',
];

/**
 * Returns a generator of numbers in [0, 1) that are the same in every run (a linear congruential
 * generator, which is good enough for titles).
 */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Creates a fixture of invented books in which some letters and words are common and others rare,
 * as in a real catalogue.
 */
export function syntheticFixture(first: number, count: number): unknown {
  const random = numbers(first);
  const pick = <T>(list: ArrayLike<T>, bend = 1) => list[Math.floor(list.length * random() ** bend)] as T;
  const word = () =>
    random() < 0.15
      ? pick(words, 2)
      : Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(letters, 2)).join('');
  const text = (most: number) => Array.from({ length: 1 + Math.floor(random() * most) }, word).join(' ');
  const authors = Array.from({ length: count }, (_, at) => ({
    id: at + 1,
    name: `${pick('김이박최정강조윤장임')}${pick(letters)}${pick(letters)}`,
  }));
  return {
    format: 1,
    source: 'aladin',
    fetchedAt: '2026-11-22T00:00:00.000Z',
    categories: genres.map((name, at) => ({ id: at + 1, name })),
    authors,
    books: Array.from({ length: count }, (_, at) => ({
      itemId: first + at,
      isbn13: `979${String(first + at).padStart(10, '0')}`,
      title: text(5),
      subtitle: random() < 0.5 ? text(6) : null,
      categoryId: 1 + Math.floor(genres.length * random() ** 2),
      subCategory: null,
      contributors: [
        { authorId: pick(authors, 3).id, role: '지은이' },
        ...(random() < 0.4 ? [{ authorId: pick(authors, 3).id, role: '옮긴이' }] : []),
      ],
      publisher: '책모임출판',
      publishedOn: new Date(Date.UTC(2000, 0, 1 + Math.floor(random() * 9_500))).toISOString().slice(0, 10),
      listPrice: 15_000,
      salePrice: 13_500,
      salesPoint: Math.floor(random() ** 4 * 300_000),
      bestRank: random() < 0.01 ? 1 + Math.floor(random() * 1_000) : null,
      tags: [],
      coverUrl: null,
      productUrl: 'https://www.aladin.co.kr/',
    })),
  };
}
