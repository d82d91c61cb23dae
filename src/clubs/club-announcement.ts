import type { Database } from '../platform/db.ts';

/**
 * An event in a club that its members, its leaders or one person find in the inbox. With
 * `toUserId`, only that person finds it.
 */
export type ClubAnnouncement = { readonly clubId: number } & (
  | {
      /** To the leaders: applications wait. */
      readonly kind: 'club_application';
    }
  | {
      readonly kind: 'club_accepted' | 'club_declined' | 'club_removed' | 'club_handover_asked';
      readonly toUserId: number;
    }
  | {
      /** To the former leader, about the member `byUserId` whom she had asked. */
      readonly kind: 'club_handover_accepted' | 'club_handover_declined';
      readonly toUserId: number;
      readonly byUserId: number;
    }
  | {
      /** To all members except `byUserId`. */
      readonly kind: 'club_closed';
      readonly byUserId: number;
    }
  | {
      /** To all members except `byUserId`, once for a series: then it is the first meeting. */
      readonly kind: 'club_meeting_opened';
      readonly meetingId: number;
      readonly byUserId: number;
    }
  | {
      /** To all members except `byUserId`. */
      readonly kind: 'club_notice';
      readonly noticeId: number;
      readonly byUserId: number;
    }
  | {
      /** Of a question to the members, such as a poll. To the people whom `src/asks` names. */
      readonly kind: AskNewsKind;
      readonly askId: number;
      readonly toUserIds: readonly number[];
    }
);

/** A question was put, ends soon, is put again, was answered by all, or has its result. */
export type AskNewsKind = 'ask_opened' | 'poll_closing' | 'ask_reminder' | 'ask_completed' | 'ask_closed';

export type ClubAnnouncementKind = ClubAnnouncement['kind'];

/**
 * Writes into inboxes, in the transaction of the change. Open pages hear of it after the commit;
 * nothing is pushed to devices.
 * @param tx a transaction of `inTransaction`
 */
export type AnnounceToClub = (tx: Database, announcement: ClubAnnouncement) => Promise<void>;
