import type { Candidate } from '../../src/recommendations/candidates/candidate.ts';

/** The facts that most books lack. */
export const noFurtherFacts = {
  categoryPath: [],
  prize: null,
  seriesName: null,
  translators: [],
  illustrators: [],
  pages: null,
} as const;

const tags = ['위로', '긴장감', '역사', '짧은 호흡', '성장', '고전', '여행'];

/** Twenty invented books in rank order, ids 101 to 120. */
export const sampleBooks: readonly Candidate[] = Array.from({ length: 20 }, (_, i) => ({
  id: 101 + i,
  title: `${['바다', '숲', '별', '골목', '편지'][i % 5]}의 ${['아침', '온도', '지도', '기억'][i % 4]}`,
  subtitle: i % 3 === 0 ? `느리게 걷는 ${i + 1}가지 방법` : null,
  authors: i % 4 === 0 ? ['김하나', '이두리'] : [`작가${i}`],
  publisher: '새벽출판',
  publishedOn: i === 7 ? null : new Date(Date.UTC(2005 + i, i % 12, 1)),
  subCategory: ['한국소설', '영미소설', '시', '추리/미스터리소설', null][i % 5] ?? null,
  ...noFurtherFacts,
  tags: i % 3 === 2 ? [] : [tags[i % tags.length] ?? '', tags[(i * 3 + 1) % tags.length] ?? ''],
  salePrice: 9_000 + ((i * 7) % 20) * 900,
  description: null,
}));
