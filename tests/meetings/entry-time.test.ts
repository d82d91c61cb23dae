import { expect, test } from 'vitest';
import { isEntryOpen } from '../../src/meetings/entry-time.ts';
import type { Meeting } from '../../src/meetings/meeting.ts';

const startsAt = new Date('2026-12-01T10:00:00Z');
const meeting: Meeting = {
  id: 1,
  bookId: 1,
  leaderId: 1,
  title: '모임',
  description: '',
  startsAt,
  endsAt: new Date('2026-12-01T11:00:00Z'),
  capacity: 5,
  memberCount: 1,
  heldSeats: 0,
  waiting: 0,
  version: 1,
  cancelledAt: null,
  clubId: null,
  seriesId: null,
};
const after = (seconds: number) => new Date(startsAt.getTime() + seconds * 1_000);

test.each([
  ['a second earlier than ten minutes before the start', -601, false],
  ['ten minutes before the start', -600, true],
  ['while the meeting runs', 1_800, true],
  ['at the end', 3_600, false],
])('%s', (_, seconds, isOpen) => {
  expect(isEntryOpen(meeting, after(seconds))).toBe(isOpen);
});

test('nobody enters a cancelled meeting', () => {
  expect(isEntryOpen({ ...meeting, cancelledAt: startsAt }, after(60))).toBe(false);
});
