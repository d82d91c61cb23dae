import { expect, test } from 'vitest';
import { takeAlarmId } from '../../public/js/alarms/alarm-from-address.js';
import { announcementId } from '../../src/alarms/alarm.ts';

function visit(href: string) {
  const replaced: string[] = [];
  const history = {
    state: 7,
    replaceState: (state: unknown, _: string, url?: string | URL | null) =>
      void replaced.push(`${state} ${url}`),
  };
  return { id: takeAlarmId({ href }, history), replaced };
}

test.each([0, 3])('a page reads the alarm id in its address, and removes it', (occasion) => {
  const id = announcementId({
    kind: 'meeting_changed',
    meetingId: 7,
    startsAt: new Date(1_783_076_400_000),
    occasion,
  });
  expect(visit(`https://bookmoim.example/meetings/7?page=2&alarm=${id}#people`)).toEqual({
    id,
    replaced: ['7 https://bookmoim.example/meetings/7?page=2#people'],
  });
});

test('an address without an alarm id is left alone', () => {
  expect(visit('https://bookmoim.example/meetings/7?page=2')).toEqual({ id: null, replaced: [] });
});

test('a malformed alarm id is removed and ignored', () => {
  expect(visit('https://bookmoim.example/?alarm=%3Cimg%3E')).toEqual({
    id: null,
    replaced: ['7 https://bookmoim.example/'],
  });
});
