import { expect, test } from 'vitest';
import { createLogger } from '../../src/platform/log.ts';
import { recordSecurityEvent } from '../../src/platform/security-log.ts';

function linesAt(level: string) {
  const lines: Record<string, unknown>[] = [];
  const log = createLogger({ level, name: 'test' }, { write: (line) => lines.push(JSON.parse(line)) });
  recordSecurityEvent(log, {
    event: 'log-in',
    outcome: 'failed',
    accountId: 7,
    reason: 'wrong-password',
    source: { addressBlock: '2001:db8:1:2::/64', requestId: 'r1' },
  });
  return lines;
}

test('an event is one line with event, outcome, account, address block and request', () => {
  expect(linesAt('info')).toEqual([
    expect.objectContaining({
      log: 'security',
      event: 'log-in',
      outcome: 'failed',
      accountId: 7,
      reason: 'wrong-password',
      addressBlock: '2001:db8:1:2::/64',
      requestId: 'r1',
    }),
  ]);
});

test('a site that logs warnings only still writes security events, a silent one writes nothing', () => {
  expect(linesAt('warn')).toHaveLength(1);
  expect(linesAt('silent')).toEqual([]);
});
