import type { PoolKind } from '../candidates/index.ts';
import type { Feedback } from './feedback.ts';
import type { Wish } from './wish.ts';

/** Why the books were not chosen from the unseen ones among the twenty; `null` when they were. */
export function poolNote({
  pool,
  wishes,
  feedback,
}: {
  readonly pool: PoolKind | null;
  readonly wishes: readonly Wish[];
  readonly feedback: Feedback | null;
}): string | null {
  const ofOthers = wishes.includes('other_author') && feedback?.authorWish !== 'dropped';
  const unseen = `보여 드리지 않은 ${ofOthers ? '다른 작가의 ' : ''}책이 세 권도 남지 않았어요.`;
  if (pool === 'beyond')
    return `이 장르에서 먼저 꼽은 스무 권 가운데 ${unseen} 그래서 그다음 책까지 넓혀 골랐어요.`;
  if (pool === 'restarted') return `이 장르에서 ${unseen} 그래서 보여 드렸던 책에서 다시 골랐어요.`;
  return null;
}
