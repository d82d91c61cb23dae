import type { Standing } from '../candidates/index.ts';
import type { ClaimFault, CommentFault } from '../prompt/index.ts';
import { type Claim, maxClaims } from './claim.ts';
import { claimFault } from './claim-policy.ts';
import { type CommentContext, judgeComment } from './comment-policy.ts';
import type { UncheckedComment } from './read-comments.ts';
import type { WrittenComment } from './template-comment.ts';

export interface VerifyContext extends Omit<CommentContext, 'claims'> {
  readonly standing: Standing;
}

export type VerifiedComment =
  | { readonly ok: true; readonly written: WrittenComment }
  | { readonly ok: false; readonly fault: CommentFault | ClaimFault };

/**
 * Checks a model's comment and claims. An untrue claim refuses the whole comment. A true claim that
 * its answer does not ask for is left out, and the prose may rest on the other claims only.
 */
export function verifyComment(unchecked: UncheckedComment, context: VerifyContext): VerifiedComment {
  if (unchecked.hasBrokenClaims) return { ok: false, fault: 'not_in_row' };
  if (unchecked.claims.length === 0) return { ok: false, fault: 'no_claims' };
  const judged = distinct(unchecked.claims).map((claim) => ({
    claim,
    fault: claimFault(claim, context),
  }));
  const lie = judged.find(({ fault }) => fault !== null && fault !== 'off_topic');
  if (lie?.fault) return { ok: false, fault: lie.fault };
  const claims = judged.flatMap(({ claim, fault }) => (fault === null ? [claim] : [])).slice(0, maxClaims);
  if (claims.length === 0) return { ok: false, fault: 'off_topic' };
  const verdict = judgeComment(unchecked.comment, { ...context, claims });
  return verdict.ok ? { ok: true, written: { comment: verdict.comment, claims } } : verdict;
}

const distinct = (claims: readonly Claim[]) =>
  claims.filter((claim, i) => claims.findIndex((other) => isSame(claim, other)) === i);
const isSame = (one: Claim, other: Claim) =>
  one.answer === other.answer && one.field === other.field && one.value === other.value;
