import { findMeetingForAsker, findSilence, type MeetingForAsker, phaseOf } from '../../meetings/index.ts';
import type { Database } from '../../platform/db.ts';
import type { ReceivedCard } from './card.ts';
import { findCards, type MemberKey, markCardsSeen } from './received-card-repository.ts';

/** The cards of one member of a meeting. */
export interface ReceivedCards {
  readonly meetingForAsker: MeetingForAsker;
  readonly cards: readonly ReceivedCard[];
  /** Whether she may write in the room now. */
  readonly mayWrite: boolean;
}

export type ShowCardsResult =
  | { readonly ok: true; readonly received: ReceivedCards }
  | { readonly ok: false; readonly reason: 'not_found' | 'not_member' };

/** Finds the cards of a member. `isSeen`: whether she really sees the answer. */
export async function showCards(
  db: Database,
  key: MemberKey,
  { isSeen }: { readonly isSeen: boolean },
): Promise<ShowCardsResult> {
  const meetingForAsker = await findMeetingForAsker(db, key.meetingId, key.userId);
  if (!meetingForAsker) return { ok: false, reason: 'not_found' };
  const { meeting, asker, now } = meetingForAsker;
  if (!asker?.isMember) return { ok: false, reason: 'not_member' };
  const [cards, silence] = await Promise.all([
    findCards(db, key),
    findSilence(db, key.meetingId, key.userId),
  ]);
  if (isSeen && cards.some(({ seenAt }) => seenAt === null)) await markCardsSeen(db, key);
  const mayWrite = phaseOf(meeting, now) === 'live' && silence === null;
  return { ok: true, received: { meetingForAsker, cards, mayWrite } };
}
