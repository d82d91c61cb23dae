import { koreanPeriod } from '../platform/korean-date.ts';
import type { Attendee, PresenceRecord } from './attendee.ts';

/** The view-model of views/attendance/partials/attendees.ejs. */
export interface ShownAttendee {
  readonly userId: string;
  readonly nickname: string;
  readonly isMe: boolean;
  /** "오후 8:00~9:30"; null for a member who only read the room without scripts. */
  readonly period: string | null;
  readonly minutes: string | null;
  /** The form with which a member hides herself or shows herself again; null for others. */
  readonly visibility: {
    readonly action: string;
    readonly isHidden: boolean;
    readonly label: string;
    readonly note: string;
  } | null;
}

/** Shows the members who came to a meeting to one person. */
export const shownAttendees = (
  attendees: readonly Attendee[],
  { meetingId, askerId }: { readonly meetingId: number; readonly askerId: number | null },
): ShownAttendee[] =>
  attendees.map(({ userId, nickname, presence, isHidden }) => ({
    userId: String(userId),
    nickname,
    isMe: userId === askerId,
    period: presence && timesOf(presence),
    minutes: presence && minutesOf(presence),
    visibility: userId === askerId ? visibilityOf(meetingId, isHidden) : null,
  }));

/** The date stands in the head of the page, so the times stand alone. */
const timesOf = ({ firstSeenAt, lastSeenAt }: PresenceRecord): string =>
  koreanPeriod(firstSeenAt, lastSeenAt, lastSeenAt).replace(/^.*?\) /, '');

function minutesOf({ seconds }: PresenceRecord): string {
  const minutes = Math.round(seconds / 60);
  return minutes === 0 ? '1분 안 되게' : `${minutes}분`;
}

const visibilityOf = (meetingId: number, isHidden: boolean): ShownAttendee['visibility'] => ({
  action: `/meetings/${meetingId}/attendance/visibility`,
  isHidden,
  label: isHidden ? '다시 보이기' : '숨기기',
  note: isHidden
    ? '나에게만 보여요. 다른 멤버에게는 내가 다녀간 것이 보이지 않아요.'
    : '함께한 시간은 멤버들이 볼 수 있어요. 숨기면 나만 볼 수 있어요.',
});
