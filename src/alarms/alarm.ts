import type { ChangedPart } from '../../public/js/text/change-words.js';
import { minutesLeft } from '../../public/js/text/korean-time.js';
import { withoutDirection } from '../platform/text/direction.ts';

export const alarmKinds = [
  'starting_soon',
  'meeting_changed',
  'meeting_cancelled',
  'seat_offered',
  'attendance_asked',
  'note_asked',
  'mentioned',
] as const;
export type AlarmKind = (typeof alarmKinds)[number];

/** The kinds shown in an inbox: those that are pushed, and those that never are. */
const inboxKinds = [...alarmKinds, 'removed', 'seat_passed_on'] as const;
export type InboxKind = (typeof inboxKinds)[number];

/** A message about a meeting, the same for all members. A notification is one person's copy. */
export interface Announcement {
  readonly kind: AlarmKind;
  readonly meetingId: number;
  /** The start that the announcement tells. */
  readonly startsAt: Date;
  /**
   * Tells announcements of the same kind and start apart: the meeting's version for a change, the
   * number of an offer or of a message, 1 for the leader's reminder, otherwise 0.
   */
  readonly occasion: number;
}

/** The payload of the `alarm` event. */
export interface Alarm {
  /** Names the announcement: the same for all members and for every repetition. */
  readonly id: string;
  readonly kind: AlarmKind;
  readonly meetingId: string;
  readonly title: string;
  /** ISO 8601: the current start, which may differ from the announced one. */
  readonly startsAt: string;
  /** Until the start; 0 from the start on. */
  readonly minutesLeft: number;
  /** The changed parts of the meeting, for `meeting_changed`. */
  readonly changed?: readonly ChangedPart[];
  /** A path of this site. */
  readonly url: string;
}

/** The occasion of the leader's reminder. */
export const reminderOccasion = 1;

/** Minutes before the start that a person can choose. */
export const leadChoices = [10, 30, 60] as const;
export type LeadMinutes = (typeof leadChoices)[number];

/** An announcement, or an entry that exists in inboxes only. */
export type InboxAnnouncement = Omit<Announcement, 'kind'> & { readonly kind: InboxKind };

export function announcementId({ kind, meetingId, startsAt, occasion }: InboxAnnouncement): string {
  return `${kind}-${meetingId}-${startsAt.getTime()}${occasion === 0 ? '' : `-${occasion}`}`;
}

const idPattern = new RegExp(`^(${inboxKinds.join('|')})-([1-9]\\d{0,8})-(\\d{1,15})(?:-([1-9]\\d{0,8}))?$`);

/** Parses an announcement id; null for any other text. */
export function parseAnnouncementId(id: string): InboxAnnouncement | null {
  const [, kind, meetingId, startsAt, occasion = '0'] = idPattern.exec(id) ?? [];
  if (kind === undefined) return null;
  return {
    kind: kind as InboxKind,
    meetingId: Number(meetingId),
    startsAt: new Date(Number(startsAt)),
    occasion: Number(occasion),
  };
}

/** At least 1 before the start, 0 from then on. */
export const minutesUntil = (startsAt: Date, now: Date): number =>
  minutesLeft(startsAt.getTime() - now.getTime());

/** The state of a meeting when one of its announcements is sent. */
export interface AnnouncedMeeting {
  readonly title: string;
  readonly startsAt: Date;
  /** The database's time. */
  readonly now: Date;
  /** The parts that the announced change changed; null for other kinds. */
  readonly changed?: readonly ChangedPart[] | null | undefined;
}

export function alarmOf(
  announcement: Announcement,
  { title, startsAt, now, changed }: AnnouncedMeeting,
): Alarm {
  const { kind, meetingId } = announcement;
  return {
    id: announcementId(announcement),
    kind,
    meetingId: String(meetingId),
    title: withoutDirection(title),
    startsAt: startsAt.toISOString(),
    minutesLeft: minutesUntil(startsAt, now),
    ...(changed ? { changed } : {}),
    url: urlOf(announcement),
  };
}

/** Returns the address that an announcement leads to. That of a mention is its message. */
export function urlOf({ kind, meetingId, occasion }: InboxAnnouncement): string {
  const page = `/meetings/${meetingId}`;
  if (kind === 'mentioned') return `${page}/chat?after=${occasion - 1}#message-${occasion}`;
  return kind === 'starting_soon' ? `${page}/chat` : page;
}
