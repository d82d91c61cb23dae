import { expect, test } from 'vitest';
import { parseBody } from '../../src/chat/input.ts';

test.each([
  '\u3164',
  '\u2060',
  '\ufe0f',
  '\u0007',
  ' \n\u200b',
  '\u0301',
  '\ud83d',
  `가${'\u0301'.repeat(9)}`,
])('the body %j is invalid', (typed) => expect(parseBody(typed)).toEqual({ ok: false, code: 'invalid' }));

test('a body of more than 2,000 code points is too long', () => {
  expect(parseBody('가'.repeat(2_001))).toEqual({ ok: false, code: 'too_long' });
  expect(parseBody(` ${'📚'.repeat(2_000)} `)).toEqual({ ok: true, body: '📚'.repeat(2_000) });
});

test('a body is stored without invisible characters', () => {
  expect(parseBody(' 첫 줄\r\n둘째\u202e 줄\u0007\u200b ')).toEqual({ ok: true, body: '첫 줄\n둘째 줄' });
});
