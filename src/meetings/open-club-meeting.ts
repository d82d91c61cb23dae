import type { ManageRefusal } from '../clubs/index.ts';
import type { MeetingPlan } from './meeting.ts';
import { meetingLimits } from './meeting-limits.ts';
import { once, type Repetition } from './series.ts';
import type { MeetingServices } from './services.ts';
import { openWithKnownBook, type StoreResult } from './store-meeting.ts';
import { storeSeries } from './store-series.ts';
import { withClubLeader } from './with-club-leader.ts';

export type OpenClubMeetingResult =
  | StoreResult
  | { readonly ok: false; readonly reason: 'not_found' | ManageRefusal };

/**
 * Opens a meeting of a club, or a series, led by the club's leader, with a seat for every member.
 * Members who have joined as many meetings as one account may join on its own are seated too:
 * without a seat they would miss the alarm. Idempotent like `openMeeting`. Locks the leader's
 * account and then the club. Announces the opening once to the other members.
 */
export const openClubMeeting = (
  services: Pick<MeetingServices, 'db' | 'jitter' | 'limits' | 'announceToClub'>,
  userId: number,
  {
    clubId,
    plan,
    repetition = once,
  }: { readonly clubId: number; readonly plan: MeetingPlan; readonly repetition?: Repetition },
): Promise<OpenClubMeetingResult> =>
  openWithKnownBook(() =>
    withClubLeader(
      services,
      { clubId, userId },
      async (tx, { clubForAsker, leaderId }): Promise<OpenClubMeetingResult> => {
        if (plan.capacity < clubForAsker.club.memberCount)
          return { ok: false, problems: { capacity: 'below_club' } };
        const owner = { leaderId, clubId };
        const { limits = meetingLimits } = services;
        const stored = await storeSeries(tx, { owner, plan, repetition, limits });
        if (stored.ok && stored.isNew)
          await services.announceToClub?.(tx, {
            kind: 'club_meeting_opened',
            clubId,
            meetingId: stored.id,
            byUserId: userId,
          });
        return stored;
      },
    ),
  );
