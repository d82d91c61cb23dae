import { expect, test } from 'vitest';
import type { Candidate } from '../../../src/recommendations/candidates/candidate.ts';
import type { Claim } from '../../../src/recommendations/comments/claim.ts';
import { judgeComment } from '../../../src/recommendations/comments/comment-policy.ts';
import { chosenOf } from '../../quiz/answers-of.ts';
import { catalogueBook } from '../fixture-books.ts';

const claim: Claim = { answer: 'mood_calm', field: 'tag', value: '서정적' };
const answers = chosenOf('abaaaaaaaa');
const proven =
  '‘잔잔하고 서정적인 분위기’를 고르셨지요. ‘서정적’ 키워드가 꽂혀 있는 책이라 그 답과 잘 이어져요.';

type Row = Partial<Candidate>;
const shown = (row: Row, sentence: string, claims: readonly Claim[] = [claim]) => {
  const book = { ...catalogueBook('싯다르타'), ...row };
  const verdict = judgeComment(`${proven} ${sentence}`, { book, titles: [], answers, claims });
  return verdict.ok ? verdict.comment : null;
};
const tagged = (...tags: string[]): Row => ({ tags: ['서정적', ...tags] });

test.each<[Row, string]>([
  [{ title: '최고의 공부는 집에서 시작된다' }, '이 책이 최고예요.'],
  [{ title: '최고' }, '이 책이 최고예요.'],
  [tagged('영화'), '영화로도 만들어진 책이에요.'],
  [tagged('영화'), '영화로 나온 책이에요.'],
  [tagged('영화'), '이 책은 영화가 되었어요.'],
  [tagged('음악'), '음악으로 만든 책이에요.'],
  [{ title: '통합사회 교과서 주제 읽기' }, '교과서에 실린 글이에요.'],
  [{ title: '다정한 사람이 이긴다' }, '이 책을 읽은 사람들은 모두 좋아했어요.'],
  [{ title: '초등 문해력을 키우는 엄마의 비밀', ...tagged('육아') }, '아이를 키우는 엄마에게 어울려요.'],
  [{ title: '침묵' }, '‘침묵’이라는 책과도 닿아 있어요.'],
  [{ subtitle: '침묵 속의 사람들' }, '‘침묵’이라는 책과도 닿아 있어요.'],
  [tagged('역사'), '‘역사’라는 책과도 닿아 있어요.'],
  [{ title: '열두 번의 음성과 열세 번의 환상' }, '열두 권까지 이어지는 책이에요.'],
  [{ title: '다시 만나는 성령 하나님' }, '다시 생각해 보세요.'],
  [{ title: '그림 속 숨겨진 이야기' }, '첫 만남의 이야기를 다룬 책이에요.'],
  [{ title: '나도 내 마음을 모를 때' }, '어느 날 만난 마음을 다룬 책이에요.'],
  [{ title: '화가가 사랑한 파리' }, '화가가 추천한 책이에요.'],
  [{ seriesName: '화가 시리즈' }, '화가가 추천한 책이에요.'],
  [tagged('역사'), '역사가 기억하는 책이에요.'],
  [tagged('경제'), '돈을 벌게 해 주는 책이에요.'],
  [tagged('건강'), '건강해지는 책이에요.'],
  [tagged('사랑'), '세상이 사랑한 책이에요.'],
])('a word of the book %o does not let in: %s', (row, sentence) => {
  expect(shown(row, sentence)).toBe(proven);
});

test('the words of a claimed title are not free either', () => {
  const title = '최고의 공부';
  const claims = [claim, { answer: 'mood_calm', field: 'title', value: title } as const];
  expect(shown({ title }, '이 책이 최고예요.', claims)).toBe(proven);
});

test.each<[Row, string]>([
  [{ title: '최고의 공부' }, '‘최고의 공부’라는 제목이 반가워요.'],
  [{ title: '최고의 공부' }, '제목의 ‘공부’라는 말이 반가워요.'],
  [{ title: '최고의 공부는 집에서 시작된다' }, '‘집에서 시작된다’라는 제목이 반가워요.'],
  [{ title: '침묵' }, '『침묵』을 권해 드려요.'],
  [tagged('영화'), '‘영화’를 다룬 책이에요.'],
  [tagged('역사', '사랑'), '‘역사’와 ‘사랑’을 함께 담은 책이에요.'],
  [tagged('가족'), '가족과 함께 읽기 좋은 책이에요.'],
])('the name or a tag of the book %o may be said: %s', (row, sentence) => {
  expect(shown(row, sentence)).toBe(`${proven} ${sentence}`);
});
