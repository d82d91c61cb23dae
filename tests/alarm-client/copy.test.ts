import { expect, test } from 'vitest';
import { toastText } from '../../public/js/alarms/copy.js';
import { koreanDateTime } from '../../src/platform/korean-date.ts';
import { sampleAlarm } from './sample-alarm.ts';

const now = new Date('2026-07-03T10:00:00Z');

test.each([
  [60, '‘달과 6펜스’ 모임이 1시간 뒤에 시작해요.'],
  [61, '‘달과 6펜스’ 모임이 1시간 1분 뒤에 시작해요.'],
  [1, '‘달과 6펜스’ 모임이 1분 뒤에 시작해요.'],
  [0, '‘달과 6펜스’ 모임이 시작했어요.'],
])('with %i minutes left a toast says "%s"', (minutes, words) => {
  expect(toastText(sampleAlarm(), minutes, now.getTime())).toBe(words);
});

test.each(['2026-07-03T11:00:00Z', '2026-12-31T15:00:00Z', '2026-07-03T15:05:00Z'])(
  'the text of a change writes the new start %s as the server does',
  (startsAt) => {
    expect(toastText(sampleAlarm({ kind: 'meeting_changed', startsAt }), 9, now.getTime())).toBe(
      `‘달과 6펜스’ 모임이 바뀌었어요. ${koreanDateTime(new Date(startsAt), now)}에 시작해요.`,
    );
  },
);

test('the weekday follows the date without a space', () => {
  expect(toastText(sampleAlarm({ kind: 'meeting_changed' }), 9, now.getTime())).toContain(
    '7월 3일(금) 오후 8:00',
  );
});
