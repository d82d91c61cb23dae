import { type Pager, pagerOf } from '../platform/http/pager.ts';
import type { Page } from '../platform/http/render.ts';
import { koreanDateTime, koreanDistance, koreanPeriod } from '../platform/korean-date.ts';
import { announcementId, type InboxKind, reminderOccasion } from './alarm.ts';
import { type InboxEntry, type InboxPart, pageSize } from './notification-inbox-repository.ts';

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
  readonly href: string;
  /** When it was told: "3분 전에 알림". */
  readonly age: string;
  /** Where its meeting stands now, for the alarm of a start: "5분 뒤 시작". */
  readonly state: string | null;
  readonly isUnread: boolean;
}

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

function shownEntry(entry: InboxEntry, now: Date): ShownEntry {
  const page = `/meetings/${entry.meetingId}`;
  const isRoomNear = entry.kind === 'starting_soon' && !entry.isCancelled && now < entry.endsAt;
  return {
    label: labels[entry.kind],
    heading: entry.title,
    text: textOf(entry, now),
    notes: notesOf(entry),
    // The linked page reads the id and reports that this notification was opened
    // (public/js/alarms/alarm-from-address.js).
    href: `${isRoomNear ? `${page}/chat` : page}?alarm=${announcementId({ ...entry, startsAt: entry.meetingStartsAt })}`,
    age: ageOf(entry, now),
    state: stateOf(entry, now),
    isUnread: entry.isUnread,
  };
}

function ageOf({ createdAt }: InboxEntry, now: Date): string {
  const age = koreanDistance(createdAt, now);
  return age.endsWith('전') ? `${age}에 알림` : `${age} 알림`;
}

function stateOf({ kind, isCancelled, startsAt, endsAt }: InboxEntry, now: Date): string | null {
  if (kind !== 'starting_soon' || isCancelled) return null;
  if (now >= endsAt) return '끝난 모임';
  return now >= startsAt ? '지금 진행 중' : `${koreanDistance(startsAt, now)} 시작`;
}

function textOf(entry: InboxEntry, now: Date): string {
  switch (entry.kind) {
    case 'starting_soon': {
      const start = koreanDateTime(entry.meetingStartsAt, now);
      return entry.occasion === reminderOccasion
        ? `리더가 한 번 더 알렸어요. ${start}에 시작해요.`
        : `${start}에 시작하는 모임이에요.`;
    }
    case 'meeting_changed':
      return changesOf(entry, now).join(' · ') || '모임 정보가 바뀌었어요.';
    case 'meeting_cancelled':
      return `${koreanDateTime(entry.meetingStartsAt, now)} 모임을 리더가 취소했어요.`;
    case 'removed':
      return entry.isBanned
        ? '리더가 이 모임에서 내보냈어요. 이 모임의 대화방에는 들어갈 수 없어요.'
        : '리더가 이 모임에서 내보냈어요.';
  }
}

function changesOf(entry: InboxEntry, now: Date): string[] {
  const { oldTitle, newTitle, oldStartsAt, newStartsAt, oldEndsAt, newEndsAt } = entry;
  const changes: string[] = [];
  if (newTitle !== null && newTitle !== oldTitle) changes.push(`새 제목: ${newTitle}`);
  const isMoved =
    newStartsAt?.getTime() !== oldStartsAt?.getTime() || newEndsAt?.getTime() !== oldEndsAt?.getTime();
  if (newStartsAt && newEndsAt && isMoved)
    changes.push(`새 시간: ${koreanPeriod(newStartsAt, newEndsAt, now)}`);
  return changes;
}

function notesOf(entry: InboxEntry): string[] {
  const notes: string[] = [];
  if (entry.kind === 'removed')
    return entry.isBanned ? notes : ['그 뒤에 리더가 다시 들어올 수 있게 했어요.'];
  if (entry.kind === 'starting_soon' && entry.createdAt >= entry.meetingStartsAt)
    notes.push('모임이 시작한 뒤에 늦게 도착한 알림이에요.');
  if (entry.isQuiet) notes.push('조용한 시간에 와서 소리 없이 담아 뒀어요.');
  if (entry.kind === 'meeting_cancelled') return notes;
  if (entry.isCancelled) notes.push('그 뒤에 취소된 모임이에요.');
  else if (entry.startsAt.getTime() !== entry.meetingStartsAt.getTime())
    notes.push('그 뒤에 시간이 다시 바뀌었어요.');
  return notes;
}
