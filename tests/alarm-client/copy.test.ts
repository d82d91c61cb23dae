import { expect, test } from 'vitest';
import { toastText } from '../../public/js/alarms/copy.js';
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

test.each([
  [['start'], '2026-12-06T05:00:00Z', '‘달과 6펜스’ 시간이 12월 6일(일) 오후 2시로 바뀌었어요.'],
  [['start'], '2026-12-06T05:30:00Z', '‘달과 6펜스’ 시간이 12월 6일(일) 오후 2시 30분으로 바뀌었어요.'],
  [['start'], '2026-12-31T15:00:00Z', '‘달과 6펜스’ 시간이 2027년 1월 1일(금) 밤 12시로 바뀌었어요.'],
  [['title'], '2026-12-06T05:00:00Z', '모임 이름이 바뀌었어요: ‘달과 6펜스’'],
  [['end'], '2026-12-06T05:00:00Z', '‘달과 6펜스’ 모임의 끝나는 시간이 바뀌었어요.'],
  [['title', 'end'], '2026-12-06T05:00:00Z', '‘달과 6펜스’ 모임의 이름과 끝나는 시간이 바뀌었어요.'],
  [
    ['title', 'start'],
    '2026-12-06T03:00:00Z',
    '모임 이름이 바뀌고, 시간이 12월 6일(일) 낮 12시로 바뀌었어요: ‘달과 6펜스’',
  ],
  [undefined, '2026-12-06T05:00:00Z', '‘달과 6펜스’ 모임이 바뀌었어요. 12월 6일(일) 오후 2시에 시작해요.'],
  [undefined, '2026-06-30T05:00:00Z', '‘달과 6펜스’ 모임이 바뀌었어요. 6월 30일(화) 오후 2시에 시작했어요.'],
] as const)('a toast says what changed: %j to %s', (changed, startsAt, words) => {
  const alarm = sampleAlarm({ kind: 'meeting_changed', startsAt, ...(changed ? { changed } : {}) });
  expect(toastText(alarm, 9, now.getTime())).toBe(words);
});
