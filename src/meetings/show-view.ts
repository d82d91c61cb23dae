import { type BookCard, bookCard } from '../books/index.ts';
import type { Page, PageSection } from '../platform/http/render.ts';
import { koreanDuration, koreanPeriod } from '../platform/korean-date.ts';
import { withParticle } from '../platform/korean-particle.ts';
import type { CalendarOffer } from './calendar-view.ts';
import { type Invitation, inviteAssets, meetingPlace } from './invite-view.ts';
import { isLeader } from './meeting.ts';
import type { MeetingDetail } from './meeting-detail.ts';
import { type PeopleList, peopleList, type TypedRemoval } from './people-view.ts';
import { canCancel, canEdit, canTakeOver } from './policy.ts';
import { type RoomLine, roomLine } from './room-view.ts';
import { type SeatBox, seatBox } from './seat-view.ts';
import type { Later } from './series-repository.ts';
import { cancelScope, type SeriesScope } from './series-scope-view.ts';
import { type Thanks, thanksOf } from './thanks-view.ts';
import { type ClubLink, clubLink, nextHrefOf, nextMomentOf, partOf, type State, stateOf } from './view.ts';
import { type Welcome, welcomeOf } from './welcome-view.ts';

export interface MeetingShowPage extends Page, SeatBox, PeopleList {
  readonly id: string;
  readonly state: State;
  readonly heading: string;
  readonly club: ClubLink | null;
  readonly about: string;
  readonly period: string;
  readonly duration: string;
  readonly nextMoment: string | null;
  readonly leader: string;
  readonly book: BookCard;
  /** The person's own part ("참여 중"); null if she has none. */
  readonly part: string | null;
  readonly room: RoomLine;
  readonly editHref: string | null;
  /** The form of the next meeting, for a leader before the end. */
  readonly nextHref: string | null;
  readonly cancelAction: string | null;
  /** For a leader of the club while another member leads the meeting. */
  readonly takeOverAction: string | null;
  /** Which meetings of a series are cancelled; null if no later one follows. */
  readonly cancelScope: SeriesScope | null;
  /** Null for its leader. */
  readonly reportHref: string | null;
  readonly calendars: readonly CalendarOffer[];
  /** Null if nobody can join any more. */
  readonly invitation: Invitation | null;
  readonly welcome: Welcome | null;
  readonly thanks: Thanks | null;
  /** A section in which a member rates the book after the end. */
  readonly rating: PageSection | null;
  /** The message of a refusal that just happened. */
  readonly notice: string | null;
  /** Asks a member whether she comes; null for other people. */
  readonly attendance: PageSection | null;
  /** A section above everything else; null without one. */
  readonly top: PageSection | null;
  /** Sections of other features. */
  readonly sections: readonly PageSection[];
}

declare module '../platform/http/render.ts' {
  interface Views {
    'meetings/show': MeetingShowPage;
  }
}

/** The parts of the page that do not come from the meeting itself. */
export interface Besides {
  readonly notice?: string;
  readonly removal?: TypedRemoval;
  readonly sections?: readonly PageSection[] | undefined;
  readonly attendance?: PageSection | null | undefined;
  readonly rating?: PageSection | null | undefined;
  readonly top?: PageSection | null | undefined;
  /** The later meetings of the series. */
  readonly later?: readonly Later[];
  readonly calendars?: readonly CalendarOffer[];
  readonly invitation?: Invitation | null;
}

export function meetingShowPage(
  detail: MeetingDetail,
  {
    notice,
    removal,
    sections = [],
    attendance = null,
    rating = null,
    top = null,
    later = [],
    calendars = [],
    invitation = null,
  }: Besides = {},
): MeetingShowPage {
  const { meeting, club, asker, now, book, leaderNickname } = detail;
  const base = `/meetings/${meeting.id}`;
  const period = koreanPeriod(meeting.startsAt, meeting.endsAt, now);
  return {
    title: meeting.title,
    description: previewText(detail, period),
    // Nobody gets a picture of a hidden club's meeting. The version is in the address, because
    // messengers cache pictures for days.
    ...(club?.isPublic === false ? {} : { shareImage: `/share${base}.png?v=${meeting.version}` }),
    ...inviteAssets,
    styles: [...inviteAssets.styles, '/css/pages/before-talk.css', ...(top ? ['/css/pages/record.css'] : [])],
    scripts: [...inviteAssets.scripts, ...(top ? ['/js/record.js'] : [])],
    id: String(meeting.id),
    state: stateOf(meeting, now),
    heading: meeting.title,
    club: clubLink(meeting.clubId, club?.name ?? null),
    about: meeting.description,
    period,
    duration: koreanDuration(meeting.endsAt.getTime() - meeting.startsAt.getTime()),
    nextMoment: nextMomentOf(meeting, now),
    ...seatBox(detail),
    leader: leaderNickname,
    book: bookCard(book),
    ...peopleList(detail, removal),
    part: partOf(detail),
    room: roomLine(detail),
    editHref: canEdit(meeting, asker, now).ok ? `${base}/edit` : null,
    nextHref: canEdit(meeting, asker, now).ok ? nextHrefOf(detail) : null,
    cancelAction: canCancel(meeting, asker, now).ok ? `${base}/cancel` : null,
    takeOverAction:
      canTakeOver(meeting, asker, now).ok && !isLeader(meeting, asker) ? `${base}/take-over` : null,
    cancelScope: cancelScope(later),
    reportHref: isLeader(meeting, asker) ? null : `/report?kind=meeting&id=${meeting.id}`,
    calendars,
    invitation,
    welcome: welcomeOf(detail, later.length),
    thanks: thanksOf(detail),
    attendance,
    rating,
    top,
    notice: notice ?? null,
    sections,
  };
}

/** The text of a link preview: time, place and book. A messenger shows its first line or two. */
const previewText = ({ meeting, club, book }: MeetingDetail, period: string) =>
  `${meeting.cancelledAt ? '취소된 모임 · ' : ''}${club?.isPublic ? `${club.name} · ` : ''}${period} · ${meetingPlace} · ${withParticle(`『${book.title}』`, '을')} 함께 읽어요`;
