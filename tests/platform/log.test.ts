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
