import { withLockedMeeting } from '../../meetings/index.ts';
import type { TransactingDatabase } from '../../platform/db.ts';
import { afterCommit } from '../../platform/transaction.ts';
import { type CardRefusal, canSendCard } from './policy.ts';
import { type CardDraft, findCardFacts, insertCard } from './sent-card-repository.ts';

export interface SendCardServices {
  readonly db: TransactingDatabase;
  /** Tells the open pages of a member that she has a card. Must not throw. */
  readonly tellOfCard: (meetingId: number, userId: number, event: 'sent') => void;
}

export type SendCardResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: CardRefusal | 'not_found' };

/** Stores a leader's card for one member, and tells her open pages after the commit. */
export const sendCard = (
  services: SendCardServices,
  { meetingId, senderId }: { readonly meetingId: number; readonly senderId: number },
  card: CardDraft,
): Promise<SendCardResult> =>
  withLockedMeeting<SendCardResult>(services, { meetingId, userId: senderId }, async (tx, found) => {
    const facts = await findCardFacts(tx, { meetingId, senderId }, card.userId);
    const decision = canSendCard(found, card.userId, facts);
    if (!decision.ok) return decision;
    if ((await insertCard(tx, { meetingId, senderId }, card)) === null)
      return { ok: false, reason: 'open_card' };
    afterCommit(tx, () => services.tellOfCard(meetingId, card.userId, 'sent'));
    return { ok: true };
  });
