import type { Database } from '../platform/db.ts';
import { afterCommit } from '../platform/transaction.ts';
import { announce, type MeetingAnnouncer } from './announcer.ts';
import type { OpenClubMeeting } from './club-meeting-repository.ts';
import { entryOpensAt } from './entry-time.ts';
import type { MeetingServices } from './services.ts';

/**
 * Announces to open rooms, after the commit, that something happened in these meetings. In a
 * meeting that nobody can enter yet, nobody has to be told at once.
 */
export type TellClubNews = (
  tx: Database,
  meetings: readonly OpenClubMeeting[],
  tell: (announcer: MeetingAnnouncer, meetingId: number) => Promise<void> | void,
) => void;

export const clubNews =
  (services: Pick<MeetingServices, 'announcer' | 'log'>): TellClubNews =>
  (tx, meetings, tell) => {
    for (const meeting of meetings) {
      if (entryOpensAt(meeting) > meeting.now) continue;
      afterCommit(tx, () => void announce(services, (announcer) => tell(announcer, meeting.id)));
    }
  };
