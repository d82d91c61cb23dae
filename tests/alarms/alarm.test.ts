import { describe, expect, test } from 'vitest';
import { alarmOf, announcementId, minutesUntil, parseAnnouncementId } from '../../src/alarms/alarm.ts';
import { isPublicAddress, isPushEndpoint } from '../../src/alarms/push-endpoint.ts';

const start = new Date('2026-11-22T11:00:00.000Z');

describe('the id of an announcement', () => {
  test.for([
    ['starting_soon', 0, 'starting_soon-7-1795345200000'],
    ['starting_soon', 1, 'starting_soon-7-1795345200000-1'],
    ['meeting_changed', 12, 'meeting_changed-7-1795345200000-12'],
    ['meeting_cancelled', 0, 'meeting_cancelled-7-1795345200000'],
  ] as const)('of %s number %s is %s, and leads back', ([kind, occasion, id]) => {
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
  [569, 9],
  [235, 4],
  [29, 1],
  [1, 1],
  [0, 0],
  [-300, 0],
])('%s seconds before the start there are %s minutes left', ([seconds, minutes]) => {
  expect(minutesUntil(start, new Date(start.getTime() - (seconds ?? 0) * 1_000))).toBe(minutes);
});

test('an alarm leads into the room before the start, and to the meeting when that changed', () => {
  const meeting = { title: '달과 6펜스', startsAt: start, now: start };
  const announcement = { meetingId: 7, startsAt: start, occasion: 0 };
  expect(alarmOf({ ...announcement, kind: 'starting_soon' }, meeting).url).toBe('/meetings/7/chat');
  expect(alarmOf({ ...announcement, kind: 'meeting_changed' }, meeting).url).toBe('/meetings/7');
  expect(alarmOf({ ...announcement, kind: 'meeting_cancelled' }, meeting).url).toBe('/meetings/7');
});

test.for([
  ['8.8.8.8', true],
  ['172.15.0.1', true],
  ['172.32.0.1', true],
  ['2607:f8b0:4005::1', true],
  ['127.0.0.1', false],
  ['10.0.0.1', false],
  ['172.16.0.1', false],
  ['192.168.1.1', false],
  ['169.254.169.254', false],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['255.255.255.255', false],
  ['::1', false],
  ['::', false],
  ['fd12::1', false],
  ['fe80::1', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:8.8.8.8', true],
  ['64:ff9b::7f00:1', false],
  ['2002:7f00:1::', false],
  ['not an address', false],
] as const)('%s is of the public internet: %s', ([address, isPublic]) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});

test.for([
  'https://fcm.googleapis.com/fcm/send/abc',
  'https://updates.push.services.mozilla.com/wpush/v2/abc',
  'https://web.push.apple.com/abc',
  'https://wns2-par02p.notify.windows.com/w/?token=abc',
])('%s may be written to', (endpoint) => {
  expect(isPushEndpoint(endpoint)).toBe(true);
});
