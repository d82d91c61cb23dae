import { expect, test } from 'vitest';
import { isOutdatedBy } from '../../public/js/alarms/outdated.js';
import { sampleAlarm } from './sample-alarm.ts';

const soon = sampleAlarm();
const renamed = sampleAlarm({ kind: 'meeting_changed' });
const moved = sampleAlarm({ kind: 'meeting_changed', startsAt: '2026-07-03T12:00:00.000Z' });
const cancelled = sampleAlarm({ kind: 'meeting_cancelled' });

test.each([
  ['a new title leaves the start standing', soon, renamed, false],
  ['the start leaves a change of before standing', renamed, soon, false],
  ['a new time does not', soon, moved, true],
  ['nor does a cancellation', soon, cancelled, true],
  ['a reminder takes the place of the first alarm', soon, soon, true],
  ['a second change takes the place of the first', renamed, moved, true],
  ['another meeting is no matter', soon, sampleAlarm({ ...cancelled, meetingId: '8' }), false],
] as const)('%s', (_rule, said, newer, isOutdated) => {
  expect(isOutdatedBy(said, newer)).toBe(isOutdated);
});
