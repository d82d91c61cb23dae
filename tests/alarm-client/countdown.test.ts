import { expect, test } from 'vitest';
import { createCountdown } from '../../public/js/alarms/countdown.js';
import { sampleAlarm } from './sample-alarm.ts';

const minuteMs = 60_000;

function createAt() {
  let time = 5_000;
  const countdown = createCountdown({ uptime: () => time, now: () => time });
  return {
    countdown,
    pass: (minutes: number) => {
      time += minutes * minuteMs;
    },
  };
}

test('minutes are counted from when the alarm was received', () => {
  const { countdown, pass } = createAt();
  const alarm = sampleAlarm({ minutesLeft: 10 });
  countdown.receive(alarm);
  const seen = [0, 0.5, 7.5, 1.9, 0.1, 5].map((minutes) => {
    pass(minutes);
    return countdown.minutesLeft(alarm);
  });
  expect(seen).toEqual([10, 10, 2, 1, 0, 0]);
});

test('the seconds come from the wall clock when it agrees with the server, and not from a wrong one', () => {
  const startsAt = 1_783_076_400_000;
  const secondsLeft = 541;
  const leftBy = (wallClockError: number) => {
    let time = 0;
    const now = () => startsAt - secondsLeft * 1_000 + wallClockError;
    const countdown = createCountdown({ uptime: () => time, now });
    countdown.receive(sampleAlarm({ startsAt: new Date(startsAt).toISOString(), minutesLeft: 10 }));
    time = 2_000;
    return countdown.minutesLeft(sampleAlarm());
  };
  expect([leftBy(0), leftBy(3_600_000), leftBy(-3_600_000)]).toEqual([9, 10, 10]);
});

test('an alarm that another tab passed on late keeps its age', () => {
  const { countdown } = createAt();
  countdown.receive(sampleAlarm({ minutesLeft: 10 }), 8 * minuteMs);
  expect(countdown.minutesLeft(sampleAlarm())).toBe(2);
});

test('a repeated alarm restarts the countdown', () => {
  const { countdown, pass } = createAt();
  countdown.receive(sampleAlarm({ minutesLeft: 10 }));
  pass(1);
  // The computer slept for six minutes, and its uptime with it.
  countdown.receive(sampleAlarm({ minutesLeft: 3 }));
  expect(countdown.minutesLeft(sampleAlarm({ minutesLeft: 10 }))).toBe(3);
});

test('half an hour after the start an alarm is stale, a change is not', () => {
  const { countdown, pass } = createAt();
  const changed = sampleAlarm({ id: 'meeting_changed-7-1-2', kind: 'meeting_changed' });
  for (const alarm of [sampleAlarm(), changed]) countdown.receive(alarm);
  pass(40);
  expect([sampleAlarm(), changed].map(countdown.isStale)).toEqual([false, false]);
  pass(0.1);
  expect([sampleAlarm(), changed].map(countdown.isStale)).toEqual([true, false]);
});
