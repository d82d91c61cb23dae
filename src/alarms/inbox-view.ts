import { type Pager, pagerOf } from '../platform/http/pager.ts';
import type { Page } from '../platform/http/render.ts';
import { koreanDistance } from '../platform/korean-date.ts';
import { accountWordsOf } from './account-text-view.ts';
import { announcementId, type InboxKind, urlOf } from './alarm.ts';
import type { ClubEntry } from './club-entry-repository.ts';
import { clubHrefOf, clubLabels, clubNotesOf, clubTextOf } from './club-text-view.ts';
import { notesOf, textOf } from './inbox-text-view.ts';
import type { MeetingEntry } from './meeting-entry-repository.ts';
import { type InboxEntry, type InboxPart, pageSize } from './notification-inbox-repository.ts';
import type { ReportEntry } from './report-entry-repository.ts';
import { reportHeadingOf, reportNotesOf, reportTextOf } from './report-text-view.ts';

export interface InboxPage extends Page {
  readonly entries: readonly ShownEntry[];
  /** Null when nothing is unread. */
  readonly unread: string | null;
  /** Other pages of the inbox hold unread notifications; those of this page are read by now. */
  readonly hasMoreUnread: boolean;
  readonly pager: Pager;
}

interface ShownEntry {
  readonly label: string;
  readonly heading: string;
  readonly text: string;
  /** Late, quiet, or out of date. */
  readonly notes: readonly string[];
  /** Null if the person may not open what it is about. */
  readonly href: string | null;
  /** When it was told: "3분 전에 알림". */
  readonly age: string;
  /** Where its meeting stands now, for the alarm of a start: "5분 뒤 시작". */
  readonly state: string | null;
  readonly isUnread: boolean;
}

type EntryWords = Omit<ShownEntry, 'age' | 'isUnread'>;

declare module '../platform/http/render.ts' {
  interface Views {
    'notifications/list': InboxPage;
  }
}

const labels: Record<InboxKind, string> = {
  starting_soon: '시작 알림',
  meeting_changed: '변경',
  meeting_cancelled: '취소',
  removed: '내보냄',
  seat_offered: '빈자리',
  seat_passed_on: '자리',
  attendance_asked: '참석 확인',
  note_asked: '미리 쓰는 글',
  mentioned: '대화',
};

export function inboxPage({ entries, count, unread, now }: InboxPart, page: number): InboxPage {
  return {
    title: '알림',
    styles: ['/css/notifications.css'],
    entries: entries.map((entry) => shownEntry(entry, now)),
    unread: unread > 0 ? `안 읽은 알림 ${unread}개` : null,
    hasMoreUnread: unread > entries.filter(({ isUnread }) => isUnread).length,
    pager: pagerOf(page, Math.ceil(count / pageSize), (number) => `/notifications?page=${number}`),
  };
}

const shownEntry = (entry: InboxEntry, now: Date): ShownEntry => ({
  ...wordsOf(entry, now),
  age: ageOf(entry, now),
  isUnread: entry.isUnread,
});

function wordsOf(entry: InboxEntry, now: Date): EntryWords {
  if ('accountKind' in entry) return { ...accountWordsOf(entry), state: null };
  if ('reportedKind' in entry) return shownOfReport(entry, now);
  return 'clubId' in entry ? shownOfClub(entry, now) : shownOfMeeting(entry, now);
}

const shownOfReport = (entry: ReportEntry, now: Date): EntryWords => ({
  label: entry.kind === 'report_answered' ? '신고 결과' : '운영자의 조치',
  heading: reportHeadingOf(entry),
  text: reportTextOf(entry, now),
  notes: reportNotesOf(entry),
  href: entry.kind === 'report_answered' ? null : '/terms',
  state: null,
});

const shownOfClub = (entry: ClubEntry, now: Date): EntryWords => ({
  label: clubLabels[entry.kind],
  heading: entry.clubName,
  text: clubTextOf(entry, now),
  notes: clubNotesOf(entry),
  href: clubHrefOf(entry),
  state: null,
});

function shownOfMeeting(entry: MeetingEntry, now: Date): EntryWords {
  const announcement = { ...entry, startsAt: entry.meetingStartsAt };
  // The room after the end is the log, which holds the message of a mention.
  const isOver = entry.isCancelled || (entry.kind === 'starting_soon' && now >= entry.endsAt);
  const href = isOver ? `/meetings/${entry.meetingId}` : urlOf(announcement);
  return {
    label: labels[entry.kind],
    heading: entry.title,
    text: textOf(entry, now),
    notes: notesOf(entry),
    // The linked page reads the id and reports that this notification was opened
    // (public/js/alarms/alarm-from-address.js).
    href: withAlarm(href, announcementId(announcement)),
    state: stateOf(entry, now),
  };
}

function withAlarm(href: string, id: string): string {
  const [path = '', hash] = href.split('#');
  return `${path}${path.includes('?') ? '&' : '?'}alarm=${id}${hash ? `#${hash}` : ''}`;
}

function ageOf({ createdAt }: InboxEntry, now: Date): string {
  const age = koreanDistance(createdAt, now);
  return age.endsWith('전') ? `${age}에 알림` : `${age} 알림`;
}

function stateOf({ kind, isCancelled, startsAt, endsAt }: MeetingEntry, now: Date): string | null {
  if (kind !== 'starting_soon' || isCancelled) return null;
  if (now >= endsAt) return '끝난 모임';
  return now >= startsAt ? '지금 진행 중' : `${koreanDistance(startsAt, now)} 시작`;
}
