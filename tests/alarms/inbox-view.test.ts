import { expect, test } from 'vitest';
import { inboxPage } from '../../src/alarms/inbox-view.ts';
import type { MeetingEntry } from '../../src/alarms/meeting-entry-repository.ts';

/** 3 July 2026, 8 to 10 in the evening in Seoul. */
const startsAt = new Date('2026-07-03T11:00:00Z');
const entry: MeetingEntry = {
  announcementId: 1,
  kind: 'starting_soon',
  meetingId: 7,
  meetingStartsAt: startsAt,
  occasion: 0,
  isQuiet: false,
  createdAt: new Date('2026-07-03T10:50:00Z'),
  isUnread: true,
  title: '한여름 밤의 독서',
  startsAt,
  endsAt: new Date('2026-07-03T13:00:00Z'),
  isCancelled: false,
  isBanned: false,
  reason: null,
  mentionedBy: null,
  oldTitle: null,
  newTitle: null,
  oldStartsAt: null,
  newStartsAt: null,
  oldEndsAt: null,
  newEndsAt: null,
};
const textAt = (minutes: number, fields: Partial<MeetingEntry> = {}) => {
  const now = new Date(startsAt.getTime() + minutes * 60_000);
  return inboxPage({ entries: [{ ...entry, ...fields }], count: 1, unread: 1, now }, 1).entries[0]?.text;
};
const moved = { startsAt: new Date('2026-07-04T11:00:00Z'), endsAt: new Date('2026-07-04T13:00:00Z') };

test.each([
  ['before the start', -5, {}, '시작하는 모임이에요.', '시작해요.'],
  ['at the start', 0, {}, '시작한 모임이에요.', '시작했어요.'],
  ['while it runs', 30, {}, '시작한 모임이에요.', '시작했어요.'],
  ['after the end', 180, {}, '시작한 모임이에요.', '시작했어요.'],
  ['cancelled', -5, { isCancelled: true }, '시작하기로 했던 모임이에요.', '시작하기로 했던 모임이에요.'],
  [
    'cancelled while it ran',
    30,
    { isCancelled: true },
    '시작하기로 했던 모임이에요.',
    '시작하기로 했던 모임이에요.',
  ],
  ['moved to the next day', 30, moved, '시작하기로 했던 모임이에요.', '시작하기로 했던 모임이에요.'],
])(
  'an alarm of a meeting %s tells its start in the right tense',
  (_when, minutes, fields, text, reminder) => {
    expect(textAt(minutes, fields)).toBe(`7월 3일(금) 오후 8:00에 ${text}`);
    expect(textAt(minutes, { ...fields, occasion: 1 })).toBe(
      `리더가 한 번 더 알렸어요. 7월 3일(금) 오후 8:00에 ${reminder}`,
    );
  },
);
