import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const caddyfile = readFileSync('deploy/Caddyfile', 'utf8');

test('the proxy chooses a web process by the query that the pages of a chat send', () => {
  const [, key, fallback] = /lb_policy query (\w+) \{\s*fallback (\w+)\s*\}/.exec(caddyfile) ?? [];
  expect(fallback).toBe('least_conn');
  for (const script of ['chat', 'alarms']) {
    const [, sent] = /query:.*\{ (\w+)/.exec(readFileSync(`public/js/${script}.js`, 'utf8')) ?? [];
    expect(sent, script).toBe(key);
  }
});
