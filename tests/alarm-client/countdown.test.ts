import { expect, test } from 'vitest';
import { createCountdown } from '../../public/js/alarms/countdown.js';
import { sampleAlarm } from './sample-alarm.ts';

const minute = 60_000;

function createAt() {
  let time = 5_000;
  const countdown = createCountdown(() => time);
  return {
    countdown,
    pass: (minutes: number) => {
      time += minutes * minute;
    },
  };
}

test('minutes are counted from when the alarm was heard, whenever somebody looks', () => {
  const { countdown, pass } = createAt();
  const alarm = sampleAlarm({ minutesLeft: 10 });
  countdown.hear(alarm);
  const seen = [0, 0.5, 7.5, 1.9, 0.1, 5].map((minutes) => {
    pass(minutes);
    return countdown.minutesLeft(alarm);
  });
  expect(seen).toEqual([10, 10, 2, 1, 0, 0]);
});

test('what another tab passed on late is as old as it is', () => {
  const { countdown } = createAt();
  countdown.hear(sampleAlarm({ minutesLeft: 10 }), 8 * minute);
  expect(countdown.minutesLeft(sampleAlarm())).toBe(2);
});

test('what is sent again is counted anew', () => {
  const { countdown, pass } = createAt();
  countdown.hear(sampleAlarm({ minutesLeft: 10 }));
  pass(1);
  // The computer slept for six minutes, and its uptime with it.
  countdown.hear(sampleAlarm({ minutesLeft: 3 }));
  expect(countdown.minutesLeft(sampleAlarm({ minutesLeft: 10 }))).toBe(3);
});

test('half an hour after the start it is no news any more, a change is', () => {
  const { countdown, pass } = createAt();
  const changed = sampleAlarm({ id: 'meeting_changed-7-1-2', kind: 'meeting_changed' });
  for (const alarm of [sampleAlarm(), changed]) countdown.hear(alarm);
  pass(40);
  expect([sampleAlarm(), changed].map(countdown.isStale)).toEqual([false, false]);
  pass(0.1);
  expect([sampleAlarm(), changed].map(countdown.isStale)).toEqual([true, false]);
});
