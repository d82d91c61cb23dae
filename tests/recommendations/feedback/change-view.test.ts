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
      '‘취향이 아니에요’를 고르셔서 그 책들의 책갈피 ‘위로’에서 무게를 덜었어요.',
      '전에 취향이 아니라고 하신 책들의 책갈피 ‘전쟁’에서 무게를 덜었어요.',
    ]);
  });

  test('says that the last books have no tags only if they have none', () => {
    expect(changes(notMine, shelf([], [])).join()).toContain('그 책들에는 책갈피가 없어서');
    expect(changes(notMine).join()).toContain('마음에 든 책에도 있거나');
    expect(changes(notMine).join()).not.toContain('책갈피가 없어서');
  });
});

test('the page says how far the wish for other authors was met', () => {
  const feedback = { authors: ['한강'] };
  expect(changes({ authorWish: 'kept', feedback })).toEqual(['‘다른 작가’를 고르셔서 한강의 책을 뺐어요.']);
  expect(changes({ authorWish: 'last_only', feedback }).join()).toContain('지난번 작가인 한강의 책을 뺐어요');
  expect(changes({ authorWish: 'dropped' }).join()).toContain('작가를 가리지 않고 골랐어요');
});
