import {
  canManage,
  findClubForAsker,
  findLeaderId,
  inClubTransaction,
  lockClub,
  type ManageRefusal,
} from '../clubs/index.ts';
import { lockAccount } from './activity-repository.ts';
import type { MeetingPlan } from './meeting.ts';
import { meetingLimits } from './meeting-limits.ts';
import { once, type Repetition } from './series.ts';
import type { MeetingServices } from './services.ts';
import { openWithKnownBook, type StoreResult } from './store-meeting.ts';
import { storeSeries } from './store-series.ts';

export type OpenClubMeetingResult =
  | StoreResult
  | { readonly ok: false; readonly reason: 'not_found' | ManageRefusal };

/** How often it tries. The club may be handed over before its leader is locked. */
const tries = 3;

/**
 * Opens a meeting of a club, or a series, led by the club's leader, with a seat for every member.
 * Members who have joined as many meetings as one account may join on its own are seated too:
 * without a seat they would miss the alarm. Idempotent like `openMeeting`. Locks the leader's
 * account and then the club. Announces the opening once to the other members.
 */
export async function openClubMeeting(
  {
    db,
    jitter,
    announceToClub,
    limits = meetingLimits,
  }: Pick<MeetingServices, 'db' | 'jitter' | 'limits' | 'announceToClub'>,
  userId: number,
  {
    clubId,
    plan,
    repetition = once,
  }: { readonly clubId: number; readonly plan: MeetingPlan; readonly repetition?: Repetition },
): Promise<OpenClubMeetingResult> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const leaderId = await findLeaderId(db, clubId);
    if (leaderId === null) return { ok: false, reason: 'not_found' };
    const result = await openWithKnownBook(() =>
      inClubTransaction(
        { db, jitter },
        clubId,
        async (tx): Promise<OpenClubMeetingResult | 'leader_changed'> => {
          await lockAccount(tx, leaderId);
          await lockClub(tx, clubId);
          const clubForAsker = await findClubForAsker(tx, clubId, userId);
          if (!clubForAsker) return { ok: false, reason: 'not_found' };
          const decision = canManage(clubForAsker);
          if (!decision.ok) return decision;
          if ((await findLeaderId(tx, clubId)) !== leaderId) return 'leader_changed';
          if (plan.capacity < clubForAsker.club.memberCount)
            return { ok: false, problems: { capacity: 'below_club' } };
          const owner = { leaderId, clubId };
          const stored = await storeSeries(tx, { owner, plan, repetition, limits });
          if (stored.ok && stored.isNew)
            await announceToClub?.(tx, {
              kind: 'club_meeting_opened',
              clubId,
              meetingId: stored.id,
              byUserId: userId,
            });
          return stored;
        },
      ),
    );
    if (result !== 'leader_changed') return result;
  }
  throw new Error(`the leader of club ${clubId} changed too often`);
}
