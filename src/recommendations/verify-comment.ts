import { chosenAnswers } from './answers.ts';
import type { Standing } from './book-facts.ts';
import { mostClaims } from './claim.ts';
import { type ClaimFault, claimFault } from './claim-policy.ts';
import { type CommentContext, type CommentFault, commentFault } from './comment-policy.ts';
import type { SaidComment } from './read-comments.ts';
import type { WrittenComment } from './template-comment.ts';

export interface CommentCase extends CommentContext {
  readonly standing: Standing;
}

export type Verdict =
  | { readonly ok: true; readonly written: WrittenComment }
  | { readonly ok: false; readonly fault: CommentFault | ClaimFault };

/**
 * Whether what the model wrote of a book may be shown: each of its claims is proven, and the prose keeps the rules. One unproven claim is
 * enough to drop the prose as well, which rests on it; and prose that rests on nothing proven is not shown either.
 */
export function verifyComment(said: SaidComment, context: CommentCase): Verdict {
  const answers = chosenAnswers(context.answers);
  if (said.hasBrokenClaims) return { ok: false, fault: 'not_in_row' };
  if (said.claims.length === 0) return { ok: false, fault: 'no_claims' };
  for (const claim of said.claims) {
    const fault = claimFault(claim, { ...context, answers });
    if (fault) return { ok: false, fault };
  }
  const fault = commentFault(said.comment, context);
  if (fault) return { ok: false, fault };
  return { ok: true, written: { comment: said.comment, claims: said.claims.slice(0, mostClaims) } };
}
