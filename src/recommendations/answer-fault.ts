import type { ClaimFault } from './claim-policy.ts';
import type { CommentFault } from './comment-policy.ts';
import type { ModelReply } from './recommender.ts';

/** What was wrong with a model's answer, as the repair tells it. */
export type AnswerFault =
  | { readonly kind: 'not_json' | 'wrong_shape' | 'too_few' | 'truncated' | 'empty' }
  | { readonly kind: 'unknown_id'; readonly said: string }
  | { readonly kind: 'duplicate_id' | 'not_written'; readonly alias: string }
  | { readonly kind: 'comment'; readonly alias: string; readonly fault: CommentFault | ClaimFault };

/** The fault of an answer that did not even arrive whole; `null` where other words would not help. */
export function faultOfReply(reply: ModelReply): AnswerFault | null {
  if (reply.ok) return null;
  return reply.reason === 'truncated' || reply.reason === 'empty' ? { kind: reply.reason } : null;
}
