import { type Database, Prisma } from '../platform/db.ts';
import type { AccountAnnouncementKind } from './account-announcement.ts';
import { isKnown } from './notification-conditions.sql.ts';

/** A notification about the person's own account. */
export interface AccountEntry {
  /** The row in `announcements`. */
  readonly announcementId: number;
  readonly accountKind: AccountAnnouncementKind;
  readonly createdAt: Date;
  readonly isUnread: boolean;
  /** The meeting that she was given, as it stands now; null if she may not see it any more. */
  readonly meeting: GivenMeeting | null;
}

export interface GivenMeeting {
  readonly id: number;
  readonly title: string;
  readonly state: 'led' | 'led_by_another' | 'cancelled' | 'over';
}

/** Returns a person's notifications of these announcements about her account, in no order. */
export const findAccountEntries = (
  db: Database,
  userId: number,
  announcementIds: readonly number[],
): Promise<AccountEntry[]> =>
  db.$queryRaw<AccountEntry[]>`
    SELECT a.id AS "announcementId", a.kind AS "accountKind", n.created_at AS "createdAt",
      n.read_at IS NULL AS "isUnread",
      CASE WHEN m.id IS NOT NULL THEN json_build_object('id', m.id, 'title', m.title, 'state',
        CASE WHEN m.cancelled_at IS NOT NULL THEN 'cancelled' WHEN m.leader_id <> n.user_id THEN 'led_by_another'
          WHEN m.ends_at <= now() THEN 'over' ELSE 'led' END) END AS meeting
    FROM announcements a JOIN notifications n ON n.announcement_id = a.id AND n.user_id = ${userId}
    LEFT JOIN meetings m ON a.kind = 'account_meeting_given' AND m.id = a.subject_id AND ${Prisma.raw(isKnown('n'))}
    WHERE starts_with(a.kind, 'account_') AND a.id = ANY (${[...announcementIds]})`;
