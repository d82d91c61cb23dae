import { expect, test } from 'vitest';
import { readState } from '../../public/js/record/read-state.js';

const state = { version: '1', quotes: ['5-0'], sentences: [] };
const answers = (status: number) => async () => Response.json(state, { status });

test('an open record reads what it may still show', async () => {
  expect(await readState('/meetings/1/record/state', answers(200))).toEqual(state);
});

test.each([401, 403, 404, 409])('after %i it shows nothing', async (status) => {
  expect(await readState('/meetings/1/record/state', answers(status))).toBeNull();
});

test.each([429, 500, 502, 503])('after %i, as during an update, it stays as it is', async (status) => {
  await expect(readState('/meetings/1/record/state', answers(status))).rejects.toThrow(String(status));
});
