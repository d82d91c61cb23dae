import type { Card } from './agenda.ts';
import type { CardState } from './protocol.ts';

/** How a card stands, in words. */
export const stateNames: Record<CardState, string> = {
  waiting: '아직이에요',
  current: '지금 나누는 질문',
  paused: '잠시 멈춤',
  done: '끝났어요',
  skipped: '넘어갔어요',
  left_out: '시간이 모자라요',
};

/** Returns the text of a card as people see it. */
export const shownBody = ({ body, isHidden }: Pick<Card, 'body' | 'isHidden'>): string =>
  isHidden ? '운영자가 가린 질문이에요.' : body;
