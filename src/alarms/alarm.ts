import { withoutDirection } from '../platform/text/direction.ts';

export const alarmKinds = ['starting_soon', 'meeting_changed', 'meeting_cancelled'] as const;
export type AlarmKind = (typeof alarmKinds)[number];

/** What a person reads in her inbox: every alarm, and what is never pushed. */
const inboxKinds = [...alarmKinds, 'removed'] as const;
export type InboxKind = (typeof inboxKinds)[number];

/** One announcement of a meeting, whoever hears it. */
export interface Announcement {
  readonly kind: AlarmKind;
  readonly meetingId: number;
  /** The start that it tells. */
  readonly startsAt: Date;
  /** Which one of several of this kind and start: the meeting's version for a change, 1 for the leader's reminder, otherwise 0. */
  readonly occasion: number;
}

/** What goes to a browser (contract.md, "/alarms"). */
export interface Alarm {
  /** Names the announcement: the same for all its members, and when it is sent again. */
  readonly id: string;
  readonly kind: AlarmKind;
  readonly meetingId: string;
  readonly title: string;
  /** ISO 8601: the start as it stands now. */
  readonly startsAt: string;
  /** Until the start; 0 from the start on. */
  readonly minutesLeft: number;
  /** A path of this site. */
  readonly url: string;
}

/** The occasion of the leader's reminder. */
export const reminderOccasion = 1;

/** Minutes before the start at which somebody may wish to be told. */
export const leadChoices = [10, 30, 60] as const;
export type LeadMinutes = (typeof leadChoices)[number];

/** An announcement, or what only an inbox tells. */
export type InboxAnnouncement = Omit<Announcement, 'kind'> & { readonly kind: InboxKind };

export function announcementId({ kind, meetingId, startsAt, occasion }: InboxAnnouncement): string {
  return `${kind}-${meetingId}-${startsAt.getTime()}${occasion === 0 ? '' : `-${occasion}`}`;
}

const idPattern = new RegExp(`^(${inboxKinds.join('|')})-([1-9]\\d{0,8})-(\\d{1,15})(?:-([1-9]\\d{0,8}))?$`);

/** The announcement that an id names; null for any other text. */
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

/** To the nearest minute, but before the start never none. */
export function minutesUntil(startsAt: Date, now: Date): number {
  const left = startsAt.getTime() - now.getTime();
  return left <= 0 ? 0 : Math.max(1, Math.round(left / 60_000));
}

/** What is known of a meeting when one of its announcements goes out. */
export interface AnnouncedMeeting {
  readonly title: string;
  readonly startsAt: Date;
  /** The database's time. */
  readonly now: Date;
}

export function alarmOf(announcement: Announcement, { title, startsAt, now }: AnnouncedMeeting): Alarm {
  const { kind, meetingId } = announcement;
  const page = `/meetings/${meetingId}`;
  return {
    id: announcementId(announcement),
    kind,
    meetingId: String(meetingId),
    title: withoutDirection(title),
    startsAt: startsAt.toISOString(),
    minutesLeft: minutesUntil(startsAt, now),
    url: kind === 'starting_soon' ? `${page}/chat` : page,
  };
}
