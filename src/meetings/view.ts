import { type Book, type BookCard, bookCard } from '../books/index.ts';
import { koreanDistance, koreanPeriod } from '../platform/korean-date.ts';
import {
  isFull,
  isLeader,
  type Meeting,
  type MeetingAndAsker,
  type MeetingForAsker,
  mayLead,
  phaseOf,
} from './meeting.ts';
import type { MeetingRow } from './meeting-row.ts';
import { waitingWords } from './waiting/waiting-view.ts';

/** The assets of every page of this feature. The script hides covers that failed to load. */
export const meetingAssets = { styles: ['/css/meetings.css'], scripts: ['/js/covers.js'] } as const;

/** Returns the address of the form that opens the next meeting after one. */
export const nextMeetingHref = (meetingId: number): string => `/meetings/${meetingId}/next`;

/** Returns that address for people who lead a meeting; null for others, and in a closed club. */
export const nextHrefOf = ({ meeting, club, asker }: MeetingForAsker): string | null =>
  mayLead(meeting, asker) && !club?.isClosed ? nextMeetingHref(meeting.id) : null;

/** The label of a meeting's state, and its emphasis. */
export interface State {
  readonly label: string;
  readonly tone: 'accent' | 'mark' | 'quiet';
}

/** Milliseconds before the start from which a meeting "begins soon". */
const soon = 60 * 60_000;

export function stateOf(meeting: Meeting, now: Date): State {
  switch (phaseOf(meeting, now)) {
    case 'cancelled':
      return { label: '취소됨', tone: 'quiet' };
    case 'ended':
      return { label: '끝남', tone: 'quiet' };
    case 'live':
      return { label: '진행 중', tone: 'mark' };
    case 'upcoming':
      if (meeting.startsAt.getTime() - now.getTime() <= soon) return { label: '곧 시작', tone: 'mark' };
      // A club's meeting has a seat for each member and looks for nobody.
      if (meeting.clubId !== null) return { label: '예정', tone: 'accent' };
      return isFull(meeting) ? { label: '정원 마감', tone: 'quiet' } : { label: '모집 중', tone: 'accent' };
  }
}

/** "5/8명" */
export const seatsOf = ({ memberCount, capacity }: Meeting): string => `${memberCount}/${capacity}명`;

/** The time until a meeting starts or ends; null after the end. */
export function nextMomentOf(meeting: Meeting, now: Date): string | null {
  switch (phaseOf(meeting, now)) {
    case 'upcoming':
      return `${koreanDistance(meeting.startsAt, now)} 시작해요`;
    case 'live':
      return `${koreanDistance(meeting.endsAt, now)} 끝나요`;
    default:
      return null;
  }
}

/** The parts of a leader and of a member: while it is open, after the end, and when cancelled. */
const parts = {
  open: ['내가 여는 모임', '참여 중'],
  ended: ['내가 연 모임', '참여한 모임'],
  cancelled: ['내가 열려던 모임', '참여하려던 모임'],
} as const;

/** Returns a person's own part in a meeting; null if she has none. */
export function partOf({ meeting, asker, now }: MeetingAndAsker): string | null {
  if (!asker?.isMember) return null;
  const phase = phaseOf(meeting, now);
  const [led, joined] = parts[phase === 'ended' || phase === 'cancelled' ? phase : 'open'];
  return isLeader(meeting, asker) ? led : joined;
}

/** The club of a meeting, for a person who may know of it. */
export interface ClubLink {
  readonly href: string;
  readonly name: string;
}

export const clubLink = (id: number | null, name: string | null): ClubLink | null =>
  id === null || name === null ? null : { href: `/clubs/${id}`, name };

/** A meeting in a list, ready for rendering. */
export interface MeetingCard {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  /** Null for a meeting without a club. */
  readonly club: ClubLink | null;
  readonly state: State;
  readonly leader: string;
  readonly period: string;
  readonly nextMoment: string | null;
  readonly seats: string;
  /** The reading person's own part ("참여 중"); null if she has none. */
  readonly part: string | null;
}

export function meetingCard(row: MeetingRow, askerId: number | null): MeetingCard {
  const { now } = row;
  return {
    id: String(row.id),
    href: `/meetings/${row.id}`,
    title: row.title,
    club: clubLink(row.clubId, row.clubName),
    state: stateOf(row, now),
    leader: row.leaderNickname,
    period: koreanPeriod(row.startsAt, row.endsAt, now),
    nextMoment: nextMomentOf(row, now),
    seats: [seatsOf(row), waitingWords(row, now)].filter(Boolean).join(' · '),
    part: partOf({
      meeting: row,
      asker: askerId === null ? null : { userId: askerId, isMember: row.isMember },
      now,
    }),
  };
}

/** The cards of views/meetings/partials/edition-meetings.ejs: meetings about other editions. */
export const editionMeetings = (
  editions: readonly Book[],
  rows: readonly MeetingRow[],
  askerId: number | null,
): (MeetingCard & { readonly book: BookCard })[] => {
  const cards = new Map(editions.map((book) => [book.id, bookCard(book)]));
  return rows.flatMap((row) => {
    const book = cards.get(row.bookId);
    return book ? [{ ...meetingCard(row, askerId), book }] : [];
  });
};

/** The model of views/meetings/partials/book-meetings.ejs on a book's page. */
export interface BookMeetings {
  readonly cards: readonly MeetingCard[];
  readonly newHref: string;
  readonly allHref: string | null;
}

export const bookMeetings = (
  bookId: number,
  rows: readonly MeetingRow[],
  askerId: number | null,
): BookMeetings => ({
  cards: rows.map((row) => meetingCard(row, askerId)),
  newHref: `/meetings/new?bookId=${bookId}`,
  allHref: rows.length === 0 ? null : `/meetings?book=${bookId}`,
});
