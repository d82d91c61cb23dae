import type { ClaimField } from './claim.ts';

/**
 * Words that a comment may use only beside a claim of this field. Without it they would state a
 * fact: "수상한 책", "시리즈로 이어져요".
 */
export const claimedFieldWords: Partial<Readonly<Record<ClaimField, readonly string[]>>> = {
  prize: ['수상', '수상작', '소식'],
  series: ['시리즈'],
  translator: ['옮긴이', '옮긴', '우리말'],
};
