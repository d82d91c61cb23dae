import type { AlarmKind, AnnouncedMeeting, Announcement, InboxAnnouncement } from './alarm.ts';

/** A row of a statement that names an announcement and the state of its meeting. */
export interface AnnouncementRow {
  readonly kind: AlarmKind;
  readonly meeting_id: number;
  /** The start that the announcement tells. */
  readonly meeting_starts_at: Date;
  readonly occasion: number;
  readonly title: string;
  /** The start of the meeting as it stands now. */
  readonly starts_at: Date;
  readonly now: Date;
}

/** The columns that name an announcement. `row` is the alias of a table that has them. */
export const announcementColumns = (row: string): string =>
  `${row}.kind, ${row}.meeting_id, ${row}.meeting_starts_at, ${row}.occasion`;

/** The values of `announcementColumns`, in the same order. */
export const announcementValues = ({ kind, meetingId, startsAt, occasion }: InboxAnnouncement) =>
  [kind, meetingId, startsAt, occasion] as const;

export interface MeetingAnnouncement {
  readonly announcement: Announcement;
  readonly meeting: AnnouncedMeeting;
}

export const toMeetingAnnouncement = (row: AnnouncementRow): MeetingAnnouncement => ({
  announcement: {
    kind: row.kind,
    meetingId: row.meeting_id,
    startsAt: row.meeting_starts_at,
    occasion: row.occasion,
  },
  meeting: { title: row.title, startsAt: row.starts_at, now: row.now },
});
