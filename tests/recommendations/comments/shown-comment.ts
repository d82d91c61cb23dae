import { judgeComment } from '../../../src/recommendations/comments/comment-policy.ts';
import { chosenOf } from '../../quiz/answers-of.ts';
import { catalogueBook } from '../fixture-books.ts';

const book = catalogueBook('싯다르타');
const claims = [{ answer: 'mood_calm', field: 'tag', value: '서정적' }] as const;
const answers = chosenOf('abaaaaaaaa');

/** A sentence about 『싯다르타』 whose claim the book and the answers prove. */
export const proven =
  '‘잔잔하고 서정적인 분위기’를 고르셨지요. ‘서정적’ 키워드가 꽂혀 있는 책이라 그 답과 잘 이어져요.';

/** Returns what a page shows of this comment on 『싯다르타』; null: nothing. */
export const shown = (comment: string): string | null => {
  const verdict = judgeComment(comment, { book, titles: [], answers, claims });
  return verdict.ok ? verdict.comment : null;
};
