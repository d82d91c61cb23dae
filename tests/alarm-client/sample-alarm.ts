import type { Alarm } from '../../src/alarms/alarm.ts';

/** An alarm as the server sends it. */
export const sampleAlarm = (differing: Partial<Alarm> = {}): Alarm => ({
  id: 'starting_soon-7-1783076400000',
  kind: 'starting_soon',
  meetingId: '7',
  title: '달과 6펜스',
  startsAt: '2026-07-03T11:00:00.000Z',
  minutesLeft: 10,
  url: '/meetings/7/chat',
  ...differing,
});
