import { isManager, type OwnClub, roleNames } from '../clubs/index.ts';
import type { NextClubMeeting } from '../meetings/index.ts';
import { koreanDateTime } from '../platform/korean-date.ts';

/** One of the reader's clubs as a line of her home page. */
export interface ClubLine {
  readonly id: string;
  readonly href: string;
  readonly name: string;
  /** Null for a member. */
  readonly role: string | null;
  /** Applications that wait for this reader's answer; null for none. */
  readonly waiting: string | null;
  readonly next: { readonly href: string; readonly title: string; readonly when: string } | null;
}

/** The clubs on the page; a link leads to the others. */
const mostClubs = 4;

/**
 * Builds the lines of a reader's clubs: those with applications first, then those that meet
 * soonest.
 */
export function clubLines(
  clubs: readonly OwnClub[],
  next: readonly NextClubMeeting[],
  now: Date,
): readonly ClubLine[] {
  const meetings = new Map(next.map((meeting) => [meeting.clubId, meeting]));
  const startOf = ({ id }: OwnClub) => meetings.get(id)?.startsAt.getTime() ?? Number.POSITIVE_INFINITY;
  return clubs
    .toSorted((a, b) => Number(b.waiting > 0) - Number(a.waiting > 0) || compare(startOf(a), startOf(b)))
    .slice(0, mostClubs)
    .map((club) => clubLine(club, meetings.get(club.id), now));
}

/** The difference of two times without a meeting would be no number. */
const compare = (a: number, b: number) => (a === b ? 0 : a - b);

const clubLine = (
  { id, name, role, waiting }: OwnClub,
  meeting: NextClubMeeting | undefined,
  now: Date,
): ClubLine => ({
  id: String(id),
  href: `/clubs/${id}`,
  name,
  role: isManager(role) ? roleNames[role] : null,
  waiting: waiting > 0 ? `가입 신청 ${waiting}건` : null,
  next: meeting
    ? {
        href: `/meetings/${meeting.id}`,
        title: meeting.title,
        when: meeting.isLive ? '지금 진행 중' : koreanDateTime(meeting.startsAt, now),
      }
    : null,
});
