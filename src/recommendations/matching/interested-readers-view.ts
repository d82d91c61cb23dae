import { type InterestedReaders, maxCounted } from './interested-readers-repository.ts';

/** Model of views/recommendations/partials/interested-readers.ejs on a book's page. */
export interface InterestedReadersSection {
  readonly count: number;
  readonly sentence: string;
  readonly newMeetingHref: string;
}

/**
 * Shows the number of readers with a similar taste; if there are none or it is unknown, the number
 * of all.
 */
export const interestedReadersSection = (
  bookId: number,
  { all, alike }: InterestedReaders,
): InterestedReadersSection => ({
  count: alike || all,
  sentence: alike
    ? `나와 취향이 비슷한 ${all > maxCounted ? atLeast(alike) : readers(alike)} 이 책으로 만나고 싶어 해요.`
    : all > 0
      ? `${readers(all)} 이 책으로 만나고 싶어 해요.`
      : '아직 이 책으로 만나고 싶다고 남긴 독자가 없어요.',
  newMeetingHref: `/meetings/new?bookId=${bookId}`,
});

/** Readers who were not counted may be alike too, so the number is a minimum. */
const atLeast = (count: number) => `독자가 적어도 ${Math.min(count, maxCounted)}명은`;
const readers = (count: number) => (count > maxCounted ? `독자 ${maxCounted}명 넘게` : `독자 ${count}명이`);
