import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const directory = fileURLToPath(new URL('../../src/platform/prisma-client', import.meta.url));

test('the generated client is held in memory with one byte per character', () => {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  expect(files).toContain(join('internal', 'class.ts'));
  const wide = files.filter((name) => /[^\0-\xff]/.test(readFileSync(join(directory, name), 'utf8')));
  expect(wide).toEqual([]);
});
