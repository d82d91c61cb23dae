import { describe, expect, test } from 'vitest';
import { titleOfMeeting, withClubDefaults, withoutEmptyEnd } from '../../src/meetings/club-plan-rule.ts';
import { MeetingInput } from '../../src/meetings/input.ts';

const club = { id: 1, name: '느린 독서회', capacity: 30, memberCount: 5 };

describe('the title of a club’s meeting', () => {
  test.each([
    ['남극', '『남극』 모임'],
    ['가'.repeat(55), `『${'가'.repeat(55)}』 모임`],
    [`${'가나다 '.repeat(20)}끝`, `『${'가나다 '.repeat(13).trim()}…』 모임`],
    ['가'.repeat(100), `『${'가'.repeat(54)}…』 모임`],
    ['👨‍👩‍👧‍👦'.repeat(90), `『${'👨‍👩‍👧‍👦'.repeat(54)}…』 모임`],
    [null, '북클럽 모임'],
  ])('of %j is %j', (bookTitle, title) => {
    expect(titleOfMeeting(bookTitle)).toBe(title);
  });

  test.each(['가'.repeat(100), 'a b '.repeat(50), '👨‍👩‍👧‍👦'.repeat(100), '각'.normalize('NFD').repeat(100)])(
    'is one that the form accepts, for a book of %j',
    (bookTitle) => {
      expect(MeetingInput.shape.title.safeParse(titleOfMeeting(bookTitle)).success).toBe(true);
    },
  );
});

test('what a leader typed is kept, and only empty fields are filled', () => {
  const typed = { startsAt: '2026-12-31T23:00', title: ' ', endsAt: '', capacity: '', description: '' };
  expect(withClubDefaults(typed, club, '남극')).toEqual({
    startsAt: '2026-12-31T23:00',
    title: '『남극』 모임',
    endsAt: '2027-01-01T01:00',
    capacity: '30',
    description: '',
  });
  const decided = { startsAt: '2026-12-31T23:00', title: '밤', endsAt: '2026-12-31T23:30', capacity: '7' };
  expect(withClubDefaults(decided, club, '남극')).toEqual(decided);
  expect(withClubDefaults({ startsAt: 'soon' }, club, '남극')).toEqual({
    startsAt: 'soon',
    title: '『남극』 모임',
    capacity: '30',
  });
});

test('an end that the leader left empty has no message, and one that she typed keeps it', () => {
  const errors = { startsAt: '시작', endsAt: '끝' };
  expect(withoutEmptyEnd(errors, { endsAt: ' ' })).toEqual({ startsAt: '시작' });
  expect(withoutEmptyEnd(errors, {})).toEqual({ startsAt: '시작' });
  expect(withoutEmptyEnd(errors, { endsAt: 'soon' })).toEqual(errors);
});
