import { describe, expect, test } from 'vitest';
import { phaseOf } from '../../src/meetings/meeting.ts';
import { type PlanProblems, planProblems } from '../../src/meetings/plan-rules.ts';
import { canCancel, canEdit, canEnterChat, canJoin, canLeave, canRemove } from '../../src/meetings/policy.ts';
import {
  day,
  hour,
  later,
  leader,
  member,
  minute,
  planOf,
  sampleMeeting,
  second,
  stranger,
  visitor,
} from './sample-meeting.ts';

const meeting = sampleMeeting();
const { startsAt, endsAt } = meeting;
const full = sampleMeeting({ memberCount: 5 });
const cancelled = sampleMeeting({ cancelledAt: later(startsAt, -hour) });
const before = later(startsAt, -second);
const during = later(startsAt, hour);
const lastMoment = later(endsAt, -1);

/** "yes", or why not. */
const said = (decision: { ok: boolean; reason?: string }) => (decision.ok ? 'yes' : decision.reason);

describe('a meeting', () => {
  test.each([
    ['upcoming a millisecond before its start', later(startsAt, -1), 'upcoming'],
    ['live at its start', startsAt, 'live'],
    ['live a millisecond before its end', lastMoment, 'live'],
    ['over at its end', endsAt, 'ended'],
  ])('is %s', (_when, now, phase) => expect(phaseOf(meeting, now)).toBe(phase));

  test('that is cancelled is nothing else any more', () => {
    for (const now of [before, during, endsAt]) expect(phaseOf(cancelled, now)).toBe('cancelled');
  });
});

describe('the chat room', () => {
  test('turns a member away one second before the meeting starts, and says when it opens', () => {
    expect(canEnterChat(meeting, member, before)).toEqual({
      ok: false,
      reason: 'not_open_yet',
      opensAt: startsAt,
    });
  });

  test.each([
    ['a member at the start', meeting, member, startsAt, 'yes'],
    ['the leader at the start', meeting, leader, startsAt, 'yes'],
    ['a member a millisecond before the end', meeting, member, lastMoment, 'yes'],
    ['a member at the end', meeting, member, endsAt, 'closed'],
    ['a member of a cancelled meeting', cancelled, member, during, 'cancelled'],
    ['a stranger during the meeting', meeting, stranger, during, 'not_member'],
    ['a stranger before the meeting', meeting, stranger, before, 'not_member'],
    ['a visitor', meeting, visitor, during, 'unauthenticated'],
  ])('answers %s', (_who, which, asker, now, answer) => {
    expect(said(canEnterChat(which, asker, now))).toBe(answer);
  });
});

describe('joining', () => {
  test.each([
    ['is open before the start', meeting, stranger, before, 'yes'],
    ['is open to late-comers', meeting, stranger, during, 'yes'],
    ['is open a millisecond before the end', meeting, stranger, lastMoment, 'yes'],
    ['is over at the end', meeting, stranger, endsAt, 'ended'],
    ['is over when the meeting is cancelled', cancelled, stranger, before, 'cancelled'],
    ['needs a seat', full, stranger, before, 'full'],
    ['is done already by a member of a full meeting', full, member, before, 'yes'],
    ['is done already by the leader', meeting, leader, before, 'yes'],
    ['needs a log-in', meeting, visitor, before, 'unauthenticated'],
    ['asks nobody to log in for nothing', full, visitor, before, 'full'],
  ])('%s', (_rule, which, asker, now, answer) => expect(said(canJoin(which, asker, now))).toBe(answer));
});

describe('leaving', () => {
  test.each([
    ['is free before the start', meeting, member, before, 'yes'],
    ['is free during the meeting', meeting, member, lastMoment, 'yes'],
    ['has no meaning once it is over', meeting, member, endsAt, 'ended'],
    ['has no meaning when it is cancelled', cancelled, member, before, 'cancelled'],
    ['is not for the leader', meeting, leader, before, 'leader'],
    ['needs a membership', meeting, stranger, before, 'not_member'],
    ['needs a log-in', meeting, visitor, before, 'unauthenticated'],
  ])('%s', (_rule, which, asker, now, answer) => expect(said(canLeave(which, asker, now))).toBe(answer));
});

describe.each([
  ['editing', canEdit],
  ['cancelling', canCancel],
])('%s', (_what, can) => {
  test.each([
    ['is the leader’s before the start', meeting, leader, before, 'yes'],
    ['is the leader’s until the end', meeting, leader, lastMoment, 'yes'],
    ['is over at the end', meeting, leader, endsAt, 'ended'],
    ['is over once it is cancelled', cancelled, leader, before, 'cancelled'],
    ['is not for members', meeting, member, before, 'not_leader'],
    ['is not for strangers, whatever became of the meeting', cancelled, stranger, before, 'not_leader'],
    ['needs a log-in', meeting, visitor, before, 'unauthenticated'],
  ])('%s', (_rule, which, asker, now, answer) => expect(said(can(which, asker, now))).toBe(answer));
});

test.each([
  ['the leader removes a member', leader, 2, during, 'yes'],
  ['the leader cannot remove herself', leader, 1, during, 'leader'],
  ['a member removes nobody', member, 9, during, 'not_leader'],
  ['nobody is removed from what is over', leader, 2, endsAt, 'ended'],
])('%s', (_rule, asker, userId, now, answer) =>
  expect(said(canRemove(meeting, asker, { userId, isClubManager: false }, now))).toBe(answer),
);

describe('a plan', () => {
  const now = before;
  const plan = (start: number, length: number) =>
    planOf(meeting, { startsAt: later(now, start), endsAt: later(now, start + length) });

  test.each<[string, number, number, PlanProblems]>([
    ['may start in a minute', minute, hour, {}],
    ['may start in a millisecond', 1, hour, {}],
    ['cannot start now', 0, hour, { startsAt: 'past' }],
    ['cannot start a second ago', -second, hour, { startsAt: 'past' }],
    ['may start in 365 days', 365 * day, hour, {}],
    ['cannot start a millisecond after 365 days', 365 * day + 1, hour, { startsAt: 'too_far' }],
    ['may last a minute', hour, minute, {}],
    ['cannot last a second less', hour, minute - second, { endsAt: 'too_short' }],
    ['cannot end as it starts', hour, 0, { endsAt: 'too_short' }],
    ['cannot end before it starts', hour, -hour, { endsAt: 'too_short' }],
    ['may last 12 hours', hour, 12 * hour, {}],
    ['cannot last a second longer', hour, 12 * hour + second, { endsAt: 'too_long' }],
    ['may have two faults', -day, 25 * hour, { startsAt: 'past', endsAt: 'too_long' }],
  ])('%s', (_rule, start, length, problems) =>
    expect(planProblems(plan(start, length), now)).toEqual(problems),
  );
});

describe('editing a meeting', () => {
  const edit = (fields: Parameters<typeof planOf>[1], now: Date, which = meeting) =>
    planProblems(planOf(which, fields), now, which);

  test('that has not begun may change everything', () => {
    const fields = {
      bookId: 4,
      title: '다른 이름',
      startsAt: later(startsAt, day),
      endsAt: later(endsAt, day),
      capacity: 9,
    };
    expect(edit(fields, before)).toEqual({});
  });

  test('cannot move a start into the past', () => {
    expect(edit({ startsAt: later(before, -minute) }, before)).toEqual({ startsAt: 'past' });
  });

  test.each<[string, Parameters<typeof planOf>[1], PlanProblems]>([
    [
      'may change the name, the text and the seats',
      { title: '다른 이름', description: '소개', capacity: 9 },
      {},
    ],
    ['cannot move the start back', { startsAt: later(startsAt, 3 * minute) }, { startsAt: 'begun' }],
    ['cannot move the start forward', { startsAt: later(startsAt, -minute) }, { startsAt: 'begun' }],
    ['cannot change the book', { bookId: 4 }, { bookId: 'begun' }],
    ['may extend the end', { endsAt: later(endsAt, minute) }, {}],
    ['may extend the end to twelve hours', { endsAt: later(startsAt, 12 * hour) }, {}],
    [
      'cannot extend the end further',
      { endsAt: later(startsAt, 12 * hour + second) },
      { endsAt: 'too_long' },
    ],
    ['cannot bring the end forward', { endsAt: later(endsAt, -second) }, { endsAt: 'only_later' }],
  ])('that has begun %s', (_rule, fields, problems) => {
    expect(edit(fields, startsAt)).toEqual(problems);
  });

  test('never reduces the capacity below the number of members', () => {
    expect(edit({ capacity: 4 }, before, full)).toEqual({ capacity: 'below_members' });
    expect(edit({ capacity: 5 }, before, full)).toEqual({});
  });
});
