import { expect, test } from 'vitest';
import { isOutdatedBy } from '../../public/js/alarms/outdated.js';
import { sampleAlarm } from './sample-alarm.ts';

const soon = sampleAlarm();
const renamed = sampleAlarm({ kind: 'meeting_changed' });
const moved = sampleAlarm({ kind: 'meeting_changed', startsAt: '2026-07-03T12:00:00.000Z' });
const cancelled = sampleAlarm({ kind: 'meeting_cancelled' });

test.each([
  ['a new title does not replace the alarm of the start', soon, renamed, false],
  ['the alarm of the start does not replace an earlier change', renamed, soon, false],
  ['a new time replaces the alarm of the start', soon, moved, true],
  ['a cancellation replaces the alarm of the start', soon, cancelled, true],
  ['a reminder replaces the first alarm', soon, soon, true],
  ['a second change replaces the first', renamed, moved, true],
  [
    'an alarm of another meeting replaces nothing',
    soon,
    sampleAlarm({ ...cancelled, meetingId: '8' }),
    false,
  ],
] as const)('%s', (_rule, older, newer, isOutdated) => {
  expect(isOutdatedBy(older, newer)).toBe(isOutdated);
});
