import { type Book, type BookCard, bookCard } from '../books/index.ts';
import type { Page, PageSection } from '../platform/http/render.ts';
import { koreanDateTime, koreanDuration, koreanPeriod } from '../platform/korean-date.ts';
import type { CalendarOffer } from './calendar-view.ts';
import { isLeader, isOpen, type Meeting, type Sight } from './meeting.ts';
import type { Member } from './membership-repository.ts';
import { canCancel, canEdit, canEnterChat, canJoin, canLeave, canReadmit, canRemove } from './policy.ts';
import { refusalMessages } from './refusal-messages.ts';
import type { MeetingDetail } from './show-meeting.ts';
import { meetingAssets, nextMomentOf, type State, seatsOf, stateOf } from './view.ts';

export interface MeetingShowPage extends Page {
  readonly id: string;
  readonly state: State;
  readonly heading: string;
  readonly about: string;
  readonly period: string;
  readonly duration: string;
  readonly nextMoment: string | null;
  readonly seats: string;
  readonly seatsNote: string | null;
  readonly leader: string;
  readonly book: BookCard;
  /** The members; for a visitor only the leader. */
  readonly members: readonly ShownMember[];
  /** A note about members who are not listed. */
  readonly othersNote: string | null;
  /** "내가 여는 모임", "참여 중", or null. */
  readonly part: string | null;
  /** The state of the chat room for this person. */
  readonly chat: ChatLine;
  readonly join: { readonly action: string; readonly label: string } | { readonly loginHref: string } | null;
  /** Tells a removed member that she cannot join; null for everybody else. */
  readonly joinNote: string | null;
  /**
   * Removed members, each with the address to readmit her; empty unless the asking person is the
   * leader.
   */
  readonly banned: readonly { readonly nickname: string; readonly readmitAction: string }[];
  readonly leaveAction: string | null;
  readonly editHref: string | null;
  readonly cancelAction: string | null;
  readonly calendars: readonly CalendarOffer[];
  /** The message of a refusal that just happened. */
  readonly notice: string | null;
  /** Sections of other features. */
  readonly sections: readonly PageSection[];
}

interface ChatLine {
  readonly note: string;
  /** Null if the person cannot enter. */
  readonly href: string | null;
  readonly label: string;
  readonly isOpen: boolean;
}

interface ShownMember {
  readonly userId: string;
  readonly nickname: string;
  readonly isLeader: boolean;
  readonly isMe: boolean;
  readonly removeAction: string | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'meetings/show': MeetingShowPage;
  }
}

interface Besides {
  readonly notice?: string;
  readonly sections?: readonly PageSection[] | undefined;
  readonly calendars?: readonly CalendarOffer[];
}

export function meetingShowPage(
  detail: MeetingDetail,
  { notice, sections = [], calendars = [] }: Besides = {},
): MeetingShowPage {
  const { meeting, asker, now, book, leaderNickname, members, banned } = detail;
  const base = `/meetings/${meeting.id}`;
  const period = koreanPeriod(meeting.startsAt, meeting.endsAt, now);
  return {
    title: meeting.title,
    description: `${period} · 함께 읽는 책: ${book.title}`,
    // The version is in the address, because messengers cache pictures for days.
    shareImage: `/share${base}.png?v=${meeting.version}`,
    ...meetingAssets,
    id: String(meeting.id),
    state: stateOf(meeting, now),
    heading: meeting.title,
    about: meeting.description,
    period,
    duration: koreanDuration(meeting.endsAt.getTime() - meeting.startsAt.getTime()),
    nextMoment: nextMomentOf(meeting, now),
    ...seatsLine(meeting, now),
    leader: leaderNickname,
    book: bookCard(book),
    members: members.map((member) => shownMember(detail, member)),
    othersNote: othersNote(meeting.memberCount - members.length),
    part: isLeader(meeting, asker) ? '내가 여는 모임' : asker?.isMember ? '참여 중' : null,
    chat: chatLine(detail),
    join: joinOffer(detail),
    joinNote: joinNote(detail),
    banned: canReadmit(meeting, asker, now).ok
      ? banned.map(({ userId, nickname }) => ({
          nickname,
          readmitAction: `${base}/members/${userId}/readmit`,
        }))
      : [],
    leaveAction: canLeave(meeting, asker, now).ok ? `${base}/leave` : null,
    editHref: canEdit(meeting, asker, now).ok ? `${base}/edit` : null,
    cancelAction: canCancel(meeting, asker, now).ok ? `${base}/cancel` : null,
    calendars,
    notice: notice ?? null,
    sections,
  };
}

function seatsLine(meeting: Meeting, now: Date): Pick<MeetingShowPage, 'seats' | 'seatsNote'> {
  if (!isOpen(meeting, now)) return { seats: `참여자 ${meeting.memberCount}명`, seatsNote: null };
  const free = meeting.capacity - meeting.memberCount;
  return {
    seats: seatsOf(meeting),
    seatsNote: free > 0 ? `· ${free}자리 남았어요` : '· 정원이 찼어요. 자리가 나면 들어올 수 있어요.',
  };
}

const othersNote = (count: number) =>
  count > 0 ? `그 밖에 ${count}명이 함께해요. 누구인지는 로그인하면 볼 수 있어요.` : null;

const shownMember = ({ meeting, asker, now }: Sight, member: Member): ShownMember => ({
  userId: String(member.userId),
  nickname: member.nickname,
  isLeader: member.isLeader,
  isMe: member.userId === asker?.userId,
  removeAction: canRemove(meeting, asker, member.userId, now).ok
    ? `/meetings/${meeting.id}/members/${member.userId}/remove`
    : null,
});

function joinOffer({ meeting, asker, now }: Sight): MeetingShowPage['join'] {
  const decision = canJoin(meeting, asker, now);
  const here = `/meetings/${meeting.id}`;
  if (decision.ok) return asker?.isMember ? null : { action: `${here}/join`, label: '이 모임에 참여하기' };
  return decision.reason === 'unauthenticated'
    ? { loginHref: `/login?next=${encodeURIComponent(here)}` }
    : null;
}

function joinNote({ meeting, asker, now }: Sight): string | null {
  const decision = canJoin(meeting, asker, now);
  return !decision.ok && decision.reason === 'banned' ? refusalMessages.banned : null;
}

function chatLine({ meeting, asker, now }: Sight): ChatLine {
  const entry = canEnterChat(meeting, asker, now);
  const href = `/meetings/${meeting.id}/chat`;
  if (entry.ok) return { note: '대화방이 열려 있어요.', href, label: '대화방 들어가기', isOpen: true };
  switch (entry.reason) {
    case 'not_open_yet':
      return {
        note: `대화방은 ${koreanDateTime(entry.opensAt, now)}에 열려요.`,
        href,
        label: '대화방에서 기다리기',
        isOpen: false,
      };
    case 'closed':
      return {
        note: '대화방은 닫혔고, 나눈 이야기는 남아 있어요.',
        href,
        label: '나눈 이야기 보기',
        isOpen: false,
      };
    case 'cancelled':
      return { note: '취소된 모임이라 대화방이 열리지 않아요.', href: null, label: '', isOpen: false };
    default:
      return {
        note: asker?.isBanned
          ? '대화방에는 참여한 사람만 들어갈 수 있어요.'
          : chatNoteForOthers(meeting, now),
        href: null,
        label: '',
        isOpen: false,
      };
  }
}

function chatNoteForOthers(meeting: Meeting, now: Date): string {
  if (meeting.cancelledAt) return '취소된 모임이라 대화방이 열리지 않아요.';
  if (now >= meeting.endsAt) return '대화방은 닫혔어요. 나눈 이야기는 참여한 사람만 볼 수 있어요.';
  if (now >= meeting.startsAt) return '지금 대화방이 열려 있어요. 참여하면 바로 들어갈 수 있어요.';
  return `대화방은 ${koreanDateTime(meeting.startsAt, now)}에 열려요. 참여한 사람만 들어갈 수 있어요.`;
}

/** The text of a calendar entry. */
export const calendarText = (meeting: Meeting, book: Book): string =>
  [`함께 읽는 책: ${book.title}`, meeting.description].filter((part) => part !== '').join('\n\n');
