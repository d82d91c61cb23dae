import { maxCounted, type Wanting } from './wanting-repository.ts';

/** What views/recommendations/partials/wanting.ejs draws on a book's page. */
export interface WantingSection {
  readonly count: number;
  readonly sentence: string;
  readonly newMeetingHref: string;
}

/** How many like her there are; where there are none, or nobody knows, how many at all. */
export const wantingSection = (bookId: number, { all, alike }: Wanting): WantingSection => ({
  count: alike || all,
  sentence: alike
    ? `나와 취향이 비슷한 ${all > maxCounted ? atLeast(alike) : readers(alike)} 이 책으로 만나고 싶어 해요.`
    : all > 0
      ? `${readers(all)} 이 책으로 만나고 싶어 해요.`
      : '아직 이 책으로 만나고 싶다고 남긴 독자가 없어요.',
  newMeetingHref: `/meetings/new?bookId=${bookId}`,
});

/** Who was not counted may be like her too. */
const atLeast = (count: number) => `독자가 적어도 ${Math.min(count, maxCounted)}명은`;
const readers = (count: number) => (count > maxCounted ? `독자 ${maxCounted}명 넘게` : `독자 ${count}명이`);
