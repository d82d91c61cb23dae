import { findMeetingForAsker, type MeetingForAsker } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import type { Logger } from '../platform/log.ts';
import { findNewestCards, type SentCard } from './cards/sent-card-repository.ts';
import { canSeeTalk, type TalkRefusal } from './policy.ts';
import type { TalkBalance } from './talk.ts';

export interface TalkServices {
  readonly db: Database;
  readonly log: Logger;
  readonly readBalance: (meetingId: number) => Promise<TalkBalance>;
  /** Returns the ids of the people in a meeting's chat room. */
  readonly findOnlineMembers: (meetingId: number) => Promise<ReadonlySet<number>>;
}

/** How a talk is shared, for one of its leaders. */
export interface SeenTalk extends TalkBalance {
  readonly meetingForAsker: MeetingForAsker;
  readonly userId: number;
  /** The members in the room; null if Redis did not say. */
  readonly onlineIds: ReadonlySet<number> | null;
  /** The newest card that the leader sent to each member, by member. */
  readonly cards: ReadonlyMap<number, SentCard>;
}

export type ShowTalkResult =
  | { readonly ok: true; readonly talk: SeenTalk }
  | { readonly ok: false; readonly reason: TalkRefusal | 'not_found' };

/** Finds how much each member of a meeting has written, for a leader. */
export async function showTalk(
  { db, log, readBalance, findOnlineMembers }: TalkServices,
  { meetingId, userId }: { readonly meetingId: number; readonly userId: number },
): Promise<ShowTalkResult> {
  const meetingForAsker = await findMeetingForAsker(db, meetingId, userId);
  if (!meetingForAsker) return { ok: false, reason: 'not_found' };
  const decision = canSeeTalk(meetingForAsker);
  if (!decision.ok) return decision;
  const [balance, cards, onlineIds] = await Promise.all([
    readBalance(meetingId),
    findNewestCards(db, { meetingId, senderId: userId }),
    findOnlineMembers(meetingId).catch((err) => {
      log.warn({ err }, 'the people in a room could not be read');
      return null;
    }),
  ]);
  const byMember = new Map(cards.map((card) => [card.userId, card]));
  return { ok: true, talk: { ...balance, meetingForAsker, userId, onlineIds, cards: byMember } };
}
