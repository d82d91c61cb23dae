import type { Database } from '../platform/db.ts';
import type { AccountAnnouncementKind } from './account-announcement.ts';

/** A notification about the person's own account. */
export interface AccountEntry {
  /** The row in `announcements`. */
  readonly announcementId: number;
  readonly accountKind: AccountAnnouncementKind;
  readonly createdAt: Date;
  readonly isUnread: boolean;
}

/** Returns a person's notifications of these announcements about her account, in no order. */
export const findAccountEntries = (
  db: Database,
  userId: number,
  announcementIds: readonly number[],
): Promise<AccountEntry[]> =>
  db.$queryRaw<AccountEntry[]>`
    SELECT a.id AS "announcementId", a.kind AS "accountKind", n.created_at AS "createdAt", n.read_at IS NULL AS "isUnread"
    FROM announcements a JOIN notifications n ON n.announcement_id = a.id AND n.user_id = ${userId}
    WHERE starts_with(a.kind, 'account_') AND a.id = ANY (${[...announcementIds]})`;
