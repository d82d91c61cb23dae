import type { ModelReply } from './recommender.ts';

/** Why a claim is not shown. */
export type ClaimFault = 'answer_not_given' | 'not_in_row' | 'off_topic' | 'no_claims';

/** Why a model's comment is not shown; a template sentence takes its place. */
export type CommentFault =
  | 'too_short'
  | 'too_long'
  | 'markup'
  | 'link'
  | 'alias'
  | 'insult'
  | 'person'
  | 'other_title'
  | 'unproven'
  | 'repeated'
  | 'answer_not_given';

/** What was wrong with a model's answer, as the repair tells it. */
export type ReplyFault =
  | { readonly kind: 'not_json' | 'wrong_shape' | 'too_few' | 'truncated' | 'empty' }
  | { readonly kind: 'unknown_id'; readonly said: string }
  | { readonly kind: 'duplicate_id' | 'not_written'; readonly alias: string }
  | { readonly kind: 'comment'; readonly alias: string; readonly fault: CommentFault | ClaimFault };

/** The fault of an answer that did not even arrive whole; `null` where other words would not help. */
export function faultOfReply(reply: ModelReply): ReplyFault | null {
  if (reply.ok) return null;
  return reply.reason === 'truncated' || reply.reason === 'empty' ? { kind: reply.reason } : null;
}
