import { describe, expect, test } from 'vitest';
import { roomLine } from '../../src/meetings/room-view.ts';
import { seatBox } from '../../src/meetings/seat-view.ts';
import { hour, later, leader, member, minute, sampleMeeting, stranger, visitor } from './sample-meeting.ts';

const meeting = sampleMeeting();
const full = sampleMeeting({ memberCount: 5 });
const before = later(meeting.startsAt, -hour);

describe('a full meeting', () => {
  test.each([
    ['the leader', leader, false],
    ['a member', member, false],
    ['another reader', stranger, true],
    ['a visitor', visitor, true],
  ])('tells %s whether a seat may become free: %s', (_who, asker, isTold) => {
    const { seatsNote, wait } = seatBox({ meeting: full, club: null, asker, now: before });
    expect(`${seatsNote} ${wait?.note}`.includes('자리가 나면')).toBe(isTold);
    expect(seatsNote).toMatch(/찼어요/);
  });
});

test('a removed member reads neither of free seats nor of a room to join', () => {
  const asker = { ...stranger, isBanned: true };
  for (const now of [before, later(meeting.startsAt, minute)]) {
    expect(seatBox({ meeting, club: null, asker, now }).seatsNote).toBeNull();
    expect(roomLine({ meeting, club: null, asker, now })).toMatchObject({ href: null, isOpen: false });
    expect(roomLine({ meeting, club: null, asker, now }).note).not.toMatch(/참여하면|열려 있어요/);
  }
});

describe('the way into the room', () => {
  test.each([
    ['eleven minutes before the start', -11 * minute, false],
    ['ten minutes before the start', -10 * minute, true],
    ['while the meeting runs', minute, true],
    ['after the end', 3 * hour, false],
  ])('%s invites a member to enter: %s', (_when, offset, isOpen) => {
    const line = roomLine({ meeting, club: null, asker: member, now: later(meeting.startsAt, offset) });
    expect(line.isOpen).toBe(isOpen);
    expect(line.label === '입장하기').toBe(isOpen);
    expect(line.href).toBe('/meetings/7/chat');
  });
});

test.each([
  ['a stranger', stranger],
  ['a visitor', visitor],
])('a full meeting that runs does not tell %s that a seat is to be had at once', (_who, asker) => {
  const { note } = roomLine({ meeting: full, club: null, asker, now: later(full.startsAt, hour) });
  expect(note).toBe('지금 대화방이 열려 있어요. 참여한 사람만 들어갈 수 있어요.');
});
