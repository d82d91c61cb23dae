import type { AlarmKind, AnnouncedMeeting, Announcement } from './alarm.ts';

/** An announcement and the state of its meeting. */
export interface MeetingAnnouncement {
  /** The row in `announcements`. */
  readonly announcementId: number;
  readonly announcement: Announcement;
  readonly meeting: AnnouncedMeeting;
}

/** A row of a statement that selects `meetingAnnouncementColumns`. */
export interface MeetingAnnouncementRow {
  readonly announcement_id: number;
  readonly kind: AlarmKind;
  readonly meeting_id: number;
  /** The start that the announcement tells. */
  readonly meeting_starts_at: Date;
  readonly occasion: number;
  readonly title: string;
  /** The start of the meeting as it stands now. */
  readonly starts_at: Date;
  readonly now: Date;
  readonly changed: AnnouncedMeeting['changed'];
}

/** For a statement with an announcement `a` and its meeting `m`. */
export const meetingAnnouncementColumns = `a.id AS announcement_id, a.kind, a.meeting_id, a.meeting_starts_at, a.occasion,
  m.title, m.starts_at, now() AS now,
  (SELECT array_remove(ARRAY[CASE WHEN c.old_title <> c.new_title THEN 'title' END,
      CASE WHEN c.old_starts_at <> c.new_starts_at THEN 'start' END,
      CASE WHEN c.old_ends_at <> c.new_ends_at AND c.old_starts_at = c.new_starts_at THEN 'end' END], NULL)
    FROM meeting_changes c
    WHERE a.kind = 'meeting_changed' AND c.meeting_id = a.meeting_id AND c.version = a.occasion) AS changed`;

export const toMeetingAnnouncement = (row: MeetingAnnouncementRow): MeetingAnnouncement => ({
  announcementId: row.announcement_id,
  announcement: {
    kind: row.kind,
    meetingId: row.meeting_id,
    startsAt: row.meeting_starts_at,
    occasion: row.occasion,
  },
  meeting: { title: row.title, startsAt: row.starts_at, now: row.now, changed: row.changed },
});
