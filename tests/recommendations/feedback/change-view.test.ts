import { describe, expect, test } from 'vitest';
import { changesOf } from '../../../src/recommendations/feedback/change-view.ts';
import { recommended } from '../recommended.ts';

type Shelf = Parameters<typeof changesOf>[1];
/** The sentences depend on the tags only. */
const shelf = (...tags: string[][]) => tags.map((each) => ({ tags: each })) as unknown as Shelf;
const changes = (recommendation: Parameters<typeof recommended>[0], before = shelf(['위로', '성장'])) =>
  changesOf(recommended(recommendation), before, before);

describe('the wish "not my taste"', () => {
  const notMine = { wishes: ['not_my_taste'] as const };

  test('names the tags of the last books apart from those of older dislikes', () => {
    expect(changes({ ...notMine, feedback: { avoidedTags: ['위로', '전쟁'] } })).toEqual([
      '‘이번 책과 다르게’를 고르셔서 ‘위로’ 키워드의 책은 뒤로 미뤘어요.',
      '전에 취향이 아니라고 하신 책을 떠올리며 ‘전쟁’ 키워드의 책은 뒤로 미뤘어요.',
    ]);
  });

  test('says that the last books have no tags only if they have none', () => {
    expect(changes(notMine, shelf([], [])).join()).toContain('키워드가 없어서');
    expect(changes(notMine).join()).toContain('마음에 든 책에도 있거나');
    expect(changes(notMine).join()).not.toContain('키워드가 없어서');
  });
});

test('the light books are counted, and their absence is said', () => {
  const lighter = { wishes: ['lighter'] as const };
  expect(changes({ ...lighter, feedback: {} }).join()).toContain('지난번에도 이번에도 없어요.');
  expect(changes({ ...lighter, feedback: {} }, shelf(['유쾌한'])).join()).toContain(
    '그런 책이 지난번에는 1권, 이번에는 1권이에요.',
  );
});

test('the page says how far the wish for other authors was met', () => {
  const feedback = { authors: ['한강'] };
  expect(changes({ authorWish: 'kept', feedback })).toEqual(['‘다른 작가’를 고르셔서 한강의 책을 뺐어요.']);
  expect(changes({ authorWish: 'last_only', feedback }).join()).toContain('지난번 작가인 한강의 책을 뺐어요');
  expect(changes({ authorWish: 'dropped' }).join()).toContain('작가를 가리지 않고 골랐어요');
});

describe('the books of two recommendations are compared by their tags', () => {
  const trend = (now: string[][], before: string[][]) =>
    changesOf(recommended({ againOfId: 1, feedback: {} }), shelf(...now), shelf(...before));

  test.each<[string, string[][], string[][], string[]]>([
    ['more', [['서늘한']], [[]], ['이번에는 ‘서늘한’ 키워드의 책이 늘었어요.']],
    ['fewer', [[]], [['서늘한', '역사']], ['이번에는 ‘서늘한’, ‘역사’ 키워드의 책이 줄었어요.']],
    [
      'both',
      [['서늘한'], ['서늘한']],
      [['서늘한'], ['위로']],
      ['이번에는 ‘서늘한’ 키워드의 책이 늘고, ‘위로’ 키워드의 책은 줄었어요.'],
    ],
    ['alike', [['역사'], []], [[], ['역사']], []],
  ])('%s', (_, now, before, sentences) => {
    expect(trend(now, before)).toEqual(sentences);
  });
});
