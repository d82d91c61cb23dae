import { expect, test } from 'vitest';
import { logModelNotices } from '../../src/model/model-notices.ts';
import { createLogger } from '../../src/platform/log.ts';

const openAi = 'https://api.openai.com/v1';

function noticesOf(served: Parameters<typeof logModelNotices>[1], now = '2026-11-28') {
  const lines: Record<string, unknown>[] = [];
  const log = createLogger(
    { level: 'debug', name: 'test' },
    { write: (line) => lines.push(JSON.parse(line)) },
  );
  logModelNotices({ log, clock: { now: () => new Date(now) } }, served);
  return lines.map(({ level, msg, retiresOn }) => ({ level, msg: String(msg), retiresOn }));
}

test.each(['gpt-4o-mini', 'gpt-4o-mini-2024-07-18'])(
  'the start of a process that asks OpenAI for %s warns of the day on which it is switched off',
  (model) => {
    expect(noticesOf({ model, baseUrl: openAi })).toEqual([
      { level: 40, msg: expect.stringContaining('OPENAI_MODEL'), retiresOn: '2027-01-14' },
    ]);
  },
);

test.each([
  ['2027-01-13T23:59:59Z', 'will switch this model off'],
  ['2027-01-14T00:00:00Z', 'has switched this model off'],
])('at %s the warning says that OpenAI %s', (now, words) => {
  const [notice] = noticesOf({ model: 'gpt-4o-mini', baseUrl: openAi }, now);
  expect(notice?.msg).toContain(words);
});

test('no such warning is given for a model of the same name at another server', () => {
  expect(noticesOf({ model: 'gpt-4o-mini', baseUrl: 'http://127.0.0.1:4010/v1' })).toEqual([]);
});

test('a model without a known price is named with the setting for it', () => {
  const served = { model: 'llama3.2', baseUrl: 'http://127.0.0.1:11434/v1' };
  expect(noticesOf(served)).toMatchObject([{ level: 40, msg: expect.stringContaining('OPENAI_PRICE') }]);
  expect(noticesOf({ ...served, price: { prompt: 0, completion: 0 } })).toEqual([]);
  expect(noticesOf({ model: 'gpt-6-luna', baseUrl: openAi })).toEqual([]);
});
