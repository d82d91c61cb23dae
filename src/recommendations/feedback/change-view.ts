import type { Book } from '../../books/index.ts';
import { authorsChange } from './author-change-view.ts';
import { type Feedback, lightTags } from './feedback.ts';
import { avoidedTagsChanges, likedTagsChange, tagTrend } from './tag-change-view.ts';
import type { Wish } from './wish.ts';
import { becauseOf } from './wish-messages.ts';

/** The part of a stored recommendation that tells of feedback. */
interface Adjusted {
  readonly wishes: readonly Wish[];
  readonly feedback: Feedback | null;
  /** `null` for a first recommendation. */
  readonly againOfId: number | null;
}

/**
 * Sentences about what a recommendation considered besides the answers, and what came of it. All of
 * it is read from what is stored.
 */
export function changesOf(
  { wishes, feedback, againOfId }: Adjusted,
  books: readonly Book[],
  before: readonly Book[],
): string[] {
  if (!feedback) return [];
  const { shown, read } = feedback;
  return [
    shown > 0 && `전에 보여 드린 책 ${shown}권을 빼고 골랐어요.`,
    read > 0 && `이미 읽었다고 하신 책 ${read}권은 다시 권하지 않아요.`,
    wishes.includes('lighter') &&
      `${becauseOf('lighter')} 짧고 쉽고 유쾌한 책을 먼저 살펴봤어요.${lightness(books, before)}`,
    wishes.includes('other_author') && authorsChange(feedback),
    ...avoidedTagsChanges(feedback, wishes.includes('not_my_taste'), before),
    likedTagsChange(feedback),
    againOfId !== null && tagTrend(books, before),
  ].filter((sentence) => typeof sentence === 'string');
}

/** Counts the light books before and now, so that the reader sees whether the wish came true. */
function lightness(books: readonly Book[], before: readonly Book[]): string {
  const count = (shelf: readonly Book[]) =>
    shelf.filter(({ tags }) => tags.some((tag) => lightTags.has(tag))).length;
  if (before.length === 0) return '';
  const [then, now] = [count(before), count(books)];
  return then + now === 0
    ? ' 아쉽게도 그런 책은 지난번에도 이번에도 없어요.'
    : ` 그런 책이 지난번에는 ${then}권, 이번에는 ${now}권이에요.`;
}
