import { describe, expect, test } from 'vitest';
import { alarmOf, announcementId, minutesUntil, parseAnnouncementId } from '../../src/alarms/alarm.ts';

const start = new Date('2026-11-22T11:00:00.000Z');

describe('the id of an announcement', () => {
  test.for([
    ['starting_soon', 0, 'starting_soon-7-1795345200000'],
    ['starting_soon', 1, 'starting_soon-7-1795345200000-1'],
    ['meeting_changed', 12, 'meeting_changed-7-1795345200000-12'],
    ['meeting_cancelled', 0, 'meeting_cancelled-7-1795345200000'],
  ] as const)('of %s, occasion %s, is %s and parses back', ([kind, occasion, id]) => {
    const announcement = { kind, meetingId: 7, startsAt: start, occasion };
    expect(announcementId(announcement)).toBe(id);
    expect(parseAnnouncementId(id)).toEqual(announcement);
  });

  test.for([
    '',
    'starting_soon',
    'starting_soon-7',
    'later-7-1',
    'starting_soon-0-1',
    'starting_soon-7-1-0',
    'starting_soon-7-1-1-1',
    ' starting_soon-7-1',
    'starting_soon-9999999999-1',
  ])('is not "%s"', (text) => {
    expect(parseAnnouncementId(text)).toBeNull();
  });
});

test.for([
  [600, 10],
  [595, 10],
  [541, 10],
  [540, 9],
  [235, 4],
  [61, 2],
  [29, 1],
  [1, 1],
  [0, 0],
  [-300, 0],
])('%s seconds before the start there are %s minutes left', ([seconds, minutes]) => {
  expect(minutesUntil(start, new Date(start.getTime() - (seconds ?? 0) * 1_000))).toBe(minutes);
});

test('an alarm of the start links to the room, a change links to the meeting', () => {
  const meeting = { title: '달과 6펜스', startsAt: start, now: start };
  const announcement = { meetingId: 7, startsAt: start, occasion: 0 };
  expect(alarmOf({ ...announcement, kind: 'starting_soon' }, meeting).url).toBe('/meetings/7/chat');
  expect(alarmOf({ ...announcement, kind: 'meeting_changed' }, meeting).url).toBe('/meetings/7');
  expect(alarmOf({ ...announcement, kind: 'meeting_cancelled' }, meeting).url).toBe('/meetings/7');
});
