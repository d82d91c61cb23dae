import { listBooks } from '../books/index.ts';
import type { Database } from '../platform/db.ts';
import { listRejectedPicks, movedTags } from './feedback/index.ts';
import type { MovedTags, PrepareInput } from './prepared.ts';

/** The newest verdicts that decide which tags gain or lose weight. */
const maxVerdictsRead = 100;
/** Tags of books that the reader liked, disliked, or rejected as "not my taste". */
export async function readMovedTags(
  db: Database,
  { userId, genreId, verdicts, again }: PrepareInput,
): Promise<MovedTags> {
  const newest = verdicts.slice(0, maxVerdictsRead);
  const liked = newest.filter(({ taste }) => taste === 'like').map(({ bookId }) => bookId);
  const disliked = newest.filter(({ taste }) => taste === 'dislike').map(({ bookId }) => bookId);
  const rejected = await listRejectedPicks(db, userId, genreId);
  const now = again?.wishes.includes('not_my_taste') ? again.of.picks.map(({ bookId }) => bookId) : [];
  const allDisliked = [...new Set([...disliked, ...rejected, ...now])].filter((id) => !liked.includes(id));
  const books = new Map((await listBooks(db, [...liked, ...allDisliked])).map((book) => [book.id, book]));
  const tagsOf = (ids: readonly number[]) => ids.map((id) => books.get(id)?.tags ?? []);
  return movedTags({ liked: tagsOf(liked), disliked: tagsOf(allDisliked) });
}
