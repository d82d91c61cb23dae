import { expect, test } from 'vitest';
import { defaultLimits, readLimitSettings } from '../../../src/platform/rate-limits/index.ts';

test('a setting overrides the limits it names and keeps the others', () => {
  const limits = readLimitSettings('search=120/30, meeting-open=5/3600');
  expect(limits).toEqual({
    ...defaultLimits,
    search: { uses: 120, seconds: 30 },
    'meeting-open': { uses: 5, seconds: 3_600 },
  });
  expect(readLimitSettings('')).toEqual(defaultLimits);
});

test.each([
  'search',
  'search=10',
  'search=10/',
  'search=0/60',
  'search=10/0',
  'search=10/86401',
  'search=9999999/60',
  'search=-1/60',
  'searches=10/60',
  'search=10/60;meeting-open=3/60',
])('"%s" is refused with a sentence that quotes it', (text) => {
  expect(() => readLimitSettings(text)).toThrow(text.split('=')[0] ?? text);
});
