import { expect, test } from 'vitest';
import { readPlan } from '../../src/agenda/read-plan.ts';

const form = {
  body1: '하나',
  minutes1: '1',
  question1: '11',
  body2: '둘',
  minutes2: '2',
  body3: '',
  minutes3: '3',
};
const orderAfter = (button: object) => {
  const { rows, moved, wantsMove } = readPlan({ ...form, ...button });
  return [rows.map(({ body, minutes, questionId }) => `${body}${minutes}${questionId}`), moved, wantsMove];
};

test.each([
  [{ up: '2' }, ['둘2', '하나111', '3'], { number: 1, direction: 'up' }],
  [{ down: '1' }, ['둘2', '하나111', '3'], { number: 2, direction: 'down' }],
  [{ up: '3' }, ['하나111', '3', '둘2'], { number: 2, direction: 'up' }],
])('%j swaps the row with its neighbour', (button, rows, moved) => {
  expect(orderAfter(button)).toEqual([rows, moved, true]);
});

test.each([
  [{ up: '1' }],
  [{ down: '3' }],
  [{ up: '' }],
  [{ down: '-1' }],
  [{ up: '99' }],
  [{ down: '1.5' }],
])('%j moves nothing, and is no request to save', (button) => {
  expect(orderAfter(button)).toEqual([['하나111', '둘2', '3'], null, true]);
});

test('rows without a text become no cards', () => {
  expect(readPlan(form).drafts).toEqual([
    { body: '하나', questionId: 11, seconds: 60 },
    { body: '둘', questionId: null, seconds: 120 },
  ]);
});

test('a row with wrong minutes keeps the whole plan from being stored', () => {
  const { drafts, rows } = readPlan({ ...form, minutes2: '0' });
  expect(drafts).toBeNull();
  expect(rows[1]?.errors.minutes).toContain('시간은 1분에서');
});
