import { withParticle } from '../../platform/korean-particle.ts';
import type { Wish } from './wish.ts';

export const wishLabels: Record<Wish, string> = {
  lighter: '더 가볍게',
  other_author: '다른 작가',
  not_my_taste: '이번 책과 다르게',
};

/** Begins a sentence about what a wish changed: "‘더 가볍게’를 고르셔서". */
export const becauseOf = (wish: Wish) => `${withParticle(`‘${wishLabels[wish]}’`, '을')} 고르셔서`;
