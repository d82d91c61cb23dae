import type { ModelReply } from '../../model/index.ts';

/** Why a claim is refused. */
export type ClaimFault = 'answer_not_given' | 'not_in_row' | 'off_topic' | 'no_claims';

/** Why a comment is refused. The template writes one instead. */
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

/** A fault of a model's reply, as the repair prompt names it. */
export type ReplyFault =
  | { readonly kind: 'not_json' | 'wrong_shape' | 'too_few' | 'truncated' | 'empty' }
  | { readonly kind: 'unknown_id'; readonly text: string }
  | { readonly kind: 'duplicate_id' | 'not_written'; readonly alias: string }
  | { readonly kind: 'comment'; readonly alias: string; readonly fault: CommentFault | ClaimFault };

/** The fault of a reply that did not arrive whole; `null` when a repair would not help. */
export function faultOfReply(reply: ModelReply): ReplyFault | null {
  if (reply.ok) return null;
  return reply.reason === 'truncated' || reply.reason === 'empty' ? { kind: reply.reason } : null;
}
