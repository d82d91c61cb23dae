import type { SendAnswer } from '../../chat/index.ts';
import { findMeetingForAsker, phaseOf } from '../../meetings/index.ts';
import type { Database } from '../../platform/db.ts';
import { type CardEnd, endCard, findCards, type MemberKey } from './received-card-repository.ts';

export interface EndCardServices {
  readonly db: Database;
  /** Tells the open pages of a member that her cards changed. Must not throw. */
  readonly tellOfCard: (meetingId: number, userId: number, event: 'ended') => void;
}

export interface AnswerCardServices extends EndCardServices {
  /** Stores a message in a meeting's room. */
  readonly send: (
    meetingId: number,
    draft: { readonly userId: number; readonly clientId: string; readonly body: string },
  ) => Promise<SendAnswer>;
}

export interface CardKey extends MemberKey {
  readonly cardId: number;
}

export type EndCardResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'not_found' | 'no_card' | 'over' };

/**
 * Stores what a member did with a card, while the meeting runs. She may put it away at any time: it
 * tells no reason.
 */
export async function endOwnCard(
  { db, tellOfCard }: EndCardServices,
  key: CardKey,
  end: CardEnd,
): Promise<EndCardResult> {
  const found = await findMeetingForAsker(db, key.meetingId, key.userId);
  if (!found) return { ok: false, reason: 'not_found' };
  if (end === 'answered' && phaseOf(found.meeting, found.now) !== 'live')
    return { ok: false, reason: 'over' };
  if (!(await endCard(db, key, end))) return { ok: false, reason: 'no_card' };
  tellOfCard(key.meetingId, key.userId, 'ended');
  return { ok: true };
}

export type AnswerCardResult =
  | EndCardResult
  | { readonly ok: false; readonly reason: 'not_sent'; readonly answer: SendAnswer & { readonly ok: false } };

/** Sends a member's answer to the whole room, and ends her card. The room learns of no card. */
export async function answerCard(
  services: AnswerCardServices,
  key: CardKey,
  message: { readonly clientId: string; readonly body: string },
): Promise<AnswerCardResult> {
  const cards = await findCards(services.db, key);
  if (!cards.some(({ id }) => id === key.cardId)) return { ok: false, reason: 'no_card' };
  const answer = await services.send(key.meetingId, { userId: key.userId, ...message });
  if (!answer.ok) return { ok: false, reason: 'not_sent', answer };
  return endOwnCard(services, key, 'answered');
}
