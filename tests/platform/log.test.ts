import { expect, test } from 'vitest';
import { createLogger } from '../../src/platform/log.ts';

test('an error is logged without what hangs on it: a form body, a request, a key', () => {
  const lines: string[] = [];
  const log = createLogger({ level: 'info', name: 'test' }, { write: (line) => lines.push(line) });
  const cause = Object.assign(new Error('deep'), {
    config: { headers: { Authorization: 'Bearer sk-hidden' } },
  });
  const error = Object.assign(new Error('entity.too.large', { cause }), {
    body: 'password=hunter2',
    code: 'E_BODY',
  });
  log.error({ err: error }, 'request failed');
  expect(lines.join()).toContain('entity.too.large');
  expect(lines.join()).toContain('E_BODY');
  expect(lines.join()).not.toMatch(/hunter2|sk-hidden/);
});

test('an address in an error is logged without its user and password', () => {
  const lines: string[] = [];
  const log = createLogger({ level: 'info', name: 'test' }, { write: (line) => lines.push(line) });
  const cause = new Error('connect ENOENT https://default:hunter2@redis.internal');
  log.error({ err: new Error(`redis://:${'hunter2/x'}@10.0.0.5:6379 is away`, { cause }) }, 'lost');
  expect(lines.join()).toContain('redis://***@10.0.0.5:6379 is away');
  expect(lines.join()).not.toContain('hunter2');
});

test('a text with line breaks stays one line of JSON in UTC', () => {
  const lines: string[] = [];
  const log = createLogger({ level: 'info', name: 'test' }, { write: (line) => lines.push(line) });
  const text = 'one\r\n{"level":30,"msg":"forged"}\u2028\u0000\u001b[2J';
  log.info({ text, err: new Error(text) }, text);
  expect(lines).toHaveLength(1);
  const signs = [...(lines[0] ?? '').trimEnd()].map((sign) => sign.codePointAt(0) ?? 0);
  expect(signs.filter((sign) => sign < 32)).toEqual([]);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: text, time: expect.stringMatching(/T.*Z$/) });
});
