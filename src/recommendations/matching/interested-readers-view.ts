import { type InterestedReaders, maxCounted } from './interested-readers-repository.ts';

/** Model of views/recommendations/partials/interested-readers.ejs on a book's page. */
export interface InterestedReadersSection {
  readonly count: number;
  readonly sentence: string;
  readonly newMeetingHref: string;
}

/**
 * Shows the number of other readers with a similar taste; if there are none or it is unknown, the
 * number of all, the asking reader included.
 */
export const interestedReadersSection = (
  bookId: number,
  interested: InterestedReaders,
): InterestedReadersSection => ({
  count: interested.alike || interested.others + Number(interested.isAsker),
  sentence: sentenceOf(interested),
  newMeetingHref: `/meetings/new?bookId=${bookId}`,
});

function sentenceOf({ others, isAsker, alike }: InterestedReaders): string {
  if (alike) {
    const counted = others > maxCounted ? atLeast(alike) : readers(alike);
    return `${isAsker ? '나 말고도 ' : ''}나와 취향이 비슷한 ${counted} 이 책으로 만나고 싶어 해요.`;
  }
  if (isAsker && others === 0) return '나는 이 책으로 만나고 싶다고 남겼어요. 다른 독자는 아직 없어요.';
  if (isAsker) return `나를 포함해 ${readers(others + 1)} 이 책으로 만나고 싶어 해요.`;
  if (others > 0) return `${readers(others)} 이 책으로 만나고 싶어 해요.`;
  return '아직 이 책으로 만나고 싶다고 남긴 독자가 없어요.';
}

/** Readers who were not counted may be alike too, so the number is a minimum. */
const atLeast = (count: number) => `독자가 적어도 ${Math.min(count, maxCounted)}명은`;
const readers = (count: number) => (count > maxCounted ? `독자 ${maxCounted}명 넘게` : `독자 ${count}명이`);
