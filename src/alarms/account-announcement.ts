import type { Database } from '../platform/db.ts';

/** An event of a person's own account, which she finds in her inbox only. */
export interface AccountAnnouncement {
  readonly kind: AccountAnnouncementKind;
  /** The thing it is about. The same kind and subject is told once. */
  readonly subjectId: number;
  readonly toUserId: number;
}

/** The database admits any kind that begins with `account_`. */
export type AccountAnnouncementKind =
  | 'account_export_ready'
  | 'account_export_failed'
  /** A person who left gave her a meeting. The subject is the meeting. */
  | 'account_meeting_given';

/**
 * Writes into a person's inbox, in the transaction of the change. Open pages hear of it after the
 * commit; nothing is pushed to devices.
 * @param tx a transaction of `inTransaction`
 */
export type AnnounceToAccount = (tx: Database, announcement: AccountAnnouncement) => Promise<void>;
