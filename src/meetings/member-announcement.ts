import type { Database } from '../platform/db.ts';

/**
 * News of a meeting for the named people. The same kind and occasion of the same start is told
 * once; told again, it is unread again in the inbox and not pushed a second time.
 */
export type MemberAnnouncement = {
  readonly meetingId: number;
  readonly toUserIds: readonly number[];
} & (
  | {
      readonly kind: 'attendance_asked' | 'note_asked';
      /** 1 when a leader asks the silent once more, otherwise 0. */
      readonly occasion: 0 | 1;
      /** Not pushed after this time; null for the start of the meeting. */
      readonly until: Date | null;
    }
  | {
      /** A seat became free for a person who waits for one. */
      readonly kind: 'seat_offered';
      /** A number from 1 on that no other offer of this meeting has. */
      readonly occasion: number;
      /** When the offer runs out. */
      readonly until: Date;
    }
  | {
      /** The seat of a person who did not answer was given to another one. Inbox only. */
      readonly kind: 'seat_passed_on';
    }
);

/**
 * Writes into inboxes, in the transaction of the change; open pages hear of it after the commit.
 * Besides her alarm a person gets at most one push about a meeting that she did not ask for; a seat
 * offered answers her wish and is always pushed. Quiet hours and mutes hold.
 * @param tx a transaction of `inTransaction`
 * @returns the people whom it may be pushed to; the others find it in the inbox only
 */
export type AnnounceToMembers = (
  tx: Database,
  announcement: MemberAnnouncement,
) => Promise<ReadonlySet<number>>;
