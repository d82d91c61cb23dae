import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultLimits } from '../../../src/platform/rate-limits/index.ts';

test('docs/configuration.md lists every rate limit with its default', () => {
  const page = readFileSync(new URL('../../../docs/configuration.md', import.meta.url), 'utf8');
  const section = page.slice(page.indexOf('## Limits'));
  const documented = [...section.matchAll(/^\| `([a-z-]+)` +\| +(\d+) \| +(\d+) \|/gm)].map(
    ([, name, uses, seconds]) => [name, { uses: Number(uses), seconds: Number(seconds) }],
  );
  expect(Object.fromEntries(documented)).toEqual(defaultLimits);
});
