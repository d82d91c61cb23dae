import { type MeetingForAsker, phaseOf } from '../../meetings/index.ts';
import { allowed, type Decision, refuse } from '../../platform/decision.ts';
import { canSeeTalk, type TalkRefusal } from '../policy.ts';
import { cardLimits } from './card.ts';

/** The facts that decide whether a leader may send a card to a member. */
export interface CardFacts {
  readonly nickname: string;
  readonly hasSeat: boolean;
  /** Whether a leader stopped her from writing. */
  readonly isSilenced: boolean;
  /** Whether the leader blocked her. */
  readonly isBlocked: boolean;
  /** Whether she holds an open card of this leader. */
  readonly hasOpenCard: boolean;
  /** The cards that this leader sent her, and those that she sent to all members. */
  readonly cards: number;
  readonly cardsToAll: number;
}

export type CardRefusal =
  | TalkRefusal
  | 'ended'
  | 'oneself'
  | 'no_seat'
  | 'silenced'
  | 'blocked'
  | 'open_card'
  | 'too_many'
  | 'too_many_in_all';

/** Whether a leader may send cards at all: while the meeting runs. */
function canSendCards(found: MeetingForAsker): Decision<TalkRefusal | 'ended'> {
  const decision = canSeeTalk(found);
  if (!decision.ok) return decision;
  return phaseOf(found.meeting, found.now) === 'live' ? allowed : refuse('ended');
}

/**
 * Whether a leader may send a card to this member now. A silenced member could not answer. A member
 * who blocked the leader is no reason to refuse: the leader does not learn of it, and the card is
 * not shown.
 */
export function canSendCard(
  found: MeetingForAsker,
  userId: number,
  facts: CardFacts | null,
): Decision<CardRefusal> {
  const decision = canSendCards(found);
  if (!decision.ok) return decision;
  if (userId === found.asker?.userId) return refuse('oneself');
  if (!facts?.hasSeat) return refuse('no_seat');
  if (facts.isSilenced) return refuse('silenced');
  if (facts.isBlocked) return refuse('blocked');
  if (facts.hasOpenCard) return refuse('open_card');
  if (facts.cards >= cardLimits.perMember) return refuse('too_many');
  return facts.cardsToAll < cardLimits.perMeeting ? allowed : refuse('too_many_in_all');
}
