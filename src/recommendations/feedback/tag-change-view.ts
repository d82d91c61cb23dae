import type { Book } from '../../books/index.ts';
import type { Feedback } from './feedback.ts';
import { becauseOf } from './wish-messages.ts';

type Shelf = readonly Pick<Book, 'tags'>[];

/** Tags named in a sentence about how the books changed. */
const namedTags = 5;

export const likedTagsChange = ({ likedTags }: Feedback): string | false =>
  likedTags.length > 0 && `마음에 든다고 하신 책을 떠올리며 ${booksWith(likedTags)}을 먼저 살펴봤어요.`;

/**
 * Which tags were avoided, and why: they are of the last books, or of other books that the reader
 * disliked.
 */
export function avoidedTagsChanges({ avoidedTags }: Feedback, isWished: boolean, before: Shelf): string[] {
  const lastTags = new Set(before.flatMap(({ tags }) => tags));
  const own = isWished ? avoidedTags.filter((tag) => lastTags.has(tag)) : [];
  const older = avoidedTags.filter((tag) => !own.includes(tag));
  return [
    isWished &&
      `${becauseOf('not_my_taste')} ${own.length > 0 ? `${booksWith(own)}은 뒤로 미뤘어요.` : `지난번 책을 뺐어요.${whyNoTag(before)}`}`,
    older.length > 0 &&
      `${isWished ? '전에 ' : ''}취향이 아니라고 하신 책을 떠올리며 ${booksWith(older)}은 뒤로 미뤘어요.`,
  ].filter((sentence) => typeof sentence === 'string');
}

function whyNoTag(before: Shelf): string {
  if (before.length === 0) return '';
  return before.some(({ tags }) => tags.length > 0)
    ? ' 그 책들의 분위기나 주제는 마음에 든 책에도 있거나 다른 책보다 적게 나와서, 피하지는 않았어요.'
    : ' 그 책들에는 분위기나 주제를 알려 주는 키워드가 없어서, 무엇을 피할지는 알 수 없었어요.';
}

/** How the books differ from the last ones by their tags; `false`: they do not. */
export function tagTrend(books: Shelf, before: Shelf): string | false {
  const change = (tag: string) => count(books, tag) - count(before, tag);
  const tags = [...new Set([...books, ...before].flatMap((book) => book.tags))];
  const more = tags.filter((tag) => change(tag) > 0).slice(0, namedTags);
  const fewer = tags.filter((tag) => change(tag) < 0).slice(0, namedTags);
  if (more.length > 0 && fewer.length > 0)
    return `이번에는 ${booksWith(more)}이 늘고, ${booksWith(fewer)}은 줄었어요.`;
  if (more.length > 0) return `이번에는 ${booksWith(more)}이 늘었어요.`;
  return fewer.length > 0 && `이번에는 ${booksWith(fewer)}이 줄었어요.`;
}

const count = (shelf: Shelf, tag: string) => shelf.filter(({ tags }) => tags.includes(tag)).length;

/** "‘서늘한’, ‘역사’ 키워드의 책" */
const booksWith = (tags: readonly string[]) => `${tags.map((tag) => `‘${tag}’`).join(', ')} 키워드의 책`;
